import type { JsonObject } from '../../../telemetry/json.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Fate } from './fate.ts';
import { isException } from './failure.ts';

const lost = (field: string, why: string): Fate => ({ field, became: 'lost', to: null, why });
const renamed = (field: string, to: string, why: string): Fate => ({ field, became: 'renamed', to, why });

/**
 * What becomes of everything about a span that is no attribute.
 * @param namedAfter the field that the segment's name is from; `name` for the span's own
 */
export function spanFates(span: Span, document: JsonObject, namedAfter: string): Fate[] {
  return [...headingFates(span, document, namedAfter), ...statusFates(span, document), ...partFates(span)];
}

function headingFates(span: Span, { name, type, sql }: JsonObject, namedAfter: string): Fate[] {
  const fates: Fate[] = [
    renamed('trace id', 'trace_id', 'The same 32 digits, written 1-8-24.'),
    {
      field: 'start and end',
      became: 'changed',
      to: 'start_time, end_time',
      why: 'Seconds as a number with decimals, which holds microseconds: the nanoseconds are gone.',
    },
    {
      field: 'kind',
      became: 'changed',
      to: type === 'subsegment' ? 'type, namespace' : null,
      why: `“${span.kind}” is told by what the document is: a segment for a server or a root, else a subsegment; remote for a call.`,
    },
  ];
  if (namedAfter !== 'name') {
    const why = `A segment is named after a service: here after ${namedAfter}. The span’s own name “${span.name}” is not in the document.`;
    fates.unshift(sql === undefined ? lost('name', why) : renamed('name', 'sql.url', why));
  } else if (name !== span.name) {
    const why = 'A segment’s name has only some characters, at most 200.';
    fates.unshift({ field: 'name', became: 'changed', to: 'name', why });
  }
  return fates;
}

function statusFates({ status }: Span, { cause, error, fault }: JsonObject): Fate[] {
  const fates: Fate[] = [];
  const flagged = error === true ? 'error' : fault === true ? 'fault' : null;
  if (status.code === 'error' && flagged !== null)
    fates.push(
      renamed('status', flagged, 'An HTTP status of 4xx makes an error, 429 a throttle too, all else a fault.'),
    );
  if (status.code === 'ok')
    fates.push(lost('status', 'A segment tells failures only: “ok” and “unset” look the same.'));
  if (status.message !== '' && !JSON.stringify(cause ?? null).includes(JSON.stringify(status.message)))
    fates.push(lost('status message', 'The exceptions stand in its place.'));
  return fates;
}

function partFates(span: Span): Fate[] {
  const raised = span.events.filter(isException).length;
  const others = span.events.filter((event) => !isException(event));
  const fates: Fate[] = [];
  if (raised > 0)
    fates.push(
      renamed(
        'exception events',
        'cause.exceptions',
        'Type, message and stack; their time and other attributes are lost.',
      ),
    );
  if (others.length > 0) {
    const names = [...new Set(others.map(({ name }) => name))].slice(0, 5).join(', ');
    fates.push(lost(`span events (${names})`, 'A segment has no events: only exceptions find a place.'));
  }
  if (span.traceState !== '') fates.push(lost('trace state', 'A segment has no place for it.'));
  if (span.scope.name !== '')
    fates.push(lost('instrumentation scope', `That “${span.scope.name}” recorded it is not said.`));
  if (Object.values(span.dropped).some((count) => count > 0))
    fates.push(lost('dropped counts', 'That the SDK had already dropped something is not said.'));
  return fates;
}
