import { describe, expect, it } from 'vitest';
import type { Heatmap, QueryResult } from '@/lib/query/result.ts';
import { countsText } from './counts-text.ts';
import {
  cellAfter,
  cellAt,
  cellWords,
  fullestCell,
  gridOf,
  heatOf,
  rangeOf,
  regionWithin,
  squaresBetween,
  squaresOf,
  weightOf,
  weightText,
} from './heatmap-cells.ts';
import { groupWordsOf } from './group-words.ts';
import { resultText } from './result-words.ts';
import { isBlank, linesOf, MOST_LINES, pathOf, roundTop } from './series-lines.ts';
import { nextSorting, sortRows } from './sort-rows.ts';

const start = Date.UTC(2026, 2, 1, 9);
const buckets = [start, start + 10_000, start + 20_000];
const at = (index: number): string => new Date(buckets[index] as number).toISOString();
const result = (part: Partial<QueryResult>): QueryResult => ({
  buckets,
  results: [],
  series: [],
  heatmaps: [],
  matched: 1,
  standFor: 1,
  truncated: false,
  elapsedMs: 1,
  ...part,
});

describe('the counts of a result', () => {
  it('are one number where everything was sent', () => {
    expect(countsText(result({ matched: 1 }), false)).toBe('1 row matched');
    expect(countsText(result({ matched: 1200, standFor: 1200 }), true)).toBe('1,200 rows matched');
  });

  it('tell what happened beside what was sent, whichever is counted', () => {
    const sampled = result({ matched: 100, standFor: 1000 });
    expect(countsText(sampled, false)).toBe('1,000 rows, told by 100 that were sent');
    expect(countsText(sampled, true)).toBe('100 rows sent, which tell of 1,000');
  });
});

describe('the lines of a result', () => {
  it('are blank where a column holds no number at all, and not where it holds a zero', () => {
    const spec = { calculations: [{ op: 'AVG' as const, column: 'name' }] };
    const lines = (value: number | null) =>
      linesOf(result({ series: [{ time: at(0), data: { 'AVG(name)': value } }] }), spec, 'AVG(name)').lines;
    expect(isBlank(lines(null))).toBe(true);
    expect(isBlank(lines(0))).toBe(false);
  });

  const grouped = result({
    results: [{ data: { name: 'b', COUNT: 3 } }, { data: { name: 'a', COUNT: 1 } }],
    series: [
      { time: at(0), data: { name: 'a', COUNT: 1, 'P90(duration_ms)': 5 } },
      { time: at(2), data: { name: 'b', COUNT: 3, 'P90(duration_ms)': 7 } },
    ],
  });

  it('are one a group, in the order of the rows, with 0 where nothing was counted', () => {
    expect(linesOf(grouped, { breakdowns: ['name'] }, 'COUNT')).toEqual({
      lines: [
        { label: 'b', points: [0, 0, 3] },
        { label: 'a', points: [1, 0, 0] },
      ],
      left: 0,
      earlier: null,
    });
  });

  it('have gaps where a percentile has no values', () => {
    expect(linesOf(grouped, { breakdowns: ['name'] }, 'P90(duration_ms)').lines[1]?.points).toEqual([5, null, null]);
  });

  it('are one alone without a GROUP BY, named for what it shows', () => {
    const whole = result({ series: [{ time: at(1), data: { COUNT: 4 } }] });
    expect(linesOf(whole, {}, 'COUNT').lines).toEqual([{ label: 'COUNT', points: [0, 4, 0] }]);
  });

  it('say how many groups they leave out', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({ data: { name: `n${index}` } }));
    expect(linesOf(result({ results: rows }), { breakdowns: ['name'] }, 'COUNT').left).toBe(20 - MOST_LINES);
  });

  it('end at a round number', () => {
    const tops = [0, 3, 7, 12, 0.03].map((point) => roundTop([{ label: '', points: [point, null] }]));
    expect(tops).toEqual([1, 5, 10, 20, 0.05]);
  });

  it('are not drawn along the axis, where they would paint over each other', () => {
    expect(pathOf([0, 0, 2, 0, 0], 2)).toBe('M1.5 1.0000h0L2.5 0.0000L3.5 1.0000');
  });

  it('are told apart by the beginning of an id', () => {
    const rows = [{ data: { 'trace.trace_id': 'abcdef0123456789'.repeat(2) } }];
    expect(linesOf(result({ results: rows }), { breakdowns: ['trace.trace_id'] }, 'COUNT').lines[0]?.label).toBe(
      'abcdef01…',
    );
  });

  it('draw a lone point as a dot, and break at gaps', () => {
    expect(pathOf([1, null, 1, 2], 2)).toBe('M0.5 0.5000h0M2.5 0.5000h0L3.5 0.0000');
  });
});

describe('the heatmap', () => {
  const heatmap: Heatmap = {
    column: 'duration_ms',
    scale: 'linear',
    edges: [0, 10, 20],
    cells: [
      [0, 0, 2],
      [2, 1, 9],
    ],
  };
  const grid = gridOf(heatmap, buckets);

  it('knows the square under the pointer', () => {
    expect(cellAt(grid, 0, 0.99)).toEqual({ column: 0, row: 0 });
    expect(cellAt(grid, 1, 0)).toEqual({ column: 2, row: 1 });
  });

  it('is walked with the arrow keys, and ends at its edges', () => {
    expect(cellAfter(grid, { column: 0, row: 0 }, 'ArrowUp')).toEqual({ column: 0, row: 1 });
    expect(cellAfter(grid, { column: 2, row: 1 }, 'ArrowRight')).toEqual({ column: 2, row: 1 });
    expect(cellAfter(grid, { column: 0, row: 0 }, 'Enter')).toBeNull();
  });

  it('says when, between which values, and how many', () => {
    const range = rangeOf(heatmap, buckets, fullestCell(heatmap));
    expect(range).toEqual({
      valueColumn: 'duration_ms',
      from: start + 20_000,
      to: start + 30_000,
      low: 10,
      high: 20,
      count: 9,
    });
    expect(cellWords(range, buckets)).toMatch(/ to \S+, 10\.0 ms to 20\.0 ms$/);
    const weightAt = (column: number, row: number) =>
      weightText(weightOf(heatmap, { columns: [column, column], rows: [row, row] }));
    expect(weightAt(2, 1)).toBe('9 rows, 82 % of all, higher than 18 %');
    expect(weightAt(0, 0)).toBe('2 rows, 18 % of all, among the lowest');
    expect(weightAt(1, 1)).toBe('0 rows');
  });

  it('chooses squares between two corners, as a region within the answer’s own time', () => {
    const window = { from: start + 4_000, to: start + 27_000 };
    const squares = squaresBetween({ column: 2, row: 1 }, { column: 0, row: 0 });
    expect(squares).toEqual({ columns: [0, 2], rows: [0, 1] });
    const region = regionWithin(heatmap, buckets, { squares, window });
    expect(region).toMatchObject({ column: 'duration_ms', low: 0, from: window.from, to: window.to });
    expect(region.high).toBeGreaterThan(20);
    expect(squaresOf(heatmap, buckets, region)).toEqual(squares);
    expect(squaresOf(heatmap, buckets, { ...region, column: 'other' })).toBeNull();
    expect(squaresOf(heatmap, buckets, { ...region, from: start + 60_000, to: start + 61_000 })).toBeNull();
    const one = { columns: [1, 1], rows: [1, 1] } as const;
    expect(squaresOf(heatmap, buckets, regionWithin(heatmap, buckets, { squares: one, window }))).toEqual(one);
  });

  it('keeps a single row visible beside a crowd', () => expect(heatOf(1, 400)).toBeCloseTo(0.05, 9));
});

describe('the table of results', () => {
  const rows = [{ data: { n: 'b10', c: 1 } }, { data: { n: 'b9', c: null } }, { data: { n: 'a', c: 5 } }];
  const names = (key: string, descending: boolean) => sortRows(rows, { key, descending }).map((row) => row.data['n']);

  it('sorts by number, what has none last', () => {
    expect(names('c', true)).toEqual(['a', 'b10', 'b9']);
    expect(names('c', false)).toEqual(['b10', 'a', 'b9']);
  });
  it('sorts text as people count', () => expect(names('n', false)).toEqual(['a', 'b9', 'b10']));
  it('turns round, and then back to how it came', () => {
    const once = nextSorting(undefined, 'c');
    const twice = nextSorting(once, 'c');
    expect([once, twice, nextSorting(twice, 'c')]).toEqual([
      { key: 'c', descending: true },
      { key: 'c', descending: false },
      undefined,
    ]);
  });
});

describe('a value in a result', () => {
  it.each([
    ['COUNT', 1234, '1,234'],
    ['P90(duration_ms)', 48.2, '48.2 ms'],
    ['duration_ms', 1250, '1.25 s'],
    ['COUNT_DISTINCT(duration_ms)', 12, '12'],
    ['name', 'GET /', 'GET /'],
    ['name', null, '–'],
    ['name', '\u001b[31m', String.raw`\u001b[31m`],
    ['enduser.id', 'someone@example.org', '(hidden: 19 characters)'],
    ['app.card', Number(`4${'1'.repeat(15)}`), '(hidden: 16 characters)'],
    ['http.request.header.authorization', 'anything', '(hidden: 8 characters)'],
  ])('%s = %j reads %s', (key, value, text) => expect(resultText(key, value)).toBe(text));
});

describe('the groups of a result', () => {
  const rows = ['ada@example.org', 'bob@example.org', 'someone@example.org', 'GET /'].map((name) => ({
    data: { name },
  }));
  const words = groupWordsOf(rows, ['name']);

  it('are told apart by numbers where hiding made them alike', () =>
    expect(rows.map(({ data }) => words('name', data.name))).toEqual([
      '(hidden 1: 15 characters)',
      '(hidden 2: 15 characters)',
      '(hidden: 19 characters)',
      'GET /',
    ]));
});
