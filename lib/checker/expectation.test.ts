import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectationSchema, type ExpectationInput } from './expectation.ts';
import { stepExpectationSchema } from './step-expectation.ts';

const written: ExpectationInput = {
  schema: 'spanwalk/expectation/v1',
  step: 'creating-a-span',
  title: 'Create a span',
  stimulus: [{ kind: 'http', id: 'click', path: '/api/creating-a-span/{variant}' }],
  checks: [
    { id: 'server', title: 'The request has a span', signal: 'span', match: { kind: 'server' } },
    {
      id: 'handler',
      title: 'The handler has a span inside it',
      signal: 'span',
      match: { name: { equals: 'http-handler', aliases: ['home-activities-mock-data'] } },
      relations: [{ rel: 'descendantOf', of: 'server' }],
      hints: { 'span.missing': 'Wrap the work in startActiveSpan.' },
    },
  ],
};

const [, handler] = written.checks;
const logCheck = { id: 'charged', title: 'x', signal: 'log', match: {} };
const exception = { id: 'boom', title: 'x', signal: 'exception' };

/** The written expectation with the value at one place changed, and where its schema objects. */
function objections(place: string, value: unknown): string[] {
  const draft: unknown = structuredClone(written);
  const steps = place.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce((at, step) => (at as Record<string, unknown>)[step], draft);
  (holder as Record<string, unknown>)[last] = value;
  const parsed = expectationSchema.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the expectation schema', () => {
  it('reads a step’s checks and fills in how long to wait', () => {
    const { wait, checks } = expectationSchema.parse(written);
    expect(wait).toMatchObject({ first: '15s', quiet: '6s', deadline: '45s' });
    expect(checks[0]).toMatchObject({ level: 'required', points: 1, count: { min: 1 }, appliesTo: ['live', 'own'] });
  });

  it('survives a round trip through JSON unchanged', () => {
    const once = expectationSchema.parse(written);
    expect(expectationSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it('takes hints by code or as a list, one for each language', () => {
    const hints = [
      { when: 'span.missing', text: 'startActiveSpan', lang: 'js' as const },
      { when: 'span.missing', text: 'start_as_current_span', lang: 'python' as const },
    ];
    const listed = { ...written, checks: [...written.checks.slice(0, 1), { ...handler, hints }] };
    expect(expectationSchema.parse(listed).checks[1]?.hints).toEqual({
      'span.missing': [
        { text: 'startActiveSpan', lang: 'js' },
        { text: 'start_as_current_span', lang: 'python' },
      ],
    });
    expect(expectationSchema.parse(written).checks[1]?.hints).toEqual({
      'span.missing': [{ text: 'Wrap the work in startActiveSpan.' }],
    });
  });

  it('takes attributes that are called as our own words are', () => {
    const attributes = { distinct: 'x', sameAs: 'y', present: true };
    expect(objections('checks.0.match', { attributes })).toEqual([]);
  });

  it('is told apart from the other kinds by its schema id', () => {
    expect(stepExpectationSchema.parse(written).schema).toBe('spanwalk/expectation/v1');
  });

  it('can be published as JSON Schema', () => {
    expect(z.toJSONSchema(stepExpectationSchema, { io: 'input' })).toMatchObject({ oneOf: expect.any(Array) });
  });

  it.each([
    ['a key nobody knows', 'checks.0.expct', {}, 'checks.0: Unrecognized key: "expct"'],
    [
      'a relation to nothing',
      'checks.1.relations.0.of',
      'srv',
      'checks.1.relations.0.of: there is no span check "srv"',
    ],
    ['a dependency on nothing', 'checks.1.dependsOn', ['srv'], 'checks.1.dependsOn.0: there is no check "srv"'],
    ['an id used twice', 'checks.1.id', 'server', 'checks.1.id: the id "server" is used twice'],
    [
      'two checks that wait for each other',
      'checks.0.dependsOn',
      ['handler'],
      '"server" refers to itself by way of handler',
    ],
    [
      'a value of nothing',
      'checks.1.expect',
      { attributes: { a: { sameAs: 'srv.name' } } },
      'checks.1.expect.attributes.a.sameAs',
    ],
    ['look-around in a pattern', 'checks.0.match.name', { matches: '^(?!x)' }, 'look-around'],
    ['a back-reference in a pattern', 'checks.0.match.name', { matches: '(a)\\1' }, 'refer back'],
    ['a pattern that could run for ever', 'checks.0.match.name', { matches: '^(a+)+$' }, 'repeated group'],
    ['a pattern of 201 characters', 'checks.0.match.name', { matches: 'a'.repeat(201) }, 'at most 200'],
    ['a duration without a unit', 'wait', { quiet: '6' }, 'wait.quiet: a duration is a number and its unit'],
    ['a path to another host', 'stimulus.0.path', '//elsewhere/', 'another host'],
    ['a cap on nothing', 'scoring', { capOn: [{ check: 'x', max: 1 }] }, 'scoring.capOn.0: there is no check "x"'],
    ['a word that is none in a test', 'checks.0.match.name', { equalz: 'x' }, 'equalz'],
    ['two bounds that cross', 'checks.1.expect', { attributes: { a: { gte: 2, lte: 1 } } }, 'gte is greater than lte'],
    ['a text of type int', 'checks.1.expect', { attributes: { a: { equals: 'x', type: 'int' } } }, 'no int equals'],
    [
      'a forbidden value that equals something',
      'checks.1.expect',
      { attributes: { a: { present: false, equals: 1 } } },
      'checks.1.expect.attributes.a: nothing else can be asked',
    ],
    ['a span check for no span', 'checks.0.count', 0, 'checks.0.count: no span at all is asked for by'],
    [
      'more different values than spans',
      'checks.1',
      { ...handler, count: 2, expect: { attributes: { a: { distinct: 3 } } } },
      'checks.1.expect: 3 distinct values',
    ],
    ['durations that cross', 'checks.1.expect', { duration: { gte: '2s', lte: '1s' } }, 'gte is longer than lte'],
    [
      'a root with a parent',
      'checks.1.relations',
      [{ rel: 'root' }, { rel: 'childOf', of: 'server' }],
      'a root cannot be',
    ],
    [
      'an attribute that is asked for and not permitted',
      'checks.1.expect',
      { attributes: { 'app.now': 1 }, noExtraAttributes: ['http.*'] },
      'checks.1.expect.attributes.app.now: noExtraAttributes does not permit',
    ],
    [
      'a comparison where none is made',
      'checks.0.match',
      { attributes: { a: { sameAs: 'handler.name' } } },
      'checks.0.match.attributes.a.sameAs: sameAs is not judged here',
    ],
    [
      'a count of values where one span is looked at',
      'checks.0.match',
      { attributes: { a: { distinct: 2 } } },
      'checks.0.match.attributes.a.distinct: distinct is not judged here',
    ],
    [
      'a log record of no check’s span',
      'checks.1',
      { ...logCheck, correlate: { spanOf: 'srv' } },
      'checks.1.correlate.spanOf: there is no span check "srv"',
    ],
    [
      'a log record of a span that waits for it',
      'checks',
      [
        { ...written.checks[0], dependsOn: ['charged'] },
        { ...logCheck, correlate: { spanOf: 'server' } },
      ],
      'refers to itself',
    ],
    ['an exception of nothing', 'checks.1', { ...exception, on: 'srv' }, 'checks.1.on: there is no span check "srv"'],
    [
      'an unknown rule',
      'checks.1',
      { id: 'x', title: 'x', signal: 'lint', rules: ['tidiness'] },
      'checks.1.rules.0: Invalid option',
    ],
    [
      'an unknown detector',
      'checks.1',
      { id: 'x', title: 'x', signal: 'no-secret', in: ['span'], detectors: ['passport'] },
      'checks.1.detectors.0: Invalid option',
    ],
    [
      'a header that no door keeps',
      'checks.1',
      { id: 'x', title: 'x', signal: 'transport', expect: { header: { cookie: 'x' } } },
      'checks.1.expect.header',
    ],
    [
      'too few requests for a ratio',
      'checks.1',
      { id: 'x', title: 'x', signal: 'population', of: {}, perStimulus: { ratio: 0.1 } },
      'checks.1.perStimulus.ratio: of 1 requests at a ratio of 0.1 even none at all would pass',
    ],
    ['a signal that does not exist', 'checks.1', { id: 'x', title: 'x', signal: 'metric' }, 'checks.1.signal'],
    ['a count that cannot be met', 'checks.0.count', { min: 2, max: 1 }, 'min is greater than max'],
  ])('refuses %s, and says where', (_, place, value, said) => {
    expect(objections(place, value).join('\n')).toContain(said);
  });
});
