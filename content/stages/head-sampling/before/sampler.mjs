// #region shown
import { SamplingDecision } from '@opentelemetry/sdk-trace-node';

const { RECORD_AND_SAMPLED, NOT_RECORD } = SamplingDecision;

/** A quarter of the spans: each one throws a die of its own. */
export const sampler = {
  shouldSample: () => ({ decision: Math.random() < 0.25 ? RECORD_AND_SAMPLED : NOT_RECORD }),
};
// #endregion
