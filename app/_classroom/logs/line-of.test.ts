import { describe, expect, it } from 'vitest';
import type { LogLineJson } from '@/lib/telemetry/log-view.ts';
import { mergedLines, shownLine } from './line-of.ts';

const line = (seq: number, text: string, time: string | null = String(seq)): LogLineJson => ({
  seq,
  workspace: 'local',
  environment: 'dev',
  receivedAt: 7,
  signal: 'log',
  log: {
    traceId: null,
    spanId: null,
    time,
    observedTime: null,
    severityNumber: 9,
    severityText: 'info',
    body: { type: 'string', value: text },
    eventName: '',
    attributes: {},
    group: 'g',
    stream: 's',
    resource: { attributes: {}, schemaUrl: '' },
    scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
  },
});

describe('a line as it is shown', () => {
  it('is its own message where it is JSON, and keeps its fields', () => {
    expect(shownLine(line(1, '{"level":"info","msg":"GET / 200"}'))).toMatchObject({
      short: 'GET / 200',
      fields: { level: 'info', msg: 'GET / 200' },
    });
  });

  it.each(['plain text', '{ not json', '{"msg":7}'])('is its whole text where it is %s', (text) => {
    expect(shownLine(line(1, text)).short).toBe(text);
  });

  it('stands where it was received if nobody gave it a time', () => {
    expect(shownLine(line(1, 'x', null)).time).toBe(7_000_000n);
  });
});

describe('two readings of a group', () => {
  it('are one list without doubles, the newest first, and those of one moment by their order of arrival', () => {
    const lines = mergedLines([line(3, 'c', '5'), line(1, 'a', '5')], [line(1, 'a', '5'), line(2, 'b', '9')]);
    expect(lines.map(({ seq }) => seq)).toEqual([2, 3, 1]);
  });
});
