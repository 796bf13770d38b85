import { cloudWatchLogs } from './cloudwatch-logs.tsx';
import { rollbar } from './rollbar.tsx';
import type { System } from './system.ts';
import { xRay } from './x-ray.tsx';

/** Every system beside OpenTelemetry whose clients send here, in the order of the lessons. */
export const systems: readonly System[] = [xRay, cloudWatchLogs, rollbar];
