import type { Heatmap } from '@/lib/query/result.ts';
import { bucketWidth, clockText, resultText } from './result-words.ts';

/** A square of the heatmap: which time bucket, which value bucket from below. */
export interface Cell {
  column: number;
  row: number;
}

/** What a square stands for: a time range in Unix milliseconds, a value range, and how many spans lie in both. */
export interface CellRange {
  valueColumn: string;
  from: number;
  to: number;
  low: number;
  high: number;
  count: number;
}

export interface Grid {
  columns: number;
  rows: number;
}

export const gridOf = (heatmap: Heatmap, buckets: readonly number[]): Grid => ({
  columns: Math.max(1, buckets.length),
  rows: Math.max(1, heatmap.edges.length - 1),
});

/** The square under a point, given as fractions from the left and from the top. */
export const cellAt = ({ columns, rows }: Grid, across: number, down: number): Cell => ({
  column: clamp(Math.floor(across * columns), columns - 1),
  row: clamp(Math.floor((1 - down) * rows), rows - 1),
});

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

const steps: Record<string, [across: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The square that an arrow key leads to; null where the key is none. */
export function cellAfter({ columns, rows }: Grid, from: Cell, key: string): Cell | null {
  const step = steps[key];
  if (step === undefined) return null;
  return { column: clamp(from.column + step[0], columns - 1), row: clamp(from.row + step[1], rows - 1) };
}

/** The square to begin with: the fullest. */
export function fullestCell(heatmap: Heatmap): Cell {
  let fullest: [number, number, number] = [0, 0, 0];
  for (const cell of heatmap.cells) if (cell[2] > fullest[2]) fullest = cell;
  return { column: fullest[0], row: fullest[1] };
}

export function rangeOf(heatmap: Heatmap, buckets: readonly number[], cell: Cell): CellRange {
  const from = buckets[cell.column] ?? 0;
  const low = heatmap.edges[cell.row] ?? 0;
  return {
    valueColumn: heatmap.column,
    from,
    to: buckets[cell.column + 1] ?? from + bucketWidth(buckets),
    low,
    high: heatmap.edges[cell.row + 1] ?? low,
    count: heatmap.cells.find(([column, row]) => column === cell.column && row === cell.row)?.[2] ?? 0,
  };
}

/** A square in words: when, between which values, how many. */
export function cellWords(range: CellRange): string {
  const value = (number: number): string => resultText(range.valueColumn, number);
  const spans = `${range.count.toLocaleString('en')} ${range.count === 1 ? 'span' : 'spans'}`;
  const values = range.low === range.high ? value(range.low) : `${value(range.low)} to ${value(range.high)}`;
  return `${clockText(range.from)}, ${values}: ${spans}`;
}

/** How dark a square is, 0 to 1. By the square root, so that a single span beside a crowd can still be seen. */
export const heatOf = (count: number, most: number): number => (most <= 0 ? 0 : Math.sqrt(count / most));
