import { describe, expect, it } from 'vitest';
import type { SignalJson } from '@/lib/telemetry/signal-json.ts';
import { lookingFrom, lookingHref } from './trace-views.ts';
import { withSignals } from './use-trace-signals.ts';

const from = (query: string) => lookingFrom(new URLSearchParams(query));

describe('the address of a trace’s views', () => {
  it('shows the waterfall where it names no view, or none that there is', () => {
    expect(from('')).toEqual({ view: 'waterfall', beside: null, span: undefined });
    expect(from('view=%3Cscript%3E&beside=constructor')).toEqual({ view: 'waterfall', beside: null, span: undefined });
  });

  it('puts another view beside, and never the same one', () => {
    expect(from('view=logs&beside=errors')).toMatchObject({ view: 'logs', beside: 'errors' });
    expect(from('view=logs&beside=logs')).toMatchObject({ beside: null });
  });

  it('puts all the others beside, and knows which view is left without them', () => {
    expect(from('view=logs&beside=all')).toMatchObject({ view: 'logs', beside: 'all' });
    expect(from('view=all')).toMatchObject({ view: 'waterfall', beside: null });
  });

  it('leads back to itself', () => {
    for (const query of [
      '',
      '?view=logs',
      '?view=segments&beside=waterfall&span=abc',
      '?beside=all&span=abc',
      '?span=abc',
    ]) {
      expect(lookingHref('T', from(query))).toBe(`/traces/T${query}`);
    }
  });
});

const error = (seq: number): SignalJson => ({
  seq, workspace: 'local', environment: 'test', receivedAt: 1, signal: 'error',
  error: {
    uuid: String(seq), fingerprint: 'f', title: 't', level: 'error', environment: '', traceId: null, spanId: null,
    time: '5', data: {},
  },
}); // prettier-ignore

describe('signals that arrive', () => {
  it('are added once each, in the order of storing', () => {
    const known = withSignals([], [error(3)]);
    expect(withSignals(known, [error(3), error(1), error(4)]).map(({ seq }) => seq)).toEqual([1, 3, 4]);
  });

  it('change nothing where nothing is new', () => {
    const known = withSignals([], [error(3)]);
    expect(withSignals(known, [error(3)])).toBe(known);
  });
});
