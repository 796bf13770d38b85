import type { EvidenceStore } from '../../evidence-store.ts';
import { askerOf } from '../asker.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import { matchingRows } from './matching-rows.ts';
import { matchingTraces } from './matching-traces.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal' | 'kept'>;

/** Tells what a query's answer is made of. */
export function evidenceIn(database: Database): EvidenceStore {
  const { readers, work, journal } = database;
  return {
    matchingRows: (workspace, asked) => {
      const upTo = asked.upTo ?? journal.ledger.everStored;
      return work.during(
        readers.use((connection) => matchingRows(connection, askerOf(database, workspace), { ...asked, upTo })),
      );
    },
    matchingTraces: (workspace, asked) =>
      work.during(readers.use((connection) => matchingTraces(connection, askerOf(database, workspace), asked))),
  };
}
