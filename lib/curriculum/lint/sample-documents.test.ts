import { describe, expect, it } from 'vitest';
import { resourceExpectationSchema, type ResourceCollection } from '../../checker/resource-expectation.ts';
import { isAbout, sampleDocuments } from './sample-documents.ts';

const call = (operation: string, input: object) => ({ service: 'logs', operation, input: { ...input } });

function left(collection: ResourceCollection, ...calls: ReturnType<typeof call>[]) {
  const expectation = resourceExpectationSchema.parse({
    schema: 'spanwalk/resource/v1',
    step: 'a-step',
    title: 'A step',
    collection,
    checks: [{ id: 'it', title: 'it', match: {} }],
    before: [],
    after: calls,
  });
  return sampleDocuments(expectation, expectation.after).map(({ id, body }) => ({ id, body }));
}

describe('the documents of a sample', () => {
  it('are what its calls make, without the object around it', () => {
    const rule = { RuleName: 'Cruddur', FixedRate: 0.1 };
    expect(left('sampling-rules', call('CreateSamplingRule', { SamplingRule: rule }))).toEqual([
      { id: 'Cruddur', body: rule },
    ]);
  });

  it('are changed by later calls, and taken away', () => {
    const made = call('CreateLogGroup', { logGroupName: 'cruddur' });
    const kept = call('PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 1 });
    expect(left('log-groups', made, kept)).toEqual([
      { id: 'cruddur', body: { logGroupName: 'cruddur', retentionInDays: 1 } },
    ]);
    expect(left('log-groups', made, kept, call('DeleteLogGroup', { logGroupName: 'cruddur' }))).toEqual([]);
  });

  it('are of one collection: a call of another makes none', () => {
    const group = { ...call('CreateGroup', { GroupName: 'Cruddur' }), service: 'xray' };
    expect(isAbout('segment-groups', group)).toBe(true);
    expect(isAbout('log-groups', group)).toBe(false);
    expect(left('log-groups', group)).toEqual([]);
  });
});
