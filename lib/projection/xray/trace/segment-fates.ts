import { listIn, objectIn } from '../../../telemetry/json-fields.ts';
import type { StoredSignal } from '../../../telemetry/signal.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Fate } from '../span/fate.ts';
import type { StoredSegment } from './segment-rows.ts';
import { toldBySegments, type ToldNode } from './told-trace.ts';

/** The documents that arrived, as one trace. */
export const toldOf = (signals: readonly StoredSignal[]): ToldNode[] =>
  toldBySegments(
    signals.filter((signal): signal is StoredSegment => signal.signal === 'segment').map(({ segment }) => segment),
  );

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** What X-Ray is not told by the segments that it was sent, or is told in another place: of this trace, nothing else. */
export function besideSegments(
  told: readonly ToldNode[],
  spans: readonly Span[],
  signals: readonly StoredSignal[],
): Fate[] {
  // A sender that makes segments of spans keeps their ids.
  const ids = new Set(told.map(({ node }) => node.id));
  const counts = {
    span: spans.filter(({ spanId }) => !ids.has(spanId)).length,
    log: signals.filter(({ signal }) => signal === 'log').length,
    error: signals.filter(({ signal }) => signal === 'error').length,
  };
  return [
    { ...SPANS, field: plural(counts.span, 'span'), count: counts.span },
    { ...(namesLogGroups(told) ? LINES_FOUND : LINES_LOST), field: plural(counts.log, 'log line'), count: counts.log },
    { ...(hasCauses(told) ? ERRORS_TOLD : ERRORS_LOST), field: plural(counts.error, 'error report'), count: counts.error },
  ].flatMap(({ count, ...fate }) => (count === 0 ? [] : [fate])); // prettier-ignore
}

const namesLogGroups = (told: readonly ToldNode[]): boolean =>
  told.some(({ node }) => listIn(objectIn(node.document, 'aws'), 'cloudwatch_logs').length > 0);
const hasCauses = (told: readonly ToldNode[]): boolean =>
  told.some(({ node }) => listIn(objectIn(node.document, 'cause'), 'exceptions').length > 0);

type Told = Omit<Fate, 'field'>;
const SPANS: Told = { became: 'lost', to: null, why: 'They came as spans only: a call between them breaks the tree here, and the segment’s parent is not found.' }; // prettier-ignore
const LINES_FOUND: Told = { became: 'changed', to: 'aws.cloudwatch_logs', why: 'The segment names the log groups of its service; the console looks there for the trace id.' }; // prettier-ignore
const LINES_LOST: Told = { became: 'lost', to: null, why: 'No segment of this trace names a log group in aws.cloudwatch_logs: the console does not know where to look.' }; // prettier-ignore
const ERRORS_TOLD: Told = { became: 'changed', to: 'cause.exceptions', why: 'The exception with its stack, where the SDK caught it; grouping and status are unknown here.' }; // prettier-ignore
const ERRORS_LOST: Told = { became: 'lost', to: null, why: 'No segment of this trace has an exception as its cause: X-Ray knows at most that something failed.' }; // prettier-ignore

/** What became of the documents' fields in rows of the waterfall: of those that these documents have. */
export function rowFates(told: readonly ToldNode[]): Fate[] {
  const has = (field: string): boolean => told.some(({ node }) => node.document[field] !== undefined);
  return ROW_FATES.flatMap(({ fields, fate }) => {
    const there = fields.filter(has);
    return there.length === 0 ? [] : [{ field: there.join(', '), ...fate }];
  });
}

const ROW_FATES: { fields: string[]; fate: Told }[] = [
  { fields: ['fault', 'error', 'throttle'], fate: { became: 'renamed', to: 'status error', why: 'A span fails in one way only; the row keeps X-Ray’s words beside it.' } },
  { fields: ['annotations', 'metadata'], fate: { became: 'renamed', to: 'attributes of the same path', why: 'A span has one kind of attribute: that only annotations are indexed is not seen any more.' } },
  { fields: ['namespace'], fate: { became: 'changed', to: 'kind', why: 'A call (aws or remote) is drawn as a client, a segment as a server, all else as internal.' } },
  { fields: ['cause'], fate: { became: 'changed', to: 'exception events', why: 'The stack stands in the X-Ray view alone.' } },
]; // prettier-ignore
