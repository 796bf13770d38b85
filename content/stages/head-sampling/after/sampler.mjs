// #region shown
import { ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

const aQuarter = new TraceIdRatioBasedSampler(0.25);

/** A quarter of the traces: decided where one comes in, and obeyed by every span below. */
export const sampler = new ParentBasedSampler({
  root: aQuarter,
  // Whoever calls from outside does not decide what we pay for.
  remoteParentSampled: aQuarter,
});
// #endregion
