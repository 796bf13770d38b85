import { describe, expect, it } from 'vitest';
import type { StoredSignal } from '../telemetry/signal.ts';
import { placeMarks, timeMarks } from './time-marks.ts';

const TRACE = 'a'.repeat(32);
const head = { seq: 1, workspace: 'local', environment: 'test', receivedAt: 1000 };
const nowhere = {
  resource: { attributes: {}, schemaUrl: '' },
  scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
};

const line = (text: string, fields: object = {}): StoredSignal => ({
  ...head,
  signal: 'log',
  log: {
    traceId: TRACE, spanId: 'b'.repeat(16), time: 5n, observedTime: null, severityNumber: 9, severityText: 'INFO',
    body: { type: 'string', value: text }, eventName: '', attributes: {}, ...nowhere, ...fields,
  },
}); // prettier-ignore

const error = (title: string): StoredSignal => ({
  ...head,
  seq: 2,
  signal: 'error',
  error: {
    uuid: 'u', fingerprint: 'f', title, level: 'error', environment: 'test', traceId: TRACE, spanId: null, time: 3n, data: {},
  },
}); // prettier-ignore

describe('marks on the time axis', () => {
  it('are the log lines and the errors of a trace, by their time', () => {
    expect(timeMarks([line('served'), error('TypeError')])).toMatchObject([
      { kind: 'error', text: 'TypeError', level: 'error', failed: true, at: 3n },
      { kind: 'log', text: 'served', level: 'INFO', failed: false, at: 5n },
    ]);
  });

  it('leave out what names no trace', () => expect(timeMarks([line('x', { traceId: null })])).toEqual([]));

  it('stand where a line was observed or received, where it names no time', () => {
    expect(timeMarks([line('x', { time: null, observedTime: 7n })])[0]?.at).toBe(7n);
    expect(timeMarks([line('x', { time: null })])[0]?.at).toBe(1_000_000_000n);
  });

  it('hold one line that can only be shown', () => {
    expect(timeMarks([line('a\u001b[31m\nb')])[0]?.text).toBe('a\\u001b[31m\\u000ab');
    expect(timeMarks([line('x'.repeat(5000))])[0]?.text.length).toBeLessThan(200);
  });

  it('stand on their span’s row, or else on the trace', () => {
    const marks = timeMarks([line('served'), error('TypeError'), line('gone', { spanId: 'c'.repeat(16) })]);
    const placed = placeMarks(marks, (key) => key.endsWith('b'.repeat(16)));
    expect([...placed.marks.values()].flat().map(({ text }) => text)).toEqual(['served']);
    expect(placed.loose.map(({ text }) => text)).toEqual(['TypeError', 'gone']);
  });
});
