import type { DuckDBConnection } from '@duckdb/node-api';
import { MOST_WEIGHT, weightColumns } from '../../query/weight.ts';
import { FieldSighting } from './field-sighting.ts';
import type { JournalEntry } from './journal.ts';
import { spansOf, spanSelection } from './read-row.ts';
import { inTransaction } from './transaction.ts';

/** A piece of JSON as a sample rate: a number, or text of digits. The SQL twin of `rateOf` in lib/query/weight.ts. */
const rateSql = (json: string): string =>
  `CASE WHEN ${json}[1] = '"'
    THEN (CASE WHEN regexp_full_match(${json}, '"[+-]?[0-9]{1,18}"') THEN TRY_CAST(trim(${json}, '"') AS DOUBLE) END)
    ELSE TRY_CAST(${json} AS DOUBLE) END`;

/** The sample rate that a span was sent with, found as any attribute is: the preferred name, then its nearest place. */
const sentRate = weightColumns
  .flatMap((name) => ['attributes', 'scope_attributes', 'resource'].map((set) => `nullif(CAST((${set}->'/${name}') AS VARCHAR), 'null')`))
  .join(', '); // prettier-ignore

/** Spans that are read at once, so that a big file does not stand in memory as a whole. */
const AT_ONCE = 5000;

/** Sees the events and links of all spans, which queries could not ask about before, and writes down what they hold. */
async function seeAnnotations(connection: DuckDBConnection): Promise<void> {
  const sightings = new Map<string, FieldSighting>();
  for (let after = 0n; ;) {
    const reader = await connection.runAndReadAll(
      `SELECT ${spanSelection} FROM spans WHERE seq > $1 AND (events IS NOT NULL OR links IS NOT NULL) ORDER BY seq LIMIT ${AT_ONCE}`,
      [after],
    );
    const spans = spansOf(reader);
    for (const span of spans) {
      const sighting = sightings.get(span.workspace) ?? new FieldSighting(span.workspace);
      sightings.set(span.workspace, sighting);
      sighting.observeAnnotations(span);
    }
    const last = spans.at(-1);
    if (last === undefined) break;
    after = BigInt(last.seq);
  }
  const fields = [...sightings.values()].flatMap((sighting) => sighting.entries());
  if (fields.length === 0) return;
  const entry = JSON.stringify({ ledger: [], refusals: [], fields } satisfies JournalEntry);
  await connection.run('INSERT INTO journal VALUES ($1)', [entry]);
}

const run =
  (sql: string) =>
  async (connection: DuckDBConnection): Promise<void> =>
    void (await connection.run(sql));

/** From each format, what leads to the next. */
const steps: Record<number, readonly ((connection: DuckDBConnection) => Promise<void>)[]> = {
  1: [
    // A table that was written to cannot be altered within the same transaction.
    run('ALTER TABLE spans ADD COLUMN weight INTEGER DEFAULT 1'),
    run('ALTER TABLE spans ADD COLUMN stray TINYINT DEFAULT 0'),
    run(`UPDATE spans SET weight = CAST(least(greatest(floor(coalesce(${rateSql('rate')}, 1) + 0.5), 1), ${MOST_WEIGHT}) AS INTEGER)
      FROM (SELECT rowid AS id, coalesce(${sentRate}) AS rate FROM spans) AS sent WHERE sent.id = spans.rowid AND rate IS NOT NULL`),
    run('UPDATE spans SET stray = 1 WHERE events IS NOT NULL'),
    seeAnnotations,
    run('UPDATE format SET version = 2'),
  ],
  // Columns for kept attributes are added when somebody asks for the first one.
  2: [run('UPDATE format SET version = 3')],
  // Arrays and maps were kept as they came; columns that nobody holds are filled anew for who asks next.
  3: [run('DELETE FROM kept'), run('UPDATE format SET version = 4')],
}; // prettier-ignore

/** Takes a file over from an earlier format, step by step. A step that is interrupted has not begun. */
export async function migrate(connection: DuckDBConnection, from: number, to: number): Promise<void> {
  for (let format = from; format < to; format += 1) {
    await inTransaction(connection, async () => {
      for (const step of steps[format] ?? []) await step(connection);
    });
  }
}
