import { SpanStatusCode } from '@opentelemetry/api';
import { SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

/** Requests that are held back at most; one that never ends must not be remembered for ever. */
const MOST_HELD = 1000;

const isFirstHere = ({ parentSpanContext }) => parentSpanContext === undefined || parentSpanContext.isRemote;
const hasFailed = ({ status }) => status.code === SpanStatusCode.ERROR;
const tookMs = ({ duration: [seconds, nanoseconds] }) => seconds * 1000 + nanoseconds / 1e6;

// #region shown
/** Holds a request's spans back until it is over, and decides then. */
export class TailSampling {
  held = new Map();

  constructor(next, { slowMs, oneIn }) {
    Object.assign(this, { next, slowMs, oneIn, few: new TraceIdRatioBasedSampler(1 / oneIn) });
  }

  /** For how many requests like it this one stands; 0 where it is dropped. */
  rateOf(root, spans) {
    if (spans.some(hasFailed) || tookMs(root) >= this.slowMs) return 1;
    const { decision } = this.few.shouldSample(undefined, root.spanContext().traceId);
    return decision === SamplingDecision.RECORD_AND_SAMPLED ? this.oneIn : 0;
  }

  onEnd(span) {
    const { traceId } = span.spanContext();
    const spans = [...(this.held.get(traceId) ?? []), span];
    if (!isFirstHere(span)) return this.hold(traceId, spans);
    this.held.delete(traceId);
    const rate = this.rateOf(span, spans);
    if (rate === 0) return;
    for (const each of spans) {
      each.attributes.SampleRate = rate;
      this.next.onEnd(each);
    }
  }
  // #endregion

  hold(traceId, spans) {
    const [oldest] = this.held.size >= MOST_HELD ? this.held.keys() : [];
    if (oldest !== undefined) this.held.delete(oldest);
    this.held.set(traceId, spans);
  }

  onStart(span, context) {
    this.next.onStart(span, context);
  }

  forceFlush() {
    return this.next.forceFlush();
  }

  shutdown() {
    return this.next.shutdown();
  }
}
