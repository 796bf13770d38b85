import { describe, expect, it } from 'vitest';
import { assembleTrace, type AssembledTrace } from './assemble-trace.ts';
import { inferredSegments } from './inferred-segment.ts';
import { sketchApart, sketchSegment } from '../../../receivers/xray/trace.fixture.ts';
import { wholeDocuments } from './whole-documents.ts';

/** A trace as `id<parent`, in order. */
const drawn = ({ nodes }: AssembledTrace): string[] =>
  nodes.map(({ id, parentId }) => `${Number(id)}<${parentId === null ? '' : Number(parentId)}`);

const response = (status: number): object => ({ fields: { http: { response: { status } } } });
const flags = (sketch: object): object => {
  const [node] = assembleTrace([sketchSegment({ id: '1', ...sketch })]).nodes;
  return { error: node?.error, throttle: node?.throttle, fault: node?.fault };
};

describe('assembling a trace', () => {
  it('lists parents before their children, siblings by their start', () => {
    const trace = assembleTrace([
      sketchSegment({ id: '4', from: 3 }, '3'),
      sketchSegment({
        id: '1',
        parts: [
          { id: '3', from: 2 },
          { id: '2', from: 1, to: 1.5 },
        ],
      }),
    ]);
    expect(drawn(trace)).toEqual(['1<', '2<1', '3<1', '4<3']);
    expect(trace.root?.id).toBe('0000000000000001');
    expect(trace.nodes.map(({ segmentId }) => Number(segmentId))).toEqual([1, 1, 1, 4]);
  });

  it('keeps the document’s order of what began in the same moment, whatever the ids are', () => {
    const parts = ['7', '3', '9', '2'].map((id) => ({ id, from: 1 }));
    expect(drawn(assembleTrace([sketchSegment({ id: '1', parts })]))).toEqual(['1<', '7<1', '3<1', '9<1', '2<1']);
  });

  it('lets a complete segment overwrite the one in progress, whichever came first', () => {
    const open = sketchSegment({ id: '1', to: null });
    const closed = sketchSegment({ id: '1', to: 2 });
    for (const segments of [
      [open, closed],
      [closed, open],
    ])
      expect(assembleTrace(segments).nodes.map(({ end }) => end)).toEqual([closed.end]);
  });

  it('joins subsegments that were sent apart to their segment, before and after it', () => {
    const apart = sketchApart({ id: '2', parts: [{ id: '3' }] }, '1');
    const segment = sketchSegment({ id: '1' });
    const [early, late] = [assembleTrace([apart, segment]), assembleTrace([segment, apart])];
    expect(drawn(early)).toEqual(['1<', '2<1', '3<2']);
    expect(drawn(late)).toEqual(drawn(early));
    expect(early.nodes.map(({ isApart }) => isApart)).toEqual([false, true, false]);
  });

  it('begins with the segment that has no parent, even where a clock says that another was first', () => {
    const trace = assembleTrace([sketchSegment({ id: '2', from: 0 }, '9'), sketchSegment({ id: '1', from: 1 })]);
    expect(trace.root?.id).toBe('0000000000000001');
  });

  it('marks what names a parent that has not come', () => {
    const trace = assembleTrace([sketchApart({ id: '2' }, '1')]);
    expect(trace.nodes).toMatchObject([{ isOrphan: true, segmentId: null }]);
    expect(trace.root).toBeNull();
  });

  it('ends where parents go in a circle, and loses none of them', () => {
    const circle = [sketchApart({ id: '2' }, '3'), sketchApart({ id: '3' }, '2'), sketchApart({ id: '4' }, '4')];
    const trace = assembleTrace(circle);
    expect(trace.nodes).toHaveLength(3);
    expect(wholeDocuments(trace)).not.toHaveLength(0);
    expect(JSON.stringify(wholeDocuments(trace)).match(/"start_time"/g)).toHaveLength(3);
  });

  it('takes a chain of subsegments of any length', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => sketchApart({ id: String(at + 2) }, String(at + 1)));
    const trace = assembleTrace([sketchSegment({ id: '1' }), ...chain]);
    expect(trace.nodes).toHaveLength(5001);
    expect(trace.nodes.every(({ segmentId }) => Number(segmentId) === 1)).toBe(true);
    expect(JSON.stringify(wholeDocuments(trace)).match(/"start_time"/g)).toHaveLength(5001);
  });

  it('tells failures by the flags and by the HTTP status', () => {
    expect(flags(response(200))).toEqual({ error: false, throttle: false, fault: false });
    expect(flags(response(404))).toEqual({ error: true, throttle: false, fault: false });
    expect(flags(response(429))).toEqual({ error: true, throttle: true, fault: false });
    expect(flags({ fields: { fault: true } })).toEqual({ error: false, throttle: false, fault: true });
  });
});

describe('a trace given back', () => {
  it('has each segment as one document with all its subsegments', () => {
    const trace = assembleTrace([
      sketchSegment({ id: '1', parts: [{ id: '2', from: 0.5 }] }),
      sketchApart({ id: '3', from: 0.1 }, '2'),
    ]);
    expect(wholeDocuments(trace)).toMatchObject([
      { document: { id: '0000000000000001', subsegments: [{ name: '2', subsegments: [{ name: '3' }] }] } },
    ]);
  });

  it('gains a segment for each call that no segment answers', () => {
    const remote = { namespace: 'remote' };
    const trace = assembleTrace([
      sketchSegment({
        id: '1',
        parts: [
          { id: '2', name: 'answered', fields: remote },
          { id: '3', name: 'api.example.com', fields: remote },
          { id: '4', name: 'DynamoDB', fields: { namespace: 'aws', aws: { table_name: 'users' } } },
          { id: '5', name: 'db', fields: { namespace: 'remote', sql: { user: 'me' } } },
          { id: '6', name: 'own work' },
        ],
      }),
      sketchSegment({ id: '7', name: 'answered' }, '2'),
    ]);
    expect(inferredSegments(trace).map(({ name, type }) => [name, type])).toEqual([
      ['api.example.com', 'remote'],
      ['users', 'AWS::DynamoDB::Table'],
      ['db', 'Database::SQL'],
    ]);
  });
});
