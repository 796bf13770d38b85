import { describe, expect, it } from 'vitest';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { calculationFrom, calculationsOf, orderChoices, orderFrom } from './query-words.ts';
import { placedInDraft, runnable } from './runnable.ts';
import { jsonMistake } from './json-mistake.ts';
import { readSpec } from './spec-text.ts';
import { timeWords, withOneTime, withRange } from './time-choices.ts';

describe('a calculation as text', () => {
  it.each([
    ['COUNT', { op: 'COUNT' }],
    ['count', { op: 'COUNT' }],
    ['P90(duration_ms)', { op: 'P90', column: 'duration_ms' }],
    [' heatmap( duration_ms ) ', { op: 'HEATMAP', column: 'duration_ms' }],
    ['COUNT_DISTINCT(trace.trace_id)', { op: 'COUNT_DISTINCT', column: 'trace.trace_id' }],
    ['P90', null],
    ['P90()', null],
    ['MEDIAN(duration_ms)', null],
    ['', null],
  ])('%j means %j', (text, calculation) => expect(calculationFrom(text)).toEqual(calculation));

  it('is COUNT where a query names none', () =>
    expect(calculationsOf({ calculations: [] })).toEqual([{ op: 'COUNT' }]));
});

describe('ORDER BY', () => {
  const spec: QuerySpecInput = {
    calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }],
    breakdowns: ['name'],
  };

  it('offers what the query has, HEATMAP excepted', () => expect(orderChoices(spec)).toEqual(['COUNT', 'name']));

  it('tells a calculation from a column', () => {
    expect(orderFrom('COUNT', spec, 'descending')).toEqual({ op: 'COUNT', order: 'descending' });
    expect(orderFrom('name', spec, 'ascending')).toEqual({ column: 'name', order: 'ascending' });
    expect(orderFrom('P90(x)', { breakdowns: ['P90(x)'] }, 'ascending')).toEqual({
      column: 'P90(x)',
      order: 'ascending',
    });
  });
});

describe('the time', () => {
  it.each([
    [{ time_range: 600 }, 'Last 10 minutes'],
    [{}, 'Last 2 hours'],
    [{ time_range: 45 }, 'Last 45 seconds'],
    [{ time_range: 60 }, 'Last minute'],
    [{ time_range: 14_400 }, 'Last 4 hours'],
    [{ time_range: 3660 }, 'Last 61 minutes'],
    [{ start_time: 0, time_range: 900 }, '15 minutes from 1970-01-01 00:00:00'],
    [{ start_time: 0, end_time: 60 }, '1970-01-01 00:00:00 to 1970-01-01 00:01:00'],
  ])('of %j reads “%s”', (spec, words) => expect(timeWords(spec)).toBe(words));

  it('leaves start and end behind when a range is chosen', () => {
    expect(withRange({ start_time: 1, end_time: 2, limit: 5 }, 600)).toEqual({ limit: 5, time_range: 600 });
  });

  it('is the window alone where one was drawn over a range', () => {
    expect(withOneTime({ start_time: 1, end_time: 2, time_range: 600 })).toEqual({ start_time: 1, end_time: 2 });
    expect(withOneTime({ time_range: 600 })).toEqual({ time_range: 600 });
  });
});

const problem = (...at: (string | number)[]) => ({ code: 'query/x' as const, message: '', hint: '', at });

describe('what is run', () => {
  it('leaves out the rows that nobody has filled in, and orders by nothing that is gone', () => {
    const spec: QuerySpecInput = {
      filters: [{ column: ' ', op: '=' }],
      orders: [{ column: 'name' }, { op: 'COUNT' }],
    };
    expect(runnable(spec)).toEqual({ filters: [], orders: [{ op: 'COUNT' }] });
  });

  it('leaves out a calculated field without a name and an expression, and none with either', () => {
    const calculated_fields = [
      { name: ' ', expression: '' },
      { name: 'slow', expression: '' },
      { name: '', expression: '1' },
    ];
    expect(runnable({ calculated_fields })).toEqual({ calculated_fields: calculated_fields.slice(1) });
  });

  it('names COUNT where all calculations were taken out, so that a HAVING may compare it', () => {
    expect(runnable({ calculations: [] })).toEqual({ calculations: [{ op: 'COUNT' }] });
  });

  it('has its problems where the builder shows them, past the rows that were left out', () => {
    const draft: QuerySpecInput = {
      filters: [
        { column: '', op: '=' },
        { column: 'name', op: 'in', value: [] },
      ],
      orders: [{ column: 'gone' }, { op: 'COUNT' }],
    };
    expect(placedInDraft(problem('filters', 0, 'value'), draft).at).toEqual(['filters', 1, 'value']);
    expect(placedInDraft(problem('orders', 0), draft).at).toEqual(['orders', 1]);
    expect(placedInDraft(problem('havings', 0), draft).at).toEqual(['havings', 0]);
    expect(placedInDraft(problem('limit'), draft).at).toEqual(['limit']);
  });
});

describe('a pasted query', () => {
  it('is taken as it is', async () => {
    expect(await readSpec('{"time_range": 600}')).toEqual({ spec: { time_range: 600 } });
  });

  it('is refused with the place of each mistake', async () => {
    expect(await readSpec('{"limit": 0}')).toMatchObject({ problems: [{ at: ['limit'] }] });
  });

  it('is refused where it is no JSON, with the line', async () => {
    const answer = await readSpec('{\n  "limit": oops\n}');
    expect(answer).toMatchObject({ problems: [{ code: 'query/not-json', at: ['line', 2, 'character', 12] }] });
  });

  it('is refused where it ends too early', async () => {
    const answer = await readSpec('{"limit": 1');
    expect(answer).toMatchObject({ problems: [{ message: 'This is not JSON yet: it ends too early.' }] });
  });
});

describe('the first mistake in a JSON text', () => {
  it.each([
    ['{"a": [1, 2.5e3, true, null, "x\\u00e9"], "b": {}}', null],
    [' [] ', null],
    ['"text"', null],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ["{'a': 1}", 1],
    ['{"a" 1}', 5],
    ['[1, 2}', 5],
    ['01', 0],
    ['{} {}', 3],
    ['"open', 0],
    ['', 0],
    ['[1', 2],
    ['truex', 0],
  ])('%j is at %j', (text, place) => expect(jsonMistake(text)).toBe(place));

  it('agrees with the browser on what is JSON', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '1', 'null', ' '];
    let state = 7;
    for (let round = 0; round < 4000; round += 1) {
      let text = '';
      for (let length = 0; length < 1 + (round % 7); length += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        text += pieces[Math.floor((state / 2 ** 32) * pieces.length)];
      }
      expect([text, jsonMistake(text) === null]).toEqual([text, parses(text)]);
    }
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
