import type { SpanEvent, StoredSpan } from './span.ts';

type WithTextTime = Omit<SpanEvent, 'time'> & { time: string };

/** A stored span as it travels to a browser, a file or a report: the same shape, its nanoseconds as decimal text. */
export type SpanJson = Omit<StoredSpan, 'start' | 'end' | 'events'> & {
  start: string;
  end: string;
  events: WithTextTime[];
};

export function spanToJson(span: StoredSpan): SpanJson {
  const events = span.events.map((event) => ({ ...event, time: String(event.time) }));
  const { attributes, links, traceState, dropped } = span;
  // By name: those of a packed span are no properties of its own, which a spread would leave out.
  const read = { attributes, links, traceState, dropped };
  return { ...span, ...read, start: String(span.start), end: String(span.end), events };
}

export function spanFromJson(json: SpanJson): StoredSpan {
  const events = json.events.map((event) => ({ ...event, time: BigInt(event.time) }));
  return { ...json, start: BigInt(json.start), end: BigInt(json.end), events };
}
