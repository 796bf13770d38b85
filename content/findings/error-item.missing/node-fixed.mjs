import Rollbar from 'rollbar';
import { readActivities } from '../activities.mjs';

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});

export async function home() {
  rollbar.info('Hello World!');
  try {
    throw new Error('The feed is closed');
  } catch (error) {
    rollbar.error(error);
    return readActivities();
  }
}
