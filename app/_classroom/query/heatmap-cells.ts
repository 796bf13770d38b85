import { regionOf, type Region, type Squares } from '@/lib/query/region.ts';
import type { Heatmap } from '@/lib/query/result.ts';
import { clockOf } from './moments.ts';
import { bucketWidth, resultText } from './result-words.ts';

/** A square of the heatmap: which time bucket, which value bucket from below. */
export interface Cell {
  column: number;
  row: number;
}

/** What a square stands for: a time range in Unix milliseconds, a value range, and how many rows lie in both. */
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

/** The squares between two corners, wherever these lie to each other. */
export const squaresBetween = (one: Cell, other: Cell): Squares => ({
  columns: [Math.min(one.column, other.column), Math.max(one.column, other.column)],
  rows: [Math.min(one.row, other.row), Math.max(one.row, other.row)],
});

/** Squares as a region within the answer's own time: the first and the last bucket may reach beyond it. */
export function regionWithin(
  heatmap: Heatmap,
  buckets: readonly number[],
  { squares, window }: { squares: Squares; window: { from: number; to: number } },
): Region {
  const region = regionOf(heatmap, buckets, squares);
  const isLast = squares.columns[1] >= buckets.length - 1;
  const from = Math.max(region.from, window.from);
  return { ...region, from, to: Math.max(from + 1, isLast ? window.to : Math.min(region.to, window.to)) };
}

/** Where a region lies in a heatmap: the squares that it touches; null where it touches none. */
export function squaresOf(heatmap: Heatmap, buckets: readonly number[], region: Region): Squares | null {
  if (region.column !== heatmap.column) return null;
  const { columns, rows } = gridOf(heatmap, buckets);
  const width = bucketWidth(buckets);
  const across = touched(columns, (index) => {
    const from = buckets[index] ?? 0;
    return from < region.to && (width === 0 || from + width > region.from);
  });
  const up = touched(rows, (index) => {
    const [low, high] = [heatmap.edges[index] ?? 0, heatmap.edges[index + 1] ?? 0];
    return low < region.high && (high > region.low || (index === rows - 1 && high >= region.low));
  });
  return across === null || up === null ? null : { columns: across, rows: up };
}

function touched(count: number, touches: (index: number) => boolean): [number, number] | null {
  const indexes = Array.from({ length: count }, (_, index) => index).filter(touches);
  const [first, last] = [indexes[0], indexes.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** How many rows some squares hold, out of all in the picture, and how many of those have lower values. */
export interface Weight {
  count: number;
  total: number;
  below: number;
}

export function weightOf({ cells }: Heatmap, { columns, rows }: Squares): Weight {
  const weight = { count: 0, total: 0, below: 0 };
  for (const [column, row, count] of cells) {
    weight.total += count;
    if (row < rows[0]) weight.below += count;
    const within = column >= columns[0] && column <= columns[1] && row >= rows[0] && row <= rows[1];
    if (within) weight.count += count;
  }
  return weight;
}

export function shareText(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  return `${percent.toLocaleString('en', { maximumFractionDigits: percent < 10 ? 1 : 0 })} %`;
}

const rowsText = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;

/** How many rows, and how they stand to all the others: `9 rows, 1.2 % of all, higher than 92 %`. */
export function weightText({ count, total, below }: Weight): string {
  if (count === 0) return rowsText(count);
  const rank = below === 0 ? 'among the lowest' : `higher than ${shareText(below, total)}`;
  return `${rowsText(count)}, ${shareText(count, total)} of all, ${rank}`;
}

/** A square in words: when, between which values. */
export function cellWords(range: CellRange, buckets: readonly number[]): string {
  const clock = clockOf(buckets);
  const value = (number: number): string => resultText(range.valueColumn, number);
  const values = range.low === range.high ? value(range.low) : `${value(range.low)} to ${value(range.high)}`;
  return `${clock(range.from)} to ${clock(range.to)}, ${values}`;
}

/** How dark a square is, 0 to 1. By the square root, so that a single row beside a crowd can still be seen. */
export const heatOf = (count: number, most: number): number => (most <= 0 ? 0 : Math.sqrt(count / most));
