import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../telemetry/json.ts';
import { judgeResources, proofsOf, type Proof, type SeenResource } from './judge-resource.ts';
import { resourceExpectationSchema, type ResourceExpectation } from './resource-expectation.ts';

const rule = {
  RuleName: 'Cruddur',
  ServiceName: 'backend-flask',
  FixedRate: 0.1,
  ReservoirSize: 5,
  Priority: 9000,
  URLPath: '*',
};

const expectation = (check: object = {}): ResourceExpectation =>
  resourceExpectationSchema.parse({
    schema: 'spanwalk/resource/v1',
    step: 'a-step',
    title: 'A step',
    collection: 'sampling-rules',
    checks: [
      {
        id: 'rule',
        title: 'the rule',
        match: { RuleName: 'Cruddur' },
        expect: { FixedRate: 0.1, ReservoirSize: 5, ServiceName: 'backend-flask', Priority: { lte: 9999 } },
        ...check,
      },
    ],
    before: [],
    after: [{ service: 'xray', operation: 'CreateSamplingRule', input: { SamplingRule: rule } }],
  });

const proof = (fields: Partial<Proof> = {}): Proof => ({ count: 1, asked: [], came: [], problem: null, ...fields });
const seen = (body: JsonObject, works: SeenResource['works'] = {}): SeenResource => ({
  id: typeof body['RuleName'] === 'string' ? body['RuleName'] : '',
  body,
  works,
});

const report = (check: object, documents: SeenResource[]) =>
  judgeResources(expectation(check), documents, { lesson: 'l', variant: 'student' });
const found = (check: object, documents: SeenResource[]) => report(check, documents).checks[0]?.findings[0];

describe('what is set up', () => {
  it('passes where it is there as it should be, whatever else is there', () => {
    const documents = [seen({ ...rule, RuleName: 'Default', FixedRate: 1 }), seen(rule)];
    expect(report({}, documents)).toMatchObject({ status: 'passed', score: 100 });
  });

  it.each<[string, JsonObject | null, string, string]>([
    ['nothing at all', null, 'setup.missing', 'no sampling rules'],
    ['quite another', { RuleName: 'Default' }, 'setup.missing', '“Default”'],
    ['another spelling', { ...rule, RuleName: 'cruddur' }, 'setup.near-name', 'field RuleName: “cruddur”'],
    ['another value', { ...rule, FixedRate: 1 }, 'setup.field-value', 'field FixedRate: 1 (int)'],
    ['a text for a number', { ...rule, FixedRate: '0.1' }, 'setup.field-type', 'field FixedRate: “0.1”'],
    ['no value', { ...rule, ReservoirSize: null }, 'setup.field-missing', 'field ReservoirSize: nothing'],
  ])('is explained: %s', (_, body, code, actual) => {
    expect(found({}, body === null ? [] : [seen(body)])).toMatchObject({ code, actual });
  });

  it('is told once in all its fields, the first of them at length', () => {
    const finding = found({}, [seen({ ...rule, FixedRate: 1, ServiceName: 'Cruddur' })]);
    expect(finding).toMatchObject({ code: 'setup.field-value', fix: expect.stringContaining('“ServiceName”') });
  });

  it('is counted', () => {
    expect(found({ match: {}, expect: {}, count: 1 }, [seen(rule), seen({ RuleName: 'Two' })])).toMatchObject({
      code: 'setup.count',
    });
  });
});

describe('what is set up and should work', () => {
  const works = { works: { proof: 'rule' } };

  it('passes where what arrived shows that it does', () => {
    expect(report(works, [seen(rule, { rule: proof() })]).status).toBe('passed');
  });

  it.each<[string, Partial<Proof>, string]>([
    ['nothing shows it', { count: 0 }, 'setup.idle'],
    ['it is about a service that sends nothing', { count: 0, asked: ['Cruddur'], came: ['backend-flask'] }, 'setup.other-service'],
    ['it cannot be tried', { count: 0, problem: 'a bracket is open.' }, 'setup.invalid'],
  ])('fails where %s', (_, fields, code) => {
    expect(found(works, [seen(rule, { rule: proof(fields) })])?.code).toBe(code);
  }); // prettier-ignore

  it('asks the host for the proofs that it needs, and for no other', () => {
    expect(proofsOf(expectation(works))).toEqual(['rule']);
    expect(proofsOf(expectation())).toEqual([]);
  });
});
