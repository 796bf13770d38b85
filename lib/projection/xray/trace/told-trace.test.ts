import { describe, expect, it } from 'vitest';
import { sketch } from '../../../../tests/support/sketch.ts';
import { sketchApart, sketchSegment } from '../../../receivers/xray/trace.fixture.ts';
import { toldBySegments, toldBySpans, type ToldNode } from './told-trace.ts';

const drawn = (told: readonly ToldNode[]): string[] =>
  told.map(({ node, depth }) => `${'  '.repeat(depth)}${node.kind} ${node.name}`);

describe('a trace as X-Ray tells it', () => {
  it('lists what arrived below what it is part of, each with its document as it came', () => {
    const whole = sketchSegment({ id: '1', name: 'flask', parts: [{ id: '2', name: 'users' }] });
    const told = toldBySegments([whole, sketchApart({ id: '3', name: 'mock-data' }, '2')]);
    expect(drawn(told)).toEqual(['segment flask', '  subsegment users', '    subsegment mock-data']);
    expect(told[0]?.document).toBe(whole.document);
    expect(told[2]?.document).toMatchObject({ type: 'subsegment', name: 'mock-data' });
  });

  it('shows the complete document where it came in progress first', () => {
    const closed = sketchSegment({ id: '1', to: 2 });
    for (const sent of [
      [sketchSegment({ id: '1', to: null }), closed],
      [closed, sketchSegment({ id: '1', to: null })],
    ])
      expect(toldBySegments(sent)[0]?.document).toBe(closed.document);
  });

  it('lists what spans would become, with what is lost on the way', () => {
    const told = toldBySpans(sketch('click @frontend 0..100\n  http-handler {app.now=today} 1..2'));
    expect(drawn(told)).toEqual(['segment click', '  subsegment http-handler']);
    expect(told[1]?.fates).toContainEqual(expect.objectContaining({ field: 'app.now', became: 'unindexed' }));
  });

  it('holds out against chains and circles of parents', () => {
    const circle = [sketchApart({ id: '2' }, '3'), sketchApart({ id: '3' }, '2')];
    expect(toldBySegments(circle)).toHaveLength(2);
    const chain = Array.from({ length: 500 }, (_, at) => sketchApart({ id: String(at + 2) }, String(at + 1)));
    expect(Math.max(...toldBySegments(chain).map(({ depth }) => depth))).toBeLessThanOrEqual(20);
  });
});
