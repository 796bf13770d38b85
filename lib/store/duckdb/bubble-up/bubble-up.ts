import type { BubbleUpStore } from '../../bubble-up-store.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import { runBubbleUp } from './run-bubble-up.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal'>;

/** Compares regions of heatmaps with what lies around them. */
export function bubbleUpIn({ readers, work, journal }: Database): BubbleUpStore {
  return {
    bubbleUp: (workspace, asked) => {
      const placesOf = (column: string) => journal.fields.placesOf(workspace, column);
      return work.during(readers.use((connection) => runBubbleUp(connection, { workspace, placesOf, ...asked })));
    },
  };
}
