import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../tests/support/judge.ts';
import { trace } from '../../tests/support/trace.ts';
import { evaluate } from './evaluate.ts';
import { expectationSchema } from './expectation.ts';

const a = check({ id: 'a', match: { name: 'a' } });
const b = (relation: object): CheckInput =>
  check({ id: 'b', match: { name: 'b' }, relations: [{ of: 'a', ...relation }] as never });

describe('a call into another process', () => {
  const remote = b({ rel: 'remoteChildOf' });

  it('is told by the names of the services', () => {
    expect(verdicts([a, remote], 'x: a\n  y: b')[1]).toBe('b passed');
    expect(verdicts([a, remote], 'x: a\n  b')[1]).toMatch(/^b failed/);
  });

  it('is told by the flags where both services have one name', () => {
    expect(verdicts([a, remote], 'x: a\n  b remote')[1]).toBe('b passed');
  });

  it('may have to come from a certain service', () => {
    expect(verdicts([a, b({ rel: 'remoteChildOf', service: 'x' })], 'x: a\n  y: b')[1]).toBe('b passed');
    expect(verdicts([a, b({ rel: 'remoteChildOf', service: 'z' })], 'x: a\n  y: b')[1]).toMatch(/^b failed/);
  });
});

/** The span b of a trace of its own, with so many links to a. */
function linked(count: number, attributes: Record<string, string> = {}) {
  const spans = trace('a\nb');
  const [from, to] = [spans[1], spans[0]];
  if (from === undefined || to === undefined) throw new Error('the outline has two spans');
  for (let nth = 0; nth < count; nth += 1) {
    from.links.push({
      traceId: to.traceId,
      spanId: to.spanId,
      traceState: '',
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, { type: 'string', value } as const]),
      ),
    });
  }
  return { spans };
}

describe('links', () => {
  it.each([
    [{}, 1, 'b passed'],
    [{}, 0, 'b failed link.missing'],
    [{ count: 2 }, 2, 'b passed'],
    [{ count: { max: 1 } }, 2, 'b failed link.missing'],
    [{ attributes: { kind: 'batch' } }, 1, 'b passed'],
    [{ attributes: { kind: 'retry' } }, 1, 'b failed link.missing'],
  ])('asked for as %j, of which there are %i: %s', (wanted, count, said) => {
    const given = linked(count, { kind: 'batch' });
    expect(verdicts([a, b({ rel: 'linksTo', ...wanted })], '', given)[1]).toBe(said);
  });
});

const same = (expected: object): CheckInput => check({ id: 'b', match: { kind: 'client' }, expect: expected });

describe('a value', () => {
  it('can be compared with one on another span, the name too', () => {
    const outline = 'a resource.host=h1 id=1\n  a [client] resource.host=h1 id=1';
    expect(verdicts([a, same({ name: { sameAs: 'a.name' } })], outline)[1]).toBe('b passed');
    expect(verdicts([a, same({ attributes: { id: { sameAs: 'a.attributes.id' } } })], outline)[1]).toBe('b passed');
    expect(verdicts([a, same({ resource: { host: { sameAs: 'a.resource.host' } } })], outline)[1]).toBe('b passed');
    expect(verdicts([a, same({ name: { sameAs: 'a.name' } })], 'a\n  c [client]')[1]).toMatch(/^b failed/);
  });

  it.each([
    ['equals', { equals: { var: 'order' } }],
    ['oneOf', { oneOf: ['x', { var: 'order' }] }],
    ['contains', { contains: { var: 'order' } }],
    ['bare', { var: 'order' }],
  ])('can be one that the run filled in: %s', (_, test) => {
    const check_ = check({ id: 'a', match: { name: 'a' }, expect: { attributes: { id: test } } });
    expect(verdicts([check_], 'a id=o-17', { variables: { order: 'o-17' } })).toEqual(['a passed']);
    expect(verdicts([check_], 'a id=o-18', { variables: { order: 'o-17' } })[0]).toMatch(/^a failed/);
  });
});

const wrong = (visibility: CheckInput['visibility'], hints = {}): CheckInput =>
  check({
    id: 'a',
    title: 'The secret answer is 42',
    why: 'Because 42.',
    match: { name: 'a' },
    expect: { attributes: { answer: '42-of-course' } },
    visibility,
    hints,
  });
const lineOf = (of: CheckInput, given = {}) => reportOn([of], 'a answer=43', given).checks[0];

describe('what an author keeps back', () => {
  it('is nothing by default', () => {
    expect(lineOf(wrong('visible'))?.findings[0]?.expected).toContain('42-of-course');
  });

  it.each(['title-only', 'hidden', 'after-due'] as const)('%s hides the value and never the cause', (visibility) => {
    const line = lineOf(wrong(visibility));
    expect(line).toMatchObject({ status: 'failed', findings: [{ code: 'attr.wrong-value', evidence: [{}] }] });
    expect(JSON.stringify(line?.findings)).not.toMatch(/42-of-course|43/);
    expect(line?.findings[0]?.message).not.toBe('');
    expect(line?.findings[0]?.fix).not.toBe('');
  });

  it('hides the title too when it is hidden', () => {
    expect(lineOf(wrong('hidden'))).toMatchObject({ title: 'A hidden check' });
    expect(lineOf(wrong('hidden'))).not.toHaveProperty('why');
    expect(lineOf(wrong('title-only'))?.title).toBe('The secret answer is 42');
  });

  it('keeps the author’s own hint, which was written to be read', () => {
    expect(lineOf(wrong('hidden', { 'attr.wrong-value': 'Read the guide again.' }))?.findings[0]?.fix).toBe(
      'Read the guide again.',
    );
  });

  it('is shown once the work was due', () => {
    expect(lineOf(wrong('after-due'), { isPastDue: true })?.findings[0]?.expected).toContain('42-of-course');
    expect(lineOf(wrong('hidden'), { isPastDue: true })?.title).toBe('A hidden check');
  });
});

describe('what follows from another failure', () => {
  const written = {
    schema: 'spanwalk/expectation/v1',
    step: 'a-step',
    title: 'A step',
    stimulus: [{ kind: 'manual', id: 'click', prompt: 'Click.' }],
    checks: ['one', 'two'].map((id) => ({ id, title: id, signal: 'span', match: { name: 'http-handler' } })),
  };
  const observation = {
    lesson: 'a-lesson', variant: 'own', spans: trace('http-handlr'), traceIds: [], syntheticRoots: [], closedBy: 'quiet',
  } as const; // prettier-ignore
  const statuses = (scoring: object): string[] =>
    evaluate(expectationSchema.parse({ ...written, scoring }), observation).checks.map(({ status }) => status);

  it('is skipped, unless the author has every check fail by itself', () => {
    expect(statuses({})).toEqual(['failed', 'skipped']);
    expect(statuses({ oneRootCauseOnce: false })).toEqual(['failed', 'failed']);
  });
});
