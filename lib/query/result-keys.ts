import type { QuerySpec } from './spec.ts';

export type Calculation = QuerySpec['calculations'][number];

/** The key a calculation's value has in a result row, as in Honeycomb: `COUNT`, whatever its column; `P90(duration_ms)`. */
export const resultKey = ({ op, column }: { op: string; column?: string | null | undefined }): string =>
  column == null || op === 'COUNT' ? op : `${op}(${column})`;

/** The calculations that give one value per row, each once: all but HEATMAP, which is a picture of its own. */
export function scalarCalculations(spec: QuerySpec): Calculation[] {
  const byKey = new Map(spec.calculations.map((calculation) => [resultKey(calculation), calculation]));
  return [...byKey.values()].filter((calculation) => calculation.op !== 'HEATMAP');
}

/** The columns that a heatmap is asked of, each once. */
export function heatmapColumns(spec: QuerySpec): string[] {
  const columns = spec.calculations.flatMap(({ op, column }) => (op === 'HEATMAP' && column != null ? [column] : []));
  return [...new Set(columns)];
}
