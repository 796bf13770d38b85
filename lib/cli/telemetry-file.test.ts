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

  it('may hold log records beside spans, one document a line as the collector writes them', () => {
    const record = { body: { stringValue: 'charged' }, traceId: '5b8efff798038103d269b633813fc60c' };
    const logs = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record, { body: 5 }] }] }] });
    const read = readTelemetry(`${document([span(1)])}\n${logs}\n${JSON.stringify({ resourceMetrics: [] })}\n`);
    if ('problem' in read) throw new Error(read.problem.message);
    expect(read.spans).toHaveLength(1);
    expect(read.logs.map(({ body, traceId }) => [body?.value, traceId])).toEqual([['charged', record.traceId]]);
    expect(read.refused.map(({ code }) => code)).toEqual(['otlp/wrong-type']);
  });

  it('names the document in which the log records cannot be read', () => {
    const read = readTelemetry(`${document([span(1)])}\n{"resourceLogs": 7}`);
    expect(read).toMatchObject({ problem: { code: 'otlp/undecodable', at: [1] } });
  });
});
