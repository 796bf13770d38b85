import { isSpanContextValid, trace, TraceFlags, type Context, type SpanContext } from '@opentelemetry/api';
import { SamplingDecision, type Sampler, type SamplingResult } from '@opentelemetry/sdk-trace-base';

/** The practice backend, and nothing else of the app, lives below this path. */
const PRACTICE_PATH = '/api/';

/** What an error tracker's clients post items to, where only the host of their endpoint was changed: a door. */
const ITEM_PATH = /^\/api\/(1(\/|$)|item\/?$)/;

/** Whether a path is the practice backend's. @param target with its query or without */
export const isPractice = (target: string): boolean => {
  const [path = ''] = target.split('?', 1);
  return path.startsWith(PRACTICE_PATH) && !ITEM_PATH.test(path);
};

const RECORD: SamplingResult = { decision: SamplingDecision.RECORD_AND_SAMPLED };
const SKIP: SamplingResult = { decision: SamplingDecision.NOT_RECORD };

const isSampled = (context: SpanContext): boolean => (context.traceFlags & TraceFlags.SAMPLED) !== 0;

/** The caller's own wish, as it came in a `traceparent`: an exporter's post says "do not sample". */
const isDeclined = (parent: SpanContext | undefined): boolean => parent?.isRemote === true && !isSampled(parent);

/** A span of this very process that is being recorded: its children belong to the same practice request. */
const isRecordedHere = (parent: SpanContext | undefined): boolean =>
  parent !== undefined && parent.isRemote !== true && isSampled(parent);

/**
 * Records practice requests and what happens inside them, and nothing else.
 *
 * The path is asked first: a foreign client may post telemetry with a sampled `traceparent`, and following the parent
 * would then trace the ingest, whose export would be traced in turn, without end. Next gives `http.target` when the
 * request's span starts; its name is still only the method then.
 */
export class PracticeSampler implements Sampler {
  shouldSample(...[context, , , , attributes]: Parameters<Sampler['shouldSample']>): SamplingResult {
    const parent = validParent(context);
    const target = attributes['http.target'];
    if (typeof target === 'string') return isPractice(target) && !isDeclined(parent) ? RECORD : SKIP;
    return isRecordedHere(parent) ? RECORD : SKIP;
  }

  toString(): string {
    return `PracticeSampler{${PRACTICE_PATH}}`;
  }
}

function validParent(context: Context): SpanContext | undefined {
  const parent = trace.getSpanContext(context);
  return parent && isSpanContextValid(parent) ? parent : undefined;
}
