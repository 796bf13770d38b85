'use client';
import { useState } from 'react';
import { tracesOfCell, tracesOfRow, type HeatCell } from '@/lib/query/drill-down.ts';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { QueryState } from '../query/query-results.tsx';
import type { QueryColumn } from '../query/query-words.ts';
import { useColumns } from './use-columns.ts';
import { useQuery } from './use-query.ts';

/** What a fresh builder holds: COUNT, over Honeycomb's usual two hours. */
export const NEW_QUERY: QuerySpecInput = { calculations: [{ op: 'COUNT' }] };

export interface Exploring {
  draft: QuerySpecInput;
  setDraft: (spec: QuerySpecInput) => void;
  columns: readonly QueryColumn[];
  state: QueryState;
  run: (spec: QuerySpecInput) => void;
  /** Empties the builder, as Honeycomb's “New Query” does. The answer stays until the next one. */
  startAnew: () => void;
  /** Asks for the traces of a row, or of a heatmap's square. */
  openGroup: (group: ResultData) => void;
  openCell: (cell: HeatCell) => void;
}

interface ExplorerOptions {
  initial: QuerySpecInput;
  /** Ask at once, since the address said what. */
  runFirst: boolean;
  /** Told of every question that is asked, to keep it in the address or to have it judged. */
  onRun: (spec: QuerySpecInput) => void;
}

/** The state of an explorer: what is being built, what was asked last, and its answer. */
export function useExplorer({ initial, runFirst, onRun }: ExplorerOptions): Exploring {
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(initial);
  const { state, run: send } = useQuery(runFirst ? initial : null);
  const columns = useColumns();

  const run = (spec: QuerySpecInput): void => {
    setDraft(spec);
    setAsked(spec);
    send(spec);
    onRun(spec);
  };
  return {
    draft,
    setDraft,
    columns,
    state,
    run,
    startAnew: () => setDraft(NEW_QUERY),
    openGroup: (group) => run(tracesOfRow(asked, group)),
    openCell: (cell) => run(tracesOfCell(asked, cell)),
  };
}
