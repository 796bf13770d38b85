'use client';
import type { QueryResult, ResultRow } from '@/lib/query/result.ts';
import type { Answer } from './query-results.tsx';
import { useEvidence } from './use-evidence.ts';
import { otherModeOf } from './weight-modes.ts';

export interface BothModes {
  /** Rows stand for more than themselves, so that there are two numbers for what weighs. */
  differ: boolean;
  /** The groups counted the other way; null where that is not wanted, or on its way. */
  others: readonly ResultRow[] | null;
}

/** Asks an answer's question once more, with rows counted the other way. */
export function useBothModes({ spec, dataset, window, result }: Answer, wanted: boolean): BothModes {
  const other = otherModeOf(spec, result);
  const question = other === null || !wanted ? null : { query: other, dataset, window };
  const { body } = useEvidence<{ result: QueryResult }>('/classroom/query', question);
  return { differ: other !== null, others: question === null ? null : (body?.result.results ?? null) };
}
