// #region shown
import { TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

/** One trace in four. Nobody who reads the spans later can tell. */
export const sampler = new TraceIdRatioBasedSampler(1 / 4);
// #endregion
