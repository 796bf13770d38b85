'use client';
import type { Heatmap, QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Answer } from './query-results.tsx';
import type { ResultView } from './result-view.ts';
import { useEvidence } from './use-evidence.ts';

/** The question of the heatmap alone: what is grouped, ordered and compared has no part in it. */
function aloneOf(spec: QuerySpecInput, column: string): QuerySpecInput {
  const { breakdowns: _b, orders: _o, havings: _h, compare_time_offset_seconds: _c, ...rest } = spec;
  return { ...rest, calculations: [{ op: 'HEATMAP', column }] };
}

/** A heatmap on the axis that is wished for; the answer's own until that has come. */
export function useScaledHeatmap(
  { spec, result, window }: Answer,
  column: string,
  wish: ResultView['scale'],
): { heatmap: Heatmap | undefined; waiting: boolean } {
  const own = result.heatmaps.find((heatmap) => heatmap.column === column);
  const other = wish !== null && own !== undefined && own.cells.length > 0 && !['single', wish].includes(own.scale);
  const question = other ? { query: aloneOf(spec, column), window, scale: wish } : null;
  const { body, waiting } = useEvidence<{ result: QueryResult }>('/classroom/query', question);
  const scaled = other && !waiting ? body?.result.heatmaps[0] : undefined;
  return { heatmap: scaled ?? own, waiting: other && waiting };
}
