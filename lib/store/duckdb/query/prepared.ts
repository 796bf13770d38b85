import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** Statements that a connection keeps at most. */
const MOST = 16;

/** By connection, the one that was asked for last at the end. */
const kept = new WeakMap<DuckDBConnection, Map<string, DuckDBPreparedStatement>>();

function statementsOf(connection: DuckDBConnection): Map<string, DuckDBPreparedStatement> {
  const known = kept.get(connection) ?? new Map<string, DuckDBPreparedStatement>();
  kept.set(connection, known);
  return known;
}

/**
 * A statement that can be bound and run: the same one when the same is asked again, as with a question over another
 * time. DuckDB reads its text once, and makes its plan anew for the values and the tables of each run. Closing the
 * connection lets its statements go.
 */
export async function prepared(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = statementsOf(connection);
  const statement = statements.get(sql) ?? (await connection.prepare(sql));
  statements.delete(sql);
  statements.set(sql, statement);
  for (const [oldest, unused] of statements) {
    if (statements.size <= MOST) break;
    statements.delete(oldest);
    unused.destroySync();
  }
  return statement;
}
