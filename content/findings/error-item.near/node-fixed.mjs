import Rollbar from 'rollbar';
import { readActivities } from '../activities.mjs';

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});

export async function home() {
  try {
    throw new Error('The feed is closed');
  } catch (error) {
    rollbar.error(error);
    return readActivities();
  }
}
