import type { EvidenceStore } from '../../evidence-store.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import { matchingRows } from './matching-rows.ts';
import { matchingTraces } from './matching-traces.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal'>;

/** Tells what a query's answer is made of. */
export function evidenceIn({ readers, work, journal }: Database): EvidenceStore {
  const askerOf = (workspace: string) => ({
    workspace,
    placesOf: (column: string) => journal.fields.placesOf(workspace, column),
  });
  return {
    matchingRows: (workspace, asked) => {
      const upTo = asked.upTo ?? journal.ledger.everStored;
      return work.during(readers.use((connection) => matchingRows(connection, askerOf(workspace), { ...asked, upTo })));
    },
    matchingTraces: (workspace, asked) =>
      work.during(readers.use((connection) => matchingTraces(connection, askerOf(workspace), asked))),
  };
}
