import type { ErrorOccurrence } from '../telemetry/error-occurrence.ts';
import type { LogEvent } from '../telemetry/log-event.ts';
import type { Segment } from '../telemetry/segment.ts';
import { listed } from './quote.ts';

interface Beside {
  logs: readonly LogEvent[];
  segments: readonly Segment[];
  errors: readonly ErrorOccurrence[];
}

/** `1 segment: “backend-flask”`; nothing where there is none. Names that are not told are left out. */
function line(names: readonly string[], [one, many]: readonly [string, string]): string[] {
  if (names.length === 0) return [];
  const told = names.filter((name) => name !== '');
  const count = `${names.length} ${names.length === 1 ? one : many}`;
  return [told.length === 0 ? count : `${count}: ${listed(told)}`];
}

/** What arrived beside spans, a line for each kind: segments by name, log lines by group, errors by title. */
export const besideInWords = ({ segments, logs, errors }: Beside): string[] => [
  ...line(
    segments.map(({ name }) => name),
    ['segment', 'segments'],
  ),
  ...line(
    logs.map(({ group = '' }) => group),
    ['log line', 'log lines'],
  ),
  ...line(
    errors.map(({ title }) => title),
    ['error', 'errors'],
  ),
];
