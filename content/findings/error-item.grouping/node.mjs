import Rollbar from 'rollbar';
import { readActivities } from '../activities.mjs';

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});

export async function home() {
  const activities = readActivities();
  for (const { handle } of activities) rollbar.error(`The feed of ${handle} failed`);
  return activities;
}
