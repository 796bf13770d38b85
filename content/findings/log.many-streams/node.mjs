import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { readActivities } from '../activities.mjs';
import { toCloudWatch } from '../cloudwatch.mjs';

export async function home() {
  const log = pino(
    { level: 'info' },
    toCloudWatch({ group: 'cruddur', stream: `request-${randomUUID()}`, everyMs: 1000 }),
  );
  const activities = readActivities();
  log.info('feed rendered');
  return activities;
}
