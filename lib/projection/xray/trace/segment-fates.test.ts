import { describe, expect, it } from 'vitest';
import { sketch } from '../../../../tests/support/sketch.ts';
import { sketchSegment } from '../../../receivers/xray/trace.fixture.ts';
import type { StoredSignal } from '../../../telemetry/signal.ts';
import type { StoredSpan } from '../../../telemetry/span.ts';
import { besideSegments, rowFates } from './segment-fates.ts';
import { toldBySegments } from './told-trace.ts';

const told = (fields: Parameters<typeof sketchSegment>[0]['fields'] = {}) =>
  toldBySegments([sketchSegment({ id: '77', name: 'flask', fields })]);
const [span] = sketch('name') as [StoredSpan];
const log = { signal: 'log' } as StoredSignal;
const error = { signal: 'error' } as StoredSignal;
const inShort = (fates: ReturnType<typeof rowFates>): string[] =>
  fates.map(({ field, became, to }) => `${field} ${became} ${to ?? ''}`.trim());

describe('what segments that arrived leave out', () => {
  it('is nothing where nothing else arrived', () => expect(besideSegments(told(), [], [])).toEqual([]));

  it('is what of this trace came in no document, counted', () => {
    expect(inShort(besideSegments(told(), [span], [log, log, error]))).toEqual([
      '1 span lost',
      '2 log lines lost',
      '1 error report lost',
    ]);
  });

  it('is found elsewhere where a document says so', () => {
    const documents = told({
      aws: { cloudwatch_logs: [{ log_group: 'cruddur' }] },
      cause: { exceptions: [{ id: 'e', type: 'KeyError' }] },
    });
    expect(inShort(besideSegments(documents, [], [log, error]))).toEqual([
      '1 log line changed aws.cloudwatch_logs',
      '1 error report changed cause.exceptions',
    ]);
  });

  it('is no span whose id a document has', () => {
    const [node] = told();
    expect(besideSegments(told(), [{ ...span, spanId: node?.node.id ?? '' }], [])).toEqual([]);
  });
});

describe('what rows of the waterfall leave out of documents', () => {
  it('is told of the fields that they have', () => {
    expect(rowFates(told())).toEqual([]);
    expect(inShort(rowFates(told({ fault: true, metadata: { default: { rows: 1 } } })))).toEqual([
      'fault renamed status error',
      'metadata renamed attributes of the same path',
    ]);
  });
});
