import { parentPort } from 'node:worker_threads';
import { inspect, type GuardBatch } from './inspect.ts';

/** The thread that looks for secrets, so that no value, however hostile, holds up pages or receivers. */
parentPort?.on('message', (batch: GuardBatch) => parentPort?.postMessage(inspect(batch)));
