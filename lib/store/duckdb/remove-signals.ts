import type { DuckDBConnection } from '@duckdb/node-api';
import type { SignalFilter } from '../../telemetry/signal-query.ts';
import type { SignalName } from '../../telemetry/signal.ts';
import type { Journal } from './journal.ts';
import { prunedEntry } from './ledger-book.ts';
import { Parameters } from './query/parameters.ts';
import { orderSql, whereSql } from './signal-filter-sql.ts';
import { inTransaction } from './transaction.ts';

interface Removal {
  connection: DuckDBConnection;
  journal: Journal;
}

/** The condition of what is to go; with a limit, the first so many in the filter's order. */
function goingSql(workspace: string, filter: SignalFilter, bind: Parameters): string {
  const where = whereSql(workspace, filter, bind);
  if (filter.limit === undefined) return where;
  return `rowid IN (SELECT rowid FROM signals WHERE ${where} ${orderSql(filter)} LIMIT ${bind.bind(BigInt(filter.limit))})`;
}

/** Removes the signals that fit a filter and counts them as pruned, in one transaction. Returns how many they were. */
export async function removeSignals(
  { connection, journal }: Removal,
  workspace: string,
  filter: SignalFilter,
): Promise<number> {
  const bind = new Parameters();
  const going = goingSql(workspace, filter, bind);
  const written = await inTransaction(connection, async () => {
    const counted = await bind.run(
      connection,
      `SELECT signal, count(*)::DOUBLE FROM signals WHERE ${going} GROUP BY signal`,
    );
    const rows = counted.getRowsJS() as [SignalName, number][];
    const entry = {
      ledger: rows.map(([kind, count]) => prunedEntry(workspace, count, kind)),
      refusals: [],
      fields: [],
    };
    if (rows.length === 0) return entry;
    await bind.run(connection, `DELETE FROM signals WHERE ${going}`);
    await journal.write(entry);
    return entry;
  });
  journal.settle(written);
  return written.ledger.reduce((sum, { pruned }) => sum + pruned, 0);
}
