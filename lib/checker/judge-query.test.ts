import { describe, expect, it } from 'vitest';
import type { QueryResult } from '../query/result.ts';
import { querySpecSchema, type QuerySpecInput } from '../query/spec.ts';
import { judgeQuery } from './judge-query.ts';
import { queryExpectationSchema } from './query-expectation.ts';

const right: QuerySpecInput = {
  calculations: [{ op: 'COUNT' }],
  filters: [{ column: 'service.name', op: '=', value: 'backend-next' }],
  breakdowns: ['trace.trace_id'],
  time_range: 600,
};

const found: QueryResult = {
  buckets: [],
  results: [{ data: { 'trace.trace_id': 'a', COUNT: 6 } }, { data: { 'trace.trace_id': 'b', COUNT: 1 } }],
  series: [],
  heatmaps: [{ column: 'duration_ms', scale: 'linear', edges: [0, 1], cells: [[0, 0, 7]] }],
  matched: 7,
  standFor: 7,
  truncated: false,
  elapsedMs: 1,
};

const expectation = queryExpectationSchema.parse({
  schema: 'spanwalk/query-expectation/v1',
  step: 'count-by-trace',
  title: 'COUNT by trace',
  checks: [
    { id: 'count', title: 'COUNT', about: 'calculation', op: 'COUNT' },
    { id: 'group', title: 'GROUP BY trace.trace_id', about: 'breakdown', column: 'trace.trace_id' },
    { id: 'only', title: 'one service', about: 'filter', column: 'service.name', op: '=', value: 'backend-next' },
    { id: 'recent', title: 'last 10 minutes', about: 'time-range', equals: 600, endsNow: true },
    {
      id: 'rows',
      title: 'two traces',
      about: 'result',
      dependsOn: ['count', 'group'],
      matched: { min: 1 },
      rows: { min: 2 },
      each: { COUNT: { gte: 1 } },
      some: { COUNT: { gte: 2 } },
    },
  ],
  before: {},
  after: right,
});

function verdictOn(change: QuerySpecInput, result: Partial<QueryResult> = {}): string[] {
  const spec = querySpecSchema.parse({ ...right, ...change });
  const report = judgeQuery(
    expectation,
    { spec, result: { ...found, ...result } },
    { lesson: 'l', variant: 'student' },
  );
  return report.checks
    .filter(({ status }) => status !== 'passed')
    .map(({ id, status, findings }) => [id, status, ...findings.map(({ code }) => code)].join(' '));
}

describe('judging a query', () => {
  it('passes the query that the step asks for', () => expect(verdictOn({})).toEqual([]));

  it('tells another column', () => {
    const checks = [{ id: 'p90', title: 'P90', about: 'calculation', op: 'P90', column: 'duration_ms' }];
    const slow = queryExpectationSchema.parse({ ...expectation, checks });
    const spec = querySpecSchema.parse({ ...right, calculations: [{ op: 'P90', column: 'app.length' }] });
    const report = judgeQuery(slow, { spec, result: found }, { lesson: 'l', variant: 'student' });
    expect(report.checks[0]?.findings).toMatchObject([{ code: 'query.calculation-wrong-column' }]);
  });

  it('takes COUNT of a column for COUNT, as which it counts', () => {
    expect(verdictOn({ calculations: [{ op: 'COUNT', column: 'name' }] })).toEqual([]);
  });

  it('allows more than was asked for', () => {
    const more = { calculations: [{ op: 'COUNT' as const }, { op: 'P90' as const, column: 'duration_ms' }] };
    expect(verdictOn({ ...more, breakdowns: ['name', 'trace.trace_id'] })).toEqual([]);
  });

  it.each<[string, QuerySpecInput, string[]]>([
    [
      'no COUNT',
      { calculations: [{ op: 'AVG', column: 'duration_ms' }] },
      ['count failed query.calculation-missing', 'rows skipped'],
    ],
    ['no GROUP BY', { breakdowns: [] }, ['group failed query.breakdown-missing', 'rows skipped']],
    ['a column almost right', { breakdowns: ['trace_id'] }, ['group failed query.breakdown-near', 'rows skipped']],
    ['no WHERE', { filters: [] }, ['only failed query.filter-missing']],
    [
      'another WHERE',
      { filters: [{ column: 'service.name', op: '!=', value: 'backend-next' }] },
      ['only failed query.filter-different'],
    ],
    ['two hours by default', { time_range: undefined }, ['recent failed query.time-range']],
    ['a day', { time_range: 86_400 }, ['recent failed query.time-range']],
    [
      'ten minutes that are fixed',
      { time_range: undefined, start_time: 1_677_150_000, end_time: 1_677_150_600 },
      ['recent failed query.time-range'],
    ],
    ['ten minutes from a fixed start', { start_time: 1_677_150_000 }, ['recent failed query.time-range']],
  ])('tells %s', (_, change, verdicts) => expect(verdictOn(change)).toEqual(verdicts));

  it.each<[string, Partial<QueryResult>, string]>([
    ['nothing', { matched: 0, results: [] }, 'rows failed query.matched'],
    ['one row', { results: found.results.slice(0, 1) }, 'rows failed query.rows'],
    [
      'rows of one span each',
      { results: [...found.results.slice(1), ...found.results.slice(1)] },
      'rows failed query.values',
    ],
  ])('tells a query that returned %s', (_, result, verdict) => expect(verdictOn({}, result)).toEqual([verdict]));

  it('counts what was found in rows, since events and links are found as well as spans', () => {
    const asked = { spec: querySpecSchema.parse(right), result: { ...found, matched: 1, results: [] } };
    const [finding] = judgeQuery(expectation, asked, { lesson: 'l', variant: 'v' }).checks.at(-1)?.findings ?? [];
    expect(finding).toMatchObject({ message: 'The table has 0 rows.', actual: '0 rows' });
    const nothing = { ...asked, result: { ...found, matched: 0 } };
    const [none] = judgeQuery(expectation, nothing, { lesson: 'l', variant: 'v' }).checks.at(-1)?.findings ?? [];
    expect(none).toMatchObject({
      message: 'The query found 0 rows of telemetry. A row is a span, an event of a span, or a link.',
      expected: 'at least 1 rows of telemetry',
      actual: '0 rows of telemetry',
    });
  });

  it('asks a heatmap for cells', () => {
    const heat = queryExpectationSchema.parse({
      ...expectation,
      checks: [{ id: 'heat', title: 'cells', about: 'result', heatmap: { column: 'duration_ms' } }],
    });
    const judged = (heatmaps: QueryResult['heatmaps']) =>
      judgeQuery(
        heat,
        { spec: querySpecSchema.parse(right), result: { ...found, heatmaps } },
        { lesson: 'l', variant: 'v' },
      ).status;
    expect(judged(found.heatmaps)).toBe('passed');
    expect(judged([{ column: 'duration_ms', scale: 'linear', edges: [], cells: [] }])).toBe('failed');
    expect(judged([])).toBe('failed');
  });

  describe('asks spans to count for as many as they stand for', () => {
    const weighted = queryExpectationSchema.parse({
      ...expectation,
      checks: [{ id: 'restored', title: 'restored', about: 'result', weighted: true }],
    });
    const messageOn = (change: QuerySpecInput, result: Partial<QueryResult>): string | undefined => {
      const asked = { spec: querySpecSchema.parse({ ...right, ...change }), result: { ...found, ...result } };
      const { checks } = judgeQuery(weighted, asked, { lesson: 'l', variant: 'v' });
      return checks[0]?.findings[0]?.message;
    };

    it('and is content where they do', () => expect(messageOn({}, { standFor: 28 })).toBeUndefined());

    it('and not where the query counts what was sent', () => {
      expect(messageOn({ usage_mode: true }, { standFor: 28 })).toBe(
        'The query counts the 7 rows of telemetry that were sent, and not the 28 that they stand for.',
      );
    });

    it('and not where each stands for itself alone', () => {
      expect(messageOn({}, {})).toBe('No span that was found says that it stands for others.');
    });
  });
});
