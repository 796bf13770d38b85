import { describe, expect, it } from 'vitest';
import { assign } from './assignment.ts';

const total = (costs: number[][], columns: number[]): number =>
  columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? Infinity), 0);

/** Every way to give the rows columns of their own. */
function* ways(rows: number, columns: number, taken: number[] = []): Generator<number[]> {
  if (taken.length === rows) yield taken;
  else
    for (let column = 0; column < columns; column += 1)
      if (!taken.includes(column)) yield* ways(rows, columns, [...taken, column]);
}

describe('the assignment', () => {
  it('gives the first row its second choice where that is cheaper for both', () => {
    const costs = [
      [1, 2],
      [1, 9],
    ];
    expect(assign(costs)).toEqual([1, 0]);
  });

  it('is as cheap as the cheapest of all ways', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 20;
    for (let round = 0; round < 60; round += 1) {
      const [rows, columns] = [1 + (round % 5), 5 + (round % 2)];
      const costs = Array.from({ length: rows }, () => Array.from({ length: columns }, random));
      const best = Math.min(...[...ways(rows, columns)].map((way) => total(costs, way)));
      expect(total(costs, assign(costs))).toBe(best);
      expect(new Set(assign(costs)).size).toBe(rows);
    }
  });

  it('has nothing to do without rows, and refuses more rows than columns', () => {
    expect(assign([])).toEqual([]);
    expect(() => assign([[1], [1]])).toThrow('column of its own');
  });
});
