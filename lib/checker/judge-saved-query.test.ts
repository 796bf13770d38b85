import { describe, expect, it } from 'vitest';
import type { QueryResult } from '../query/result.ts';
import { querySpecSchema, type QuerySpecInput } from '../query/spec.ts';
import { judgeSavedQuery, missesOf, type SavedSituation } from './judge-saved-query.ts';
import { queryExpectationSchema } from './query-expectation.ts';

const right: QuerySpecInput = { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['app.user_id'] };
const wrong: QuerySpecInput = { calculations: [{ op: 'COUNT' }], breakdowns: ['app.user_id'] };

const written = {
  schema: 'spanwalk/query-expectation/v1',
  step: 'latency-by-user',
  title: 'Latency by user',
  saved: true,
  checks: [
    { id: 'p90', title: 'P90', about: 'calculation', op: 'P90', column: 'duration_ms' },
    { id: 'by-user', title: 'by user', about: 'breakdown', column: 'app.user_id' },
    { id: 'rows', title: 'two users', about: 'result', dependsOn: ['by-user'], rows: { min: 2 } },
    { id: 'saved', title: 'it is saved', about: 'saved' },
  ],
  before: wrong,
  after: right,
};
const expectation = queryExpectationSchema.parse(written);

const result = (rows: number): QueryResult => ({
  buckets: [],
  results: Array.from({ length: rows }, (_, index) => ({ data: { 'app.user_id': `u${index}` } })),
  series: [],
  heatmaps: [],
  matched: rows,
  standFor: rows,
  truncated: false,
  elapsedMs: 1,
});

const answered = (spec: QuerySpecInput, rows = 2) => ({ spec: querySpecSchema.parse(spec), result: result(rows) });
const savedAs = (name: string, spec: QuerySpecInput, rows = 2) => ({
  id: `id of ${name}`,
  name,
  ...answered(spec, rows),
});

function verdictOn(situation: Partial<SavedSituation>): string[] {
  const report = judgeSavedQuery(
    expectation,
    { asked: null, saved: [], open: null, ...situation },
    { lesson: 'l', variant: 'student' },
  );
  return report.checks
    .filter(({ status }) => status !== 'passed')
    .map(({ id, status, findings }) => [id, status, ...findings.map(({ code }) => code)].join(' '));
}

describe('judging what is saved', () => {
  it.each<[string, Partial<SavedSituation>]>([
    ['the right query', { saved: [savedAs('mine', right)] }],
    ['the right one among others', { saved: [savedAs('a', wrong), savedAs('b', right)] }],
    ['the right one, whatever is on the screen', { saved: [savedAs('mine', right)], asked: answered(wrong) }],
  ])('passes %s', (_, situation) => expect(verdictOn(situation)).toEqual([]));

  it.each<[string, Partial<SavedSituation>, string[]]>([
    ['nothing at all', {}, ['p90 skipped', 'by-user skipped', 'rows skipped', 'saved failed query.not-saved']],
    ['the right query on the screen alone', { asked: answered(right) }, ['saved failed query.not-saved']],
    [
      'a wrong query on the screen, before it says anything of saving',
      { asked: answered(wrong) },
      ['p90 failed query.calculation-missing', 'saved skipped'],
    ],
    [
      'a saved query that is wrong',
      { saved: [savedAs('mine', wrong)] },
      ['p90 failed query.calculation-missing', 'saved skipped'],
    ],
    [
      'a saved query that returns too little',
      { saved: [savedAs('mine', right, 1)] },
      ['rows failed query.rows', 'saved skipped'],
    ],
    [
      'the right one on the screen and another one saved',
      { saved: [savedAs('mine', wrong)], asked: answered(right) },
      ['saved failed query.saved-another'],
    ],
    [
      'changes that made it right and are not saved',
      { saved: [savedAs('other', wrong), savedAs('mine', wrong)], asked: answered(right), open: 'id of mine' },
      ['saved failed query.unsaved-changes'],
    ],
  ])('tells %s', (_, situation, verdicts) => expect(verdictOn(situation)).toEqual(verdicts));

  it('says what the saved form lacks, where the changes are not saved', () => {
    const situation = { saved: [savedAs('mine', wrong)], asked: answered(right), open: 'id of mine' };
    const { checks } = judgeSavedQuery(expectation, situation, { lesson: 'l', variant: 'student' });
    expect(checks.at(-1)?.findings[0]).toMatchObject({ actual: expect.stringContaining('P90(duration_ms)') });
  });

  it.each([
    [[savedAs('mine', wrong)], '“mine” is what is saved. The query does not calculate P90(duration_ms).'],
    [
      [savedAs('nearest', wrong), savedAs('other', {})],
      '“nearest” comes nearest of what is saved. The query does not calculate P90(duration_ms).',
    ],
  ])('describes a saved query by its name, and not another wrong one that is on the screen', (saved, message) => {
    const situation = { saved, asked: answered({ calculations: [{ op: 'MAX', column: 'other' }] }), open: null };
    const { checks } = judgeSavedQuery(expectation, situation, { lesson: 'l', variant: 'student' });
    expect(checks.map(({ status }) => status)).toEqual(['failed', 'passed', 'passed', 'skipped']);
    expect(checks[0]?.findings).toMatchObject([{ message, actual: '“COUNT”' }]);
  });

  it('knows how near a query comes without asking it', () => {
    expect([right, wrong, {}].map((spec) => missesOf(expectation, querySpecSchema.parse(spec)))).toEqual([0, 1, 2]);
  });
});

const issuesOf = (change: object): string[] =>
  queryExpectationSchema.safeParse({ ...written, ...change }).error?.issues.map(({ message }) => message) ?? [];

describe('what a step may expect of saving', () => {
  it('is one check about it, where saving is asked for', () => {
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf({ checks: written.checks.slice(0, 3) })).toEqual(['a step with "saved" has one check about it']);
  });

  it('is nothing, where it is not', () =>
    expect(issuesOf({ saved: false })).toEqual(['a check about "saved" needs "saved": true']));
});
