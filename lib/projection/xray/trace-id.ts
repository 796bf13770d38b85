/** X-Ray writes a trace id in three parts. */
export { traceIdInParts as traceIdOf } from '../../telemetry/copied-trace-id.ts';

/** 32 hex digits in X-Ray's form. */
export const inXRayForm = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
