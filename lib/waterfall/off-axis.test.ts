import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { offAxisText, offAxisWords } from './off-axis.ts';
import type { TimeMark } from './row-note.ts';
import { growTree } from './tree.ts';

const [span] = sketch('a 0..100') as [StoredSpan];
const { windows } = growTree([span]);
const mark = (ms: number, traceId = span.traceId): TimeMark => ({
  seq: 1, kind: 'log', traceId, spanId: null, at: span.start + BigInt(ms * 1e6), level: '', failed: false, text: '',
}); // prettier-ignore

describe('logs and errors outside the time of the spans', () => {
  it('are told by how many, on which side and how far', () => {
    expect(offAxisWords([mark(-20), mark(50), mark(400), mark(1300)], windows)).toEqual([
      'One log line or error is 20.0 ms before the first span began.',
      '2 log lines or errors are up to 1.20 s after the last span ended.',
    ]);
  });

  it('are nothing to tell where all lie within, up to the very ends', () => {
    expect(offAxisWords([mark(0), mark(100)], windows)).toEqual([]);
    expect(offAxisWords([mark(7000, 'b'.repeat(32))], windows)).toEqual([]);
  });

  it('each say for themselves where they are', () => {
    const window = windows.get(span.traceId);
    expect(offAxisText(mark(101).at, window)).toBe('1.00 ms after the trace’s last span ended');
    expect(offAxisText(mark(-1).at, window)).toBe('1.00 ms before the trace’s first span began');
    expect(offAxisText(mark(1).at, window)).toBe('');
  });
});
