import type { DuckDBConnection } from '@duckdb/node-api';
import { MOST_WEIGHT, weightColumns } from '../../query/weight.ts';
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

/** From each format, what leads to the next. */
const steps: Record<number, readonly string[]> = {
  1: [
    'ALTER TABLE spans ADD COLUMN weight INTEGER DEFAULT 1',
    `UPDATE spans SET weight = CAST(least(greatest(floor(coalesce(${rateSql('rate')}, 1) + 0.5), 1), ${MOST_WEIGHT}) AS INTEGER)
      FROM (SELECT rowid AS id, coalesce(${sentRate}) AS rate FROM spans) AS sent WHERE sent.id = spans.rowid AND rate IS NOT NULL`,
    'UPDATE format SET version = 2',
  ],
};

/** Takes a file over from an earlier format, step by step. A step that is interrupted has not begun. */
export async function migrate(connection: DuckDBConnection, from: number, to: number): Promise<void> {
  for (let format = from; format < to; format += 1) {
    await inTransaction(connection, async () => {
      for (const statement of steps[format] ?? []) await connection.run(statement);
    });
  }
}
