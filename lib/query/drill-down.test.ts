import { describe, expect, it } from 'vitest';
import { leadsToTraces, tracesOfRow, tracesOfValue } from './drill-down.ts';
import { parseQuery } from './parse.ts';

const byRoute = {
  calculations: [{ op: 'P90' as const, column: 'duration_ms' }],
  breakdowns: ['http.route'],
  filters: [{ column: 'service.name', op: '=' as const, value: 'backend-next' }],
  time_range: 600,
};

const of = (op: string, column: string) => tracesOfValue(byRoute, { 'http.route': '/a' }, { op, column, value: 12 });

describe('from a result to its traces', () => {
  it('keeps the question’s filters and window, and adds the row’s values', () => {
    expect(tracesOfRow(byRoute, { 'http.route': '/api/home', 'P90(duration_ms)': 12 })).toMatchObject({
      breakdowns: ['trace.trace_id'],
      filters: [
        { column: 'service.name', op: '=', value: 'backend-next' },
        { column: 'http.route', op: '=', value: '/api/home' },
      ],
      time_range: 600,
    });
  });

  it('asks for spans without the column where the row has no value', () => {
    const { filters } = tracesOfRow(byRoute, { 'http.route': null });
    expect(filters?.at(-1)).toEqual({ column: 'http.route', op: 'does-not-exist' });
  });

  it('does not narrow an OR, which would widen it', () => {
    const either = { ...byRoute, filter_combination: 'OR' as const, filters: [...byRoute.filters, ...byRoute.filters] };
    expect(tracesOfRow(either, { 'http.route': '/a' }).filters).toHaveLength(1);
  });

  it('takes the calculated fields along, by which a row may be told', () => {
    const calculated_fields = [{ name: 'slow', expression: '$duration_ms > 100' }];
    const asked = tracesOfRow({ ...byRoute, calculated_fields, breakdowns: ['slow'] }, { slow: true });
    expect(asked.calculated_fields).toEqual(calculated_fields);
    expect(parseQuery(asked)).toHaveProperty('ok');
  });

  it('is a query that runs', () => {
    expect(parseQuery(tracesOfRow(byRoute, { 'http.route': '/a' }))).toHaveProperty('ok');
  });

  it('leads from a value to the traces that it tells of', () => {
    expect(of('P90', 'duration_ms').filters).toContainEqual({ column: 'duration_ms', op: '>=', value: 12 });
    expect(of('MAX', 'duration_ms').orders).toEqual([{ op: 'MAX', column: 'duration_ms', order: 'descending' }]);
    expect(of('MIN', 'app.n').orders).toEqual([{ op: 'MIN', column: 'app.n', order: 'ascending' }]);
    for (const [op, column] of [['P90', 'app.n'], ['MAX', 'duration_ms'], ['MAX', 'app.n'], ['MIN', 'app.n']] as const)
      expect(parseQuery(of(op, column))).toHaveProperty('ok');
    expect(['MAX', 'MIN', 'P001', 'P90', 'AVG', 'COUNT', 'SUM'].filter(leadsToTraces)).toEqual(['MAX', 'MIN', 'P001', 'P90']);
  }); // prettier-ignore
});
