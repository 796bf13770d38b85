import { describe, expect, it } from 'vitest';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { isJoined, joinedInWords } from './joined.ts';
import type { TraceContent } from './trace-content.ts';

const [span] = sketch('home') as [StoredSpan];
const line = (spanId: string | null) => ({ signal: 'log', log: { spanId } }) as StoredSignal;
const words = (openSpanId: string | undefined, signals: StoredSignal[]): string | null =>
  joinedInWords({ spans: [span], signals, openSpanId } as unknown as TraceContent);

describe('what belongs to the chosen span', () => {
  it('is nothing before one is chosen, whatever names no span', () => {
    expect(words(undefined, [line(null)])).toBeNull();
    expect(isJoined(null, undefined)).toBe(false);
  });

  it('is counted under its name', () => {
    const signals = [line(span.spanId), line(span.spanId), line(null), line('another')];
    expect(words(span.spanId, signals)).toBe('“home”: 2 log lines and no error report name it.');
  });

  it('may be a segment, named as it is', () => {
    const segment = { signal: 'segment', segment: { segmentId: 's', name: 'flask' } } as StoredSignal;
    expect(words('s', [segment])).toBe('“flask”: no log line and no error report name it.');
    expect(words('gone', [segment])).toMatch(/^What is chosen: /);
  });
});
