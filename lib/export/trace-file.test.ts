import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { traceFile } from './trace-file.ts';

const taken = { traceId: 'a'.repeat(32), syntheticRoots: [] };

describe('a trace to take along', () => {
  it('as an outline has a line for every span, however many', () => {
    const spans = sketch(['root 0..900', ...Array.from({ length: 500 }, (_, nth) => `  child ${nth}`)].join('\n'));
    const { name, pieces } = traceFile('outline', { ...taken, spans });
    const lines = [...pieces].join('').trimEnd().split('\n');
    expect(name).toBe(`trace-${taken.traceId}.txt`);
    expect(lines).toHaveLength(501);
    expect(lines[0]).toBe('backend-next: root 900 ms');
  });

  it('keeps a made-up parent from looking like one that is missing', () => {
    const spans = sketch('child ^page');
    const [root] = spans;
    const outlined = (syntheticRoots: string[]): string =>
      [...traceFile('outline', { ...taken, spans, syntheticRoots }).pieces].join('');
    expect(outlined([])).toContain('(parent missing)');
    expect(outlined([root?.parentId ?? ''])).not.toContain('(parent missing)');
  });

  it('as an outline hides in names what looks like a secret, and says so', () => {
    const [span] = sketch('root 0..5');
    const named = { ...span, name: 'load cart of 4111 1111 1111 1111' } as StoredSpan;
    const text = [...traceFile('outline', { ...taken, spans: [named] }).pieces].join('');
    expect(text).toContain('backend-next: load cart of (hidden: 19 characters) 5.00 ms');
    expect(text).toContain('(What looks like a secret is hidden, in one name.)');
    expect([...traceFile('outline', { ...taken, spans: sketch('root') }).pieces].join('')).not.toContain('secret');
  });

  it('as OTLP/JSON is a request that any receiver takes', () => {
    const { name, contentType, pieces } = traceFile('otlp', { ...taken, spans: sketch('root') });
    expect([name, contentType]).toEqual([`trace-${taken.traceId}.otlp.json`, 'application/json']);
    expect(JSON.parse([...pieces].join(''))).toHaveProperty('resourceSpans.0.scopeSpans.0.spans.0.name', 'root');
  });
});
