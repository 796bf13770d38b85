import { describe, expect, it } from 'vitest';
import { readTelemetry } from './telemetry-file.ts';

const span = (nth: number): Record<string, unknown> => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: nth.toString(16).padStart(16, '0'),
  name: 'http-handler',
  startTimeUnixNano: '1544712660000000000',
  endTimeUnixNano: '1544712661000000000',
});

const document = (spans: unknown[]): string => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

describe('a telemetry file', () => {
  it.each([
    ['taken', 1],
    ['refused', 0],
  ])('may hold any number of spans in one document, all of them %s', (_, first) => {
    // Id 0 is refused: all of them have it, or none.
    const many = Array.from({ length: 200_000 }, (_each, nth) => span(first * (nth + 1)));
    const read = readTelemetry(document(many));
    if ('problem' in read) throw new Error(read.problem.message);
    expect([read.spans.length, read.refused.length]).toEqual(first === 1 ? [200_000, 0] : [0, 200_000]);
  });
});
