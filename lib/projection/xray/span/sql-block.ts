import type { JsonObject } from '../../../telemetry/json.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Leftovers } from './leftovers.ts';

const sqlSystems = new Set([
  'db2', 'derby', 'hive', 'mariadb', 'mssql', 'mysql', 'oracle', 'postgresql', 'sqlite', 'teradata', 'other_sql',
]); // prettier-ignore

/** The query that a span stands for; null where its database speaks no SQL, or it is told in the stable names only. */
export function sqlBlock(span: Span, fields: Leftovers): JsonObject | null {
  const system = fields.text('db.system') ?? '';
  if (!sqlSystems.has(system)) return null;
  const user = fields.text('db.user');
  const statement = fields.text('db.statement');
  const connection = fields.text('db.connection_string') ?? 'localhost';
  const block = {
    // The span's name stands where the address would: the exporter's authors found it more telling.
    url: span.name,
    connection_string: `${connection}/${fields.text('db.name') ?? ''}`,
    database_type: system,
    ...(user !== null && { user }),
    ...(statement !== null && { sanitized_query: statement }),
  };
  const why = 'The segment’s own name for it.';
  fields.take('db.system', 'sql.database_type', why);
  fields.take('db.user', 'sql.user', why);
  fields.take('db.statement', 'sql.sanitized_query', why);
  fields.take('db.connection_string', 'sql.connection_string', why);
  fields.take('db.name', 'sql.connection_string', 'It follows the connection string, behind a slash.');
  return block;
}
