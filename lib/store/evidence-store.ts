import type { RowsAnswer, RowsAsked, TracesAnswer, TracesAsked } from '../query/evidence.ts';

/** What stands behind a query's answer: the rows that it matched, one by one, and their traces. */
export interface EvidenceStore {
  matchingRows(workspace: string, asked: RowsAsked): Promise<RowsAnswer>;
  matchingTraces(workspace: string, asked: TracesAsked): Promise<TracesAnswer>;
}
