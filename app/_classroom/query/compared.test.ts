import { describe, expect, it } from 'vitest';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { changeKey, changeOf, changeText, earlierKey, withEarlier } from './earlier-values.ts';
import { momentText, offsetText } from './moments.ts';
import { tableColumns } from './result-columns.ts';
import { columnsOf } from './row-columns.ts';
import { linesOf, roundTop } from './series-lines.ts';
import { brushAfter, bucketAt, bucketsOf } from './time-line.ts';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 2, 1, 9);
const at = (ms: number): string => new Date(ms).toISOString();
const spec: QuerySpecInput = { breakdowns: ['name'], compare_time_offset_seconds: 3600 };
const result: QueryResult = {
  buckets: [start, start + 10_000],
  results: [{ data: { name: 'a', COUNT: 6 } }, { data: { name: 'b', COUNT: 1 } }],
  series: [{ time: at(start), data: { name: 'a', COUNT: 6 } }],
  heatmaps: [],
  matched: 7,
  standFor: 7,
  truncated: false,
  elapsedMs: 1,
  earlier: {
    from: start - HOUR,
    to: start - HOUR + 20_000,
    results: [{ data: { name: 'a', COUNT: 40 } }, null],
    series: [{ time: at(start - HOUR + 10_000), data: { name: 'a', COUNT: 40 } }],
  },
};

describe('an answer that is compared with an earlier time', () => {
  it('has lines beside its own, moved to where the reader is, and an axis that holds both', () => {
    const { lines, earlier } = linesOf(result, spec, 'COUNT');
    expect(earlier).toBe('1 hour');
    expect(lines).toEqual([
      { label: 'a', points: [6, 0], earlier: [0, 40] },
      { label: 'b', points: [0, 0], earlier: [0, 0] },
    ]);
    expect(roundTop(lines)).toBe(50);
  });

  it('keeps a line in its bucket where the offset is no whole number of buckets', () => {
    const odd = { ...result, earlier: { ...result.earlier!, series: [{ time: at(start - HOUR + 14_000), data: { name: 'a', COUNT: 3 } }] } };
    expect(linesOf(odd, spec, 'COUNT').lines[0]?.earlier).toEqual([0, 3]);
  }); // prettier-ignore

  it('has the earlier value and the change beside each value of its table', () => {
    expect(tableColumns(result, spec).map(({ head }) => head)).toEqual(['name', 'COUNT', '1 hour earlier', 'change']);
    const rows = withEarlier(result, ['COUNT']).map(({ data }) => [
      data[earlierKey('COUNT')],
      data[changeKey('COUNT')],
    ]);
    expect(rows).toEqual([
      [40, -0.85],
      [null, null],
    ]);
  });

  it.each([
    [1, 2, '−50 %'],
    [2, 1, '+100 %'],
    [1.012, 1, '+1.2 %'],
    [1, 1, '±0 %'],
    [1, 0, '–'],
    [null, 1, '–'],
    [-1, -2, '+50 %'],
  ])('from %j, earlier %j, reads %s', (now, then, text) => expect(changeText(changeOf(now, then))).toBe(text));

  it.each([
    [1800, '30 minutes'],
    [3600, '1 hour'],
    [28_800, '8 hours'],
    [604_800, '1 week'],
    [15_724_800, '26 weeks'],
  ])('%i seconds earlier is %s', (seconds, text) => expect(offsetText(seconds)).toBe(text));
});

describe('a time range in a chart', () => {
  const brush = { chart: 'COUNT', anchor: 5, head: 3, done: true };

  it('is where the pointer is, and never beyond the chart', () =>
    expect([0, 0.5, 1, 2, -1].map((across) => bucketAt(across, 10))).toEqual([0, 5, 9, 9, 0]));

  it('grows by Shift and an arrow key, from where the keyboard stands', () => {
    const begun = brushAfter('ArrowLeft', { chart: 'COUNT', brush: null, at: 5, count: 10 });
    expect(begun).toEqual({ ...brush, head: 4 });
    expect(brushAfter('ArrowLeft', { chart: 'COUNT', brush: begun, at: 4, count: 10 })).toEqual(brush);
    expect(brushAfter('ArrowRight', { chart: 'COUNT', brush: { ...brush, head: 9 }, at: 9, count: 10 })?.head).toBe(9);
    expect(brushAfter('Enter', { chart: 'COUNT', brush, at: 4, count: 10 })).toBeNull();
    expect(bucketsOf(brush)).toEqual([3, 5]);
  });

  it('is begun anew in another chart', () =>
    expect(brushAfter('ArrowRight', { chart: 'P90', brush, at: 0, count: 10 })).toEqual({ chart: 'P90', anchor: 0, head: 1, done: true })); // prettier-ignore
});

describe('the rows of an answer', () => {
  it('have the columns that the query looks at, unless others were chosen', () => {
    const asked: QuerySpecInput = { breakdowns: ['root.name'], filters: [{ column: 'error', op: 'exists' }, { column: 'none.x', op: 'exists' }], calculations: [{ op: 'P90', column: 'app.n' }] }; // prettier-ignore
    expect(columnsOf(asked, null)).toEqual(['name', 'service.name', 'duration_ms', 'root.name', 'error', 'app.n']);
    expect(columnsOf(asked, ['x', 'x', 'y'])).toEqual(['x', 'y']);
    expect(columnsOf(asked, [])).toEqual([]);
  });

  it('tell the moment as precisely as is wanted', () => {
    expect(momentText(start + 42, { fine: true })).toMatch(/^\d\d:\d\d:\d\d\.042$/);
    expect(momentText(start, { dated: true })).toMatch(/^\d+ \w+, \d\d:/);
  });
});
