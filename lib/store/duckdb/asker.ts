import type { OpenDatabase } from './duckdb-store.ts';
import type { QueryRequest } from './query/base-sql.ts';

/** Everything that a question needs to know of the workspace that it is about. */
export type Asker = Omit<QueryRequest, 'plan'>;

/** A workspace's columns: where attributes were ever seen, and which of them are kept in columns of their own. */
export const askerOf = ({ journal, kept }: Pick<OpenDatabase, 'journal' | 'kept'>, workspace: string): Asker => ({
  workspace,
  placesOf: (column) => journal.fields.placesOf(workspace, column),
  keptOf: (column) => kept.columns.placeOf(workspace, column, journal.ledger.everStored),
});
