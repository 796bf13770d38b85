import { VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredSpan } from '../../../telemetry/span.ts';
import type { QueryPlan } from '../../../query/spec.ts';
import { heatmapColumns } from '../../../query/result-keys.ts';
import type { OriginStore, Statement, StatementPart } from '../../origin-store.ts';
import { askerOf } from '../asker.ts';
import type { OpenDatabase } from '../duckdb-store.ts';
import type { QueryRequest } from '../query/base-sql.ts';
import { rangeStatement, scaleOf, squaresStatement, type Bound } from '../query/heatmap.ts';
import { Parameters } from '../query/parameters.ts';
import { tableSql } from '../query/table-sql.ts';
import { spansOf, spanSelection } from '../read-row.ts';
import { groupRows, valueFacts } from './group-rows.ts';

type Database = Pick<OpenDatabase, 'readers' | 'work' | 'journal' | 'kept'>;

const asText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** What is run, with its values apart. */
const told = (part: StatementPart, { sql, parameters }: Bound): Statement => ({
  part,
  sql: sql.trim(),
  parameters: parameters.of(sql).map(([name, value]) => ({ name, value: asText(value) })),
});

/**
 * The statements that a query is answered by; each is the very text that runs. A heatmap has two, and what the first one
 * finds stands in the second, so it is run.
 */
async function statementsOf(connection: DuckDBConnection, request: QueryRequest): Promise<Statement[]> {
  const parameters = new Parameters();
  const { sql } = tableSql(request, parameters);
  const statements = [told({ of: 'table' }, { sql, parameters })];
  for (const column of heatmapColumns(request.plan.spec)) {
    const range = rangeStatement(request, column);
    statements.push(told({ of: 'heatmap-range', column }, range));
    const scale = await scaleOf(connection, request, range);
    if (scale === null) continue;
    statements.push(told({ of: 'heatmap-squares', column }, squaresStatement(request, column, scale)));
  }
  return statements;
}

async function spanOf(
  connection: DuckDBConnection,
  workspace: string,
  { traceId, spanId }: { traceId: string; spanId: string },
): Promise<StoredSpan | null> {
  const reader = await connection.runAndReadAll(
    `SELECT ${spanSelection} FROM spans WHERE workspace = $1 AND trace_id = $2 AND span_id = $3 ORDER BY seq LIMIT 1`,
    [workspace, traceId, spanId],
    [VARCHAR, VARCHAR, VARCHAR],
  );
  return spansOf(reader)[0] ?? null;
}

/** Answers who asks how a result came about. */
export function originIn(database: Database): OriginStore {
  const { readers, work } = database;
  const request = (workspace: string, plan: QueryPlan): QueryRequest => ({ ...askerOf(database, workspace), plan });
  const read = <T>(ask: (connection: DuckDBConnection) => Promise<T>): Promise<T> => work.during(readers.use(ask));
  return {
    groupRows: (workspace, plan, wanted) => read((connection) => groupRows(connection, askerOf(database, workspace), { plan, ...wanted })),
    valueFacts: (workspace, plan, asked) => read((connection) => valueFacts(connection, askerOf(database, workspace), { plan, ...asked })),
    statements: (workspace, plan) => read((connection) => statementsOf(connection, request(workspace, plan))),
    spanOf: (workspace, id) => read((connection) => spanOf(connection, workspace, id)),
  };
} // prettier-ignore
