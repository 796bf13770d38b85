import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { DuckDBInstance } from '@duckdb/node-api';

const tracer = trace.getTracer('activities.database');
const namespace = 'cruddur';

const seed = `
  CREATE TABLE activities (
    uuid TEXT, handle TEXT, message TEXT, created_at TIMESTAMP, expires_at TIMESTAMP,
    likes_count INTEGER, replies_count INTEGER, reposts_count INTEGER, reply_to TEXT
  );
  INSERT INTO activities
  SELECT uuid, handle, message, now()::TIMESTAMP - age, now()::TIMESTAMP + lifetime, likes, replies, reposts, reply_to
  FROM (VALUES
    ('3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01', 'ada', 'The first loom I ever saw was full of punched cards.',
     INTERVAL 2 DAY, INTERVAL 5 DAY, 5, 1, 0, NULL),
    ('8b0f6d3e-2a47-4f6b-8a0d-5c7e9f2b1d02', 'grace', 'Found the bug. It has wings. Taped it into the log book.',
     INTERVAL 7 DAY, INTERVAL 9 DAY, 12, 0, 3, NULL),
    ('c4e7a1b9-5d38-4c2a-b7f1-9e6d0c3a8f03', 'katherine', 'Checked the numbers by hand. They can launch.',
     INTERVAL 1 HOUR, INTERVAL 12 HOUR, 0, 0, 0, NULL),
    ('e9d2b8c6-1f54-4a7d-8e3b-2b5a7c9d0e04', 'grace', 'Mine is full of moths.',
     INTERVAL 1 DAY, INTERVAL 5 DAY, 1, 0, 0, '3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01')
  ) AS seed(uuid, handle, message, age, lifetime, likes, replies, reposts, reply_to);

  CREATE TABLE message_groups (uuid TEXT, handle TEXT, display_name TEXT, created_at TIMESTAMP);
  INSERT INTO message_groups VALUES
    ('a6f0c3d1-4b2e-4f9a-9d7c-1e8b5a3f2c05', 'grace', 'Grace', now()::TIMESTAMP - INTERVAL 3 HOUR),
    ('d5b8e2f7-6c31-4e0d-8b4a-7f9c2d1e0a06', 'katherine', 'Katherine', now()::TIMESTAMP - INTERVAL 1 DAY);
`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(`ATTACH ':memory:' AS ${namespace}; USE ${namespace};`);
await connection.run(seed);

/**
 * Reads rows, in a CLIENT span that says which database was asked what. The text has placeholders and no values: what a
 * user typed does not belong in telemetry.
 */
export function select(table, sql, values = []) {
  const attributes = {
    'db.system.name': 'duckdb',
    'db.namespace': namespace,
    'db.collection.name': table,
    'db.operation.name': 'SELECT',
    'db.query.summary': `SELECT ${table}`,
    'db.query.text': sql,
  };
  return tracer.startActiveSpan(`SELECT ${table}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const reader = await connection.runAndReadAll(sql, values);
      return reader.getRowObjectsJson();
    } catch (error) {
      span.recordException(error);
      span.setAttribute('error.type', error.name);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      throw error;
    } finally {
      span.end();
    }
  });
}
