import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { LONGEST_COLUMN } from './spec.ts';
import { decodeQuery, encodeQuery } from './url.ts';

/** Every problem as `code at.its.place`. */
function problemsOf(input: unknown): string[] {
  const parsed = parseQuery(input);
  return 'problems' in parsed ? parsed.problems.map(({ code, at = [] }) => `${code} ${at.join('.')}`) : [];
}

const theLesson = {
  calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }, { op: 'P90', column: 'duration_ms' }],
  breakdowns: ['trace.trace_id'],
  orders: [{ op: 'COUNT', order: 'descending' }],
  time_range: 600,
  limit: 100,
};

describe('reading a query', () => {
  it('takes the lesson’s query as Honeycomb writes it', () => {
    expect(parseQuery(theLesson)).toMatchObject({ ok: { ...theLesson, filters: [], filter_combination: 'AND' } });
  });

  it('counts when nothing is asked', () => {
    expect(parseQuery({})).toMatchObject({ ok: { calculations: [{ op: 'COUNT' }], limit: 100 } });
  });

  it.each<[string, unknown, string]>([
    ['a query that is no object', 'COUNT', 'query/wrong-type '],
    ['a key that nobody knows', { colour: 1 }, 'query/unknown-key colour'],
    ['a key inside a filter', { filters: [{ column: 'a', op: '=', value: 1, not: 1 }] }, 'query/unknown-key filters.0.not'],
    ['what only Honeycomb runs', { formulas: [{ name: 'f', expression: '$a' }] }, 'query/not-here formulas'],
    ['[G2] a column that is called as a result is', { breakdowns: ['name', 'COUNT'] }, 'query/breakdown-is-result breakdowns.1'],
    ['[G2] a calculated field that is called so', { calculated_fields: [{ name: 'MAX(a)', expression: '1' }], calculations: [{ op: 'MAX', column: 'a' }], breakdowns: ['MAX(a)'] }, 'query/breakdown-is-result breakdowns.0'],
    ['CONCURRENCY of a column', { calculations: [{ op: 'CONCURRENCY', column: 'a' }] }, 'query/concurrency-column calculations.0.column'],
    ['a rate of nothing', { calculations: [{ op: 'RATE_MAX' }] }, 'query/no-column calculations.0.column'],
    ['a calculation for metrics alone', { calculations: [{ op: 'HISTOGRAM_COUNT', column: 'a' }] }, 'query/unknown-op calculations.0.op'],
    ['a calculation that does not exist', { calculations: [{ op: 'MEDIAN' }] }, 'query/unknown-op calculations.0.op'],
    ['an operator that does not exist', { filters: [{ column: 'a', op: '~' }] }, 'query/unknown-op filters.0.op'],
    ['P90 of nothing', { calculations: [{ op: 'COUNT' }, { op: 'P90' }] }, 'query/no-column calculations.1.column'],
    ['exists with a value', { filters: [{ column: 'a', op: 'exists', value: 1 }] }, 'query/needless-value filters.0.value'],
    ['in without a list', { filters: [{ column: 'a', op: 'in', value: 'b' }] }, 'query/needs-list filters.0.value'],
    ['in with an empty list', { filters: [{ column: 'a', op: 'not-in', value: [] }] }, 'query/needs-list filters.0.value'],
    ['= with a list', { filters: [{ column: 'a', op: '=', value: ['b'] }] }, 'query/needless-list filters.0.value'],
    ['= without a value', { filters: [{ column: 'a', op: '=' }] }, 'query/no-value filters.0.value'],
    ['contains with a number', { filters: [{ column: 'a', op: 'contains', value: 4 }] }, 'query/needs-text filters.0.value'],
    ['an order by what is not asked', { orders: [{ op: 'P90', column: 'duration_ms' }] }, 'query/order-unknown orders.0'],
    ['an order by no breakdown', { orders: [{ column: 'name' }] }, 'query/order-unknown orders.0'],
    ['an order by a heatmap', { calculations: [{ op: 'HEATMAP', column: 'a' }], orders: [{ op: 'HEATMAP', column: 'a' }] }, 'query/order-heatmap orders.0'],
    ['[V3] a HAVING of what is not calculated', { havings: [{ calculate_op: 'P90', column: 'a', op: '>', value: 1 }] }, 'query/having-unknown havings.0'],
    ['[V3] a HAVING of a heatmap', { calculations: [{ op: 'HEATMAP', column: 'a' }], havings: [{ calculate_op: 'HEATMAP', column: 'a', op: '>', value: 1 }] }, 'query/having-heatmap havings.0'],
    ['[V3] a HAVING that compares otherwise', { havings: [{ calculate_op: 'COUNT', op: 'contains', value: 1 }] }, 'query/unknown-op havings.0.op'],
    ['[V3] a HAVING of no calculation', { havings: [{ calculate_op: 'MEDIAN', op: '>', value: 1 }] }, 'query/unknown-op havings.0.calculate_op'],
    ['[V3] a HAVING without a number', { havings: [{ calculate_op: 'COUNT', op: '>', value: '1' }] }, 'query/wrong-type havings.0.value'],
    ['[E2] an expression with a mistake', { calculated_fields: [{ name: 'f', expression: 'LT($a' }] }, 'query/expression calculated_fields.0.expression.5'],
    ['[E1] two fields of one name', { calculated_fields: [{ name: 'f', expression: '1' }, { name: 'f', expression: '2' }] }, 'query/field-twice calculated_fields.1.name'],
    ['[E1] a field that looks at another', { calculated_fields: [{ name: 'f', expression: '1' }, { name: 'g', expression: 'SUM($f, 1)' }] }, 'query/field-in-field calculated_fields.1.expression'],
    ['[P4] a calculation over another span', { calculations: [{ op: 'SUM', column: 'child.duration_ms' }] }, 'query/relation-place calculations.0.column'],
    ['[P4] a group of spans that are not there', { breakdowns: ['none.name'] }, 'query/relation-none breakdowns.0'],
    ['[P4] another span or something else', { filter_combination: 'OR', filters: [{ column: 'a', op: 'exists' }, { column: 'root.a', op: 'exists' }] }, 'query/relation-or filters.1.column'],
    ['[K2] a comparison across an odd time', { compare_time_offset_seconds: 60 }, 'query/invalid compare_time_offset_seconds'],
    ['[K2] a comparison with its own time', { time_range: 3601, compare_time_offset_seconds: 3600 }, 'query/compare-overlap compare_time_offset_seconds'],
    ['a time given thrice', { time_range: 60, start_time: 0, end_time: 60 }, 'query/time-thrice time_range'],
    ['an end before the start', { start_time: 60, end_time: 0 }, 'query/time-backwards end_time'],
    ['[T6] a start after 2200', { start_time: 7_258_118_401 }, 'query/invalid start_time'],
    ['[T6] an end in milliseconds', { end_time: 1_795_000_000_000 }, 'query/invalid end_time'],
    ['[T6] an end before 1970', { end_time: -1 }, 'query/invalid end_time'],
    ['[T6] a range without end', { time_range: 9_007_199_254_740_991 }, 'query/invalid time_range'],
    ['[T6] a range that leads beyond 2200', { start_time: 7_258_118_399, time_range: 2 }, 'query/time-beyond time_range'],
    ['[T4] buckets too fine to draw', { time_range: 7200, granularity: 1 }, 'query/granularity granularity'],
    ['[T4] a bucket longer than the range', { time_range: 60, granularity: 61 }, 'query/granularity granularity'],
    ['a limit beyond a thousand', { limit: 1001 }, 'query/invalid limit'],
    ['a column name without end', { breakdowns: ['x'.repeat(LONGEST_COLUMN + 1)] }, 'query/invalid breakdowns.0'],
  ])('refuses %s, and says where', (_, input, expected) => {
    expect(problemsOf(input)).toEqual([expected]);
  }); // prettier-ignore

  it.each<[string, unknown, object]>([
    ['COUNT of a column, which counts rows', { calculations: [{ op: 'COUNT', column: 'a' }] }, { calculations: [{ op: 'COUNT' }] }],
    ['COUNT of a column in every clause', { calculations: [{ op: 'COUNT', column: 'a' }], orders: [{ op: 'COUNT', column: 'a' }], havings: [{ calculate_op: 'COUNT', column: 'a', op: '>', value: 1 }] }, {}],
    ['no calculations, which are COUNT', { calculations: [] }, { calculations: [{ op: 'COUNT' }] }],
    ['no formulas', { formulas: [] }, {}],
    ['exists with an empty value', { filters: [{ column: 'a', op: 'exists', value: '' }, { column: 'a', op: 'does-not-exist', value: null }] }, {}],
    ['an order without a column', { orders: [{ op: 'COUNT', column: null }] }, {}],
    ['a column called as a calculation that is not asked', { breakdowns: ['COUNT'], calculations: [{ op: 'HEATMAP', column: 'a' }] }, {}],
    ['the longest name that the receivers keep', { breakdowns: [`parent.${'x'.repeat(65_536)}…`] }, {}],
  ])('takes %s', (_, input, expected) => expect(parseQuery(input)).toMatchObject({ ok: expected })); // prettier-ignore

  it.each<[unknown, string, string]>([
    [{ limit: 5000 }, 'limit: 5000 is too much; it goes up to 1000.', 'Choose a whole number from 1 to 1000.'],
    [{ limit: 1.5 }, 'limit: 1.5 stands where a whole number belongs.', 'Choose a whole number'],
    [{ limit: 'many' }, 'limit: the text "many" stands where a number belongs.', 'Choose a whole number'],
    [{ breakdowns: 'name' }, 'breakdowns: the text "name" stands where a list belongs.', '["service.name", "name"]'],
    [{ breakdowns: [''] }, 'breakdowns.0: it is empty.', 'the name of a column'],
    [{ filters: [{ op: 'exists' }] }, 'filters.0.column: it is missing; text belongs here.', 'the name of a column'],
    [{ filters: [{ column: 'a', op: '=', value: {} }] }, 'filters.0.value: an object cannot stand here.', 'Write text between quotes'],
    [{ filters: [{ column: 'a' }] }, 'filters.0.op: it is missing', 'One of: =, !='],
    [{ filter_combination: 'and' }, 'filter_combination: the text "and" is none of AND, OR.', '"AND"'],
    [[], 'The query: a list stands where an object belongs.', 'A query is a JSON object'],
    [{ calculations: [{ op: 'P9O' }] }, 'calculations.0.op: “P9O” is no calculation; the nearest is P90.', 'One of: COUNT'],
    [{ calculations: [{ op: 'median' }] }, '“median” is no calculation; the nearest is P50.', 'One of: COUNT'],
    [{ calculations: [{ op: 'count' }] }, '“count” is no calculation; the nearest is COUNT.', 'One of: COUNT'],
    [{ calculations: [{ op: 'WHATEVER' }] }, '“WHATEVER” is no calculation.', 'One of: COUNT'],
    [{ calculations: [{ op: 7 }] }, '“7” is no calculation', 'One of: COUNT'],
    [{ filters: [{ column: 'a', op: 'start-with', value: 'a' }] }, 'the nearest is starts-with.', 'One of: =, !='],
    [{ filters: [{ column: 'a', op: 'not in', value: ['a'] }] }, 'the nearest is not-in.', 'One of: =, !='],
    [{ havings: [{ calculate_op: 'COUNT', op: '==', value: 1 }] }, 'the nearest is =.', 'One of: =, !='],
    [{ breakdown: ['name'] }, 'a key “breakdown”', 'Write breakdowns'],
    [{ start_time: 60, end_time: 0 }, 'The query ends before it starts.', 'start_time (From) the earlier moment'],
    [{ start_time: 60, end_time: 60 }, 'ends as it starts', 'the later one'],
    [{ breakdowns: ['COUNT'] }, 'The column COUNT is called as the calculation COUNT is', 'with the expression $COUNT.'],
    [{ calculations: [{ op: 'P90', column: 'a' }], breakdowns: ['P90(a)'] }, 'The column P90(a)', 'with the expression $"P90(a)".'],
  ])('says of %j what is wrong, and leads on', (input, message, hint) => {
    const parsed = parseQuery(input);
    const [problem] = 'problems' in parsed ? parsed.problems : [];
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  }); // prettier-ignore

  it('[T6] says in words which moment is the last', () => {
    expect(parseQuery({ start_time: 1_795_000_000_000 })).toMatchObject({
      problems: [{ message: expect.stringMatching(/^start_time: it lies after 2200-01-01/) as string }],
    });
    expect(parseQuery({ start_time: 0, end_time: 7_258_118_400 })).toHaveProperty('ok');
  });

  it('names every mistake of a query, not the first alone', () => {
    const input = { calculations: [{ op: 'SUM' }], orders: [{ column: 'name' }], filters: [{ column: 'a', op: '=' }] };
    expect(problemsOf(input)).toHaveLength(3);
  });

  it('gives every problem a way out', () => {
    const parsed = parseQuery({ calculations: [{ op: 'SUM' }, { op: 'WAT' }], x: 1, limit: -1 });
    expect('problems' in parsed && parsed.problems.every(({ hint, message }) => hint !== '' && message !== '')).toBe(
      true,
    );
  });
});

describe('a query in an address', () => {
  it('comes back as it went', () => {
    const parsed = parseQuery({ ...theLesson, filters: [{ column: 'a&b=#', op: '=', value: '“é%"' }] });
    expect(parsed).toHaveProperty('ok');
    if (!('ok' in parsed)) return;
    const url = new URL('http://localhost/explore');
    url.searchParams.set('q', encodeQuery(parsed.ok));
    expect(decodeQuery(new URL(url.href).searchParams.get('q') ?? '')).toEqual(parsed);
  });

  it('leaves out what is the default anyway', () => {
    const parsed = parseQuery({ time_range: 600, limit: 100, filter_combination: 'AND' });
    expect('ok' in parsed && encodeQuery(parsed.ok)).toBe('{"time_range":600}');
  });

  it.each([['not json at all', 'query/not-json'], ['{"limit":"many"}', 'query/wrong-type'], ['{"limit":0}', 'query/invalid'], ['{"breakdowns":{}}', 'query/wrong-type']])('says what is wrong with %s', (text, code) => {
    const decoded = decodeQuery(text);
    expect('problems' in decoded && decoded.problems[0]?.code).toBe(code);
  }); // prettier-ignore
});
