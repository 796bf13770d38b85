import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { readTracesData } from '../../lib/receivers/otlp/read-json.ts';
import { serviceOf, type Span, type StoredSpan } from '../../lib/telemetry/span.ts';

/** Found from where the tests are run: a bundle of them lies elsewhere. */
const goldens = join(cwd(), 'tests/mutations/goldens');

/** The bodies of the requests that a capture holds, one a line, as text. */
export const bodiesOf = (name: string): string => readFileSync(join(goldens, `${name}.jsonl`), 'utf8');

/** As a file's spans are judged: with no workspace, no environment and no time of arrival. */
export const stored = (span: Span, nth: number): StoredSpan => ({
  ...span,
  seq: nth + 1,
  workspace: 'file',
  environment: 'file',
  service: serviceOf(span.resource),
  receivedAt: 0,
});

/** Reads OTLP/JSON, a request a line, with the reader of the doors. */
export function spansOf(bodies: string): StoredSpan[] {
  const spans = bodies
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const read = readTracesData(JSON.parse(line));
      if (read.kind === 'undecodable') throw new Error(read.problem.message);
      if (read.reading.refused.length > 0) throw new Error(read.reading.refused[0]?.message);
      return read.reading.accepted;
    });
  return spans.map(stored);
}

/** What a capture holds, read anew each time, so that a mutation may change it. */
export const golden = (name: string): StoredSpan[] => spansOf(bodiesOf(name));
