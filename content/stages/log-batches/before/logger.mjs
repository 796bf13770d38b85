import pino from 'pino';
import { toCloudWatch } from './cloudwatch.mjs';

// #region shown
const cloudWatch = toCloudWatch({ group: 'cruddur', stream: 'backend-node', everyMs: 60_000 });
const everywhere = pino.multistream([
  { stream: process.stdout, level: 'debug' },
  { stream: cloudWatch, level: 'debug' },
]);

export const logger = pino({ level: 'debug' }, everywhere);
// #endregion
