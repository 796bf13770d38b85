import type { ShownAs } from '@/lib/boards/board.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { calculationsOf, type Calculation } from '../query/query-words.ts';

const isHeatmap = ({ op }: Calculation): boolean => op === 'HEATMAP';

/** The shape that has room for all of a query's results: charts and table where it has a heatmap beside other things. */
export function usualShape(spec: QuerySpecInput): ShownAs {
  const calculations = calculationsOf(spec);
  if (calculations.every(isHeatmap)) return 'heatmap';
  return calculations.some(isHeatmap) ? 'both' : 'chart';
}

/** The calculations that a panel of this shape draws. */
export const drawnOf = (spec: QuerySpecInput, shown: ShownAs): Calculation[] =>
  calculationsOf(spec).filter((one) => shown === 'both' || isHeatmap(one) === (shown === 'heatmap'));

/** The results that a panel of this shape has no room for, each once. */
export function notShown(spec: QuerySpecInput, shown: ShownAs): string[] {
  if (shown === 'both') return [];
  const left = calculationsOf(spec).filter((one) => isHeatmap(one) !== (shown === 'heatmap'));
  return [...new Set(left.map(resultKey))];
}
