// #region shown
import { TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

/** One trace in five, decided before anything has happened in it. */
export const sampler = new TraceIdRatioBasedSampler(1 / 5);
// #endregion
