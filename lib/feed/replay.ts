import type { SignalJson } from '../telemetry/signal-json.ts';
import type { SpanJson } from '../telemetry/span-json.ts';
import type { FeedEvent } from './feed-event.ts';

/** What a reader missed, each list in order of `seq`. */
export interface Missed {
  spans: SpanJson[];
  signals: SignalJson[];
  /** There are more signals than these. */
  isCut?: boolean;
}

/** An event with the number that a reader resumes from. */
export interface Replayed {
  event: FeedEvent;
  id: number;
}

/** What was missed travels so many at a time; a reader draws between two events. */
const REPLAYED_AT_ONCE = 200;

/** And an event of signals ends with the one by which it has so many characters: documents may have a million each. */
const EVENT_CHARACTERS = 1024 * 1024;

type Numbered = SpanJson | SignalJson;

const isSignal = (one: Numbered): one is SignalJson => 'signal' in one;

/** The first so many of what was missed, spans and signals in the order in which they were stored. */
export const firstOf = ({ spans, signals }: Missed, most: number): Numbered[] =>
  signals.length === 0 ? spans : [...spans, ...signals].toSorted((one, other) => one.seq - other.seq).slice(0, most);

/**
 * Spans and signals as events, in their order: a reader that breaks off between two of them has missed nothing before.
 * @param most in one event
 */
export function eventsOf(all: readonly Numbered[], most: number = REPLAYED_AT_ONCE): Replayed[] {
  const events: Replayed[] = [];
  let from = 0;
  while (from < all.length) {
    const to = endOfRun(all, from, most);
    const run = all.slice(from, to);
    const spans = run.filter((one): one is SpanJson => !isSignal(one));
    const event: FeedEvent = spans.length > 0 ? { type: 'spans', spans } : { type: 'signals', signals: run.filter(isSignal) };
    events.push({ event, id: run.at(-1)?.seq ?? 0 });
    from = to;
  }
  return events;
} // prettier-ignore

/** Where what is of one kind ends, or is enough for one event. */
function endOfRun(all: readonly Numbered[], from: number, most: number): number {
  const first = all[from];
  let size = 0;
  let to = from;
  for (; to < all.length && to - from < most && size < EVENT_CHARACTERS; to += 1) {
    const one = all[to];
    if (first === undefined || one === undefined || isSignal(one) !== isSignal(first)) break;
    if (isSignal(one)) size += JSON.stringify(one).length;
  }
  return to;
}

/** How many spans or signals an event brings; 1 for any other event. */
export function sizeOf(event: FeedEvent): number {
  if (event.type === 'spans') return event.spans.length;
  return event.type === 'signals' ? event.signals.length : 1;
}
