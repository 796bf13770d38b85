import { describe, expect, it } from 'vitest';
import { sketch } from '../../../../tests/support/sketch.ts';
import { began, sketchApart, sketchSegment } from '../../../receivers/xray/trace.fixture.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import type { StoredSignal } from '../../../telemetry/signal.ts';
import type { StoredSpan } from '../../../telemetry/span.ts';
import { outline } from '../../../waterfall/outline.ts';
import { branchKey, growTree } from '../../../waterfall/tree.ts';
import { traceIdOf } from '../trace-id.ts';
import { readTraceId } from '../../../telemetry/copied-trace-id.ts';
import { joinRows } from './segment-rows.ts';

const stored = (...segments: Segment[]): StoredSignal[] =>
  segments.map((segment, nth) => ({
    signal: 'segment', segment, seq: nth + 1, workspace: 'local', environment: 'test', receivedAt: began * 1000,
  })); // prettier-ignore

const drawn = (spans: readonly StoredSpan[], signals: StoredSignal[]): string[] =>
  outline(growTree(joinRows(spans, signals).spans), { durations: false }).split('\n');

const noteOf = (signals: StoredSignal[], id: string) => {
  const { notes } = joinRows([], signals);
  return [...notes].find(([key]) => key.endsWith(`/${id.padStart(16, '0')}`))?.[1];
};

describe('segments in the waterfall', () => {
  it('are rows, with their subsegments below them, however those were sent', () => {
    const segment = sketchSegment({
      id: '1',
      name: 'backend-flask',
      parts: [{ id: '2', name: 'users', fields: { namespace: 'remote' } }],
    });
    expect(drawn([], stored(segment, sketchApart({ id: '3', name: 'mock-data' }, '2')))).toEqual([
      'backend-flask: backend-flask [server]',
      '  backend-flask: users [client]',
      '    backend-flask: mock-data',
    ]);
  });

  it('hang from the span that called them, and spans from them', () => {
    const [click, inner] = sketch('click @frontend 0..100\n  inner 1..2') as [StoredSpan, StoredSpan];
    const segment = { ...sketchSegment({ id: 'abc', name: 'flask' }), traceId: click.traceId, parentId: click.spanId };
    const below = { ...inner, parentId: 'abc'.padStart(16, '0') };
    expect(drawn([click, below], stored(segment)).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'frontend: click',
      '  flask: flask [server]',
      '    backend-next: inner',
    ]);
  });

  it('give way to a span of the same id', () => {
    const [span] = sketch('click @frontend 0..100') as [StoredSpan];
    const twin = { ...sketchSegment({ id: span.spanId, name: 'other' }), traceId: span.traceId };
    expect(drawn([span], stored(twin))).toEqual(['frontend: click']);
    expect(joinRows([span], stored(twin)).notes.size).toBe(0);
  });

  it('say that they are in progress, and how they failed', () => {
    expect(noteOf(stored(sketchSegment({ id: '1', to: null })), '1')).toEqual({
      is: 'segment', inProgress: true, failures: [],
    }); // prettier-ignore
    const throttled = { http: { response: { status: 429 } } };
    const signals = stored(
      sketchSegment({ id: '1', parts: [{ id: '2', fields: throttled }], fields: { fault: true } }),
    );
    expect(noteOf(signals, '2')).toEqual({ is: 'subsegment', inProgress: false, failures: ['error', 'throttle'] });
    expect(noteOf(signals, '1')).toMatchObject({ failures: ['fault'] });
  });

  it('in progress last as long as what is known below them', () => {
    const open = sketchSegment({
      id: '1',
      to: null,
      parts: [{ id: '2', to: null, parts: [{ id: '3', from: 1, to: 2 }] }],
    });
    const tree = growTree(joinRows([], stored(open)).spans);
    expect(tree.roots[0]?.endNs).toBe(2e9);
    expect(tree.roots[0]?.children[0]?.children[0]?.marks).toEqual([]);
  });

  it('are marked where their segment has not come', () => {
    const [row] = growTree(joinRows([], stored(sketchApart({ id: '2', name: 'lost' }, '9'))).spans).roots;
    expect(row?.marks).toEqual(['orphan']);
    expect(row?.span.service).toBe('unknown_service');
  });

  it('show their annotations, metadata and exceptions where spans show theirs', () => {
    const fields = {
      annotations: { user: 'ada' },
      metadata: { default: { rows: 3, list: [1] } },
      cause: { exceptions: [{ id: 'a'.repeat(16), type: 'KeyError', message: 'x' }] },
    };
    const [span] = joinRows([], stored(sketchSegment({ id: '1', fields }))).spans;
    expect(span?.attributes).toMatchObject({
      'annotations.user': { value: 'ada' },
      'metadata.default.rows': { value: 3 },
      'metadata.default.list': { value: '[1]' },
    });
    expect(span?.events).toMatchObject([
      { name: 'exception', attributes: { 'exception.type': { value: 'KeyError' } } },
    ]);
  });

  it('take a hostile document: names of objects’ own parts, and depth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(90)}1${'}'.repeat(90)}`);
    const metadata = { ['__proto__']: { constructor: 1 }, deep };
    const rows = joinRows([], stored(sketchSegment({ id: '1', fields: { metadata } })));
    expect(rows.spans).toHaveLength(1);
    expect(branchKey(rows.spans[0] as StoredSpan)).toContain('/0000000000000001');
  });
});

describe('a trace id', () => {
  it('is read in either form, and from nothing else', () => {
    const digits = '5759e988bd862e3fe1be46a994272793';
    expect(readTraceId('1-5759e988-bd862e3fe1be46a994272793')).toBe(digits);
    expect(readTraceId(`  ${digits.toUpperCase()} `)).toBe(digits);
    expect(traceIdOf(digits)).toBeNull();
    for (const none of ['', '0'.repeat(32), `1-${'0'.repeat(8)}-${'0'.repeat(24)}`, `2-${digits}`, `${digits}0`]) {
      expect(readTraceId(none)).toBeNull();
    }
  });
});
