import { SpanKind, trace } from '@opentelemetry/api';
import { DuckDBInstance } from '@duckdb/node-api';

const tracer = trace.getTracer('users.database');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(`
  CREATE TABLE users (id INTEGER, handle TEXT, name TEXT);
  INSERT INTO users VALUES (7, 'grace', 'Grace Hopper'), (8, 'ada', 'Ada Lovelace')`);

// #region shown
/** Asks the database, in a span that says what it was asked: the statement, as it was handed over. */
export function query(statement, values = []) {
  const attributes = { 'db.system.name': 'duckdb', 'db.query.text': statement };
  return tracer.startActiveSpan('SELECT users', { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const reader = await connection.runAndReadAll(statement, values);
      return reader.getRowObjectsJson();
    } finally {
      span.end();
    }
  });
}
// #endregion
