import type { BubbleUpStore } from '../../bubble-up-store.ts';
import { askerOf } from '../asker.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import { runBubbleUp } from './run-bubble-up.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal' | 'kept'>;

/** Compares regions of heatmaps with what lies around them. */
export function bubbleUpIn({ readers, work, journal, kept }: Database): BubbleUpStore {
  return {
    bubbleUp: (workspace, asked) => {
      const request = { ...askerOf({ journal, kept }, workspace), ...asked };
      return work.during(readers.use((connection) => runBubbleUp(connection, request)));
    },
  };
}
