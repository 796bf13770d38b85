import type { DuckDBConnection } from '@duckdb/node-api';
import type { Held } from '../../../telemetry/usage.ts';
import type { UsageStore } from '../../usage-store.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import { Parameters } from '../query/parameters.ts';
import { attributeSizes } from './attribute-sizes.ts';
import { errorUsage, logUsage, segmentUsage } from './signal-usage.ts';
import { spanUsage } from './span-usage.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal'>;

async function oldest(
  connection: DuckDBConnection,
  table: 'spans' | 'signals',
  workspace: string,
): Promise<number | null> {
  const bind = new Parameters();
  const sql = `SELECT min(received_at)::DOUBLE FROM ${table} WHERE workspace = ${bind.bind(workspace)}`;
  return ((await bind.run(connection, sql)).getRowsJS()[0]?.[0] ?? null) as number | null;
}

/** Counts what a workspace received from the rows that are held of it. One statement after the other on one connection. */
export function usageIn({ readers, work, journal }: Database): UsageStore {
  const heldOf = async (connection: DuckDBConnection, workspace: string): Promise<{ spans: Held; signals: Held }> => {
    const removed = Object.values(journal.ledger.readSignals(workspace)).reduce((sum, { pruned }) => sum + pruned, 0);
    return {
      spans: { since: await oldest(connection, 'spans', workspace), removed: journal.ledger.read(workspace).pruned },
      signals: { since: await oldest(connection, 'signals', workspace), removed },
    };
  };
  return {
    usage: (workspace, window) =>
      work.during(
        readers.use(async (connection) => {
          const wanted = { workspace, window };
          return {
            window,
            spans: await spanUsage(connection, wanted),
            logs: await logUsage(connection, wanted),
            segments: await segmentUsage(connection, wanted),
            errors: await errorUsage(connection, wanted),
            held: await heldOf(connection, workspace),
          };
        }),
      ),
    attributeSizes: (workspace, window) =>
      work.during(readers.use((connection) => attributeSizes(connection, { workspace, window }))),
  };
}
