import pino from 'pino';
import { readActivities } from '../activities.mjs';
import { toCloudWatch } from '../cloudwatch.mjs';

const log = pino({ level: 'info' }, toCloudWatch({ group: 'cruddur', stream: 'backend-node', everyMs: 1000 }));

export async function home() {
  const activities = readActivities();
  log.error('feed rendered');
  return activities;
}
