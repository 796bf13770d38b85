// #region shown
import { TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

/** One trace in so many, by its id alone; each span that is kept says for how many it stands. */
class DeterministicSampler {
  constructor(sampleRate) {
    this.sampleRate = sampleRate;
    this.byTraceId = new TraceIdRatioBasedSampler(1 / sampleRate);
  }

  shouldSample(context, traceId) {
    const { decision } = this.byTraceId.shouldSample(context, traceId);
    return { decision, attributes: { SampleRate: this.sampleRate } };
  }
}

export const sampler = new DeterministicSampler(4);
// #endregion
