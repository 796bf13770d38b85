import Rollbar from 'rollbar';
import { readActivities } from '../activities.mjs';

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});

function openFeed() {
  rollbar.error('The feed is closed');
  throw new Error('The feed is closed');
}

export async function home() {
  try {
    return openFeed();
  } catch (error) {
    rollbar.error(error);
    return readActivities();
  }
}
