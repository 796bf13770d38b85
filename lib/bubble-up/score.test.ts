import { describe, expect, it } from 'vitest';
import { column, sides } from './bubble-up.fixture.ts';
import { rankColumns, restating } from './rank.ts';
import { bestCondition, chanceOf, differenceOf } from './score.ts';
import { querySpecSchema } from '../query/spec.ts';

const totals = sides(40, 360);

describe('the best filter on a column', () => {
  it('is the value whose share inside is larger than outside by the most', () => {
    const best = bestCondition(column('build', [[40, 4, 350], [41, 36, 10]]), totals); // prettier-ignore
    expect(best).toMatchObject({ op: '=', value: 41, holds: sides(36, 10) });
    expect(differenceOf(best, totals)).toBeCloseTo(36 / 40 - 10 / 360, 12);
  });

  it('is the value that is missing inside, where that tells more than any one that is there', () => {
    const spread: [string, number, number][] = Array.from('abcdefgh', (letter) => [letter, 5, 1]);
    const best = bestCondition(column('host', [['main', 0, 352], ...spread]), totals);
    expect(best).toMatchObject({ op: '!=', value: 'main', holds: sides(40, 8) });
  });

  it('is whether there is a value at all, where each value is of one row alone', () => {
    const ids: [string, number, number][] = Array.from({ length: 40 }, (_, index) => [`id ${index}`, 1, 0]);
    expect(bestCondition(column('retry.id', ids), totals)).toMatchObject({ op: 'exists', holds: sides(40, 0) });
  });

  it('says what the region has before what it lacks, where both tell as much', () => {
    const best = bestCondition(column('ok', [[true, 0, 360], [false, 40, 0]]), totals); // prettier-ignore
    expect(best).toMatchObject({ op: '=', value: false });
  });

  it('is a threshold for a measure', () => {
    const bytes = { ...column('bytes', [[1, 0, 9]]), measure: true, present: sides(40, 360), above: { at: 500, ...sides(39, 2) } };
    expect(bestCondition(bytes, totals)).toMatchObject({ op: '>=', value: 500 });
  }); // prettier-ignore
});

describe('chance', () => {
  it('is judged alike from either side', () => {
    const there = chanceOf({ holds: sides(30, 20) }, totals, 3, 9);
    const back = chanceOf({ holds: sides(20, 30) }, sides(360, 40), 3, 9);
    expect(there.expected).toBe(back.expected);
    expect(there.exponent).toBe(back.exponent);
  });

  it('may bring together three rows with a value of many, and not forty', () => {
    const few = chanceOf({ holds: sides(3, 97) }, sides(3, 397), 20, 30);
    const many = chanceOf({ holds: sides(40, 0) }, totals, 20, 30);
    expect(few.expected).toBeGreaterThan(0.01);
    expect(many.expected).toBeLessThan(1e-9);
  });

  it('brings what is the same on both sides', () => {
    expect(chanceOf({ holds: sides(20, 180) }, totals, 2, 1).expected).toBe(1);
  });

  it('judges rows as they were sent, whatever they stand for', () => {
    const heavy = { inside: { rows: 4, weight: 4000 }, outside: { rows: 0, weight: 0 } };
    const all = { inside: { rows: 4, weight: 4000 }, outside: { rows: 16, weight: 16_000 } };
    expect(chanceOf({ holds: heavy }, all, 10, 10).expected).toBeGreaterThan(0.01);
  });
});

const twice = (name: string) => column(name, [['x', 40, 0], ['y', 0, 360]]); // prettier-ignore

describe('the ranking', () => {
  it('puts what stands out first, then the larger difference', () => {
    const ids: [string, number, number][] = Array.from({ length: 400 }, (_, index) => [`id ${index}`, index < 40 ? 1 : 0, index < 40 ? 0 : 1]);
    const ranked = rankColumns(
      [column('id', ids), column('same', [['x', 40, 360]]), column('half', [['a', 30, 90], ['b', 10, 270]]), column('build', [[41, 40, 0], [40, 0, 360]])],
      totals,
    );
    expect(ranked.map(({ column: name, standsOut }) => [name, standsOut])).toEqual([
      ['build', true],
      ['half', true],
      ['id', false],
      ['same', false],
    ]);
  }); // prettier-ignore

  it('prefers the column with fewer values, then the name, where two tell as much', () => {
    const thrice = column('a', [['x', 40, 0], ['y', 0, 100], ['z', 0, 260]]); // prettier-ignore
    expect(rankColumns([thrice, twice('c'), twice('b')], totals).map(({ column: name }) => name)).toEqual([
      'b',
      'c',
      'a',
    ]);
  });
});

describe('a column that merely restates the region', () => {
  const spec = querySpecSchema.parse({
    calculated_fields: [{ name: 'seconds', expression: 'DIV($duration_ms, 1000)' }],
  });
  const why = (name: string, region: string, correlation: number | null = null) =>
    restating(spec, region, { column: name, correlation });

  it('is its own column, what is calculated from it, and what rises and falls with it', () => {
    expect(why('duration_ms', 'duration_ms')).toBe('itself');
    expect(why('seconds', 'duration_ms')).toBe('computed');
    expect(why('duration_ms', 'seconds')).toBe('computed');
    expect(why('duration_us', 'duration_ms', 0.9999)).toBe('follows');
    expect(why('bytes', 'duration_ms', 0.8)).toBeNull();
  });
});
