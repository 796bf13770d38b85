import { BIGINT, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { asTextSql, isListSql, memberSql, pointer } from '../attribute-sql.ts';

/** Attributes of one workspace that are kept at most; a builder's every whim must not widen the table for ever. */
const MOST_KEPT = 16;

/** Where an attribute of spans is kept: in which column, and for which spans: those numbered `upTo` or less. */
export interface KeptPlace {
  column: string;
  upTo: number;
  /** Whether those are all that there were when it was asked. */
  complete: boolean;
}

/** One attribute of a workspace, and how far it is kept. */
export interface Kept {
  workspace: string;
  name: string;
  slot: number;
  upTo: number;
}

const columnOf = (slot: number): string => `kept_${slot}`;

/**
 * Attributes that queries asked for, each in a column of the table of spans, as queries see it. Looking for one in JSON takes a hundred
 * times as long as the query around it. Which attribute a column holds is each workspace's own affair. Appends leave the
 * columns empty; `KeptFiller` fills them afterwards, oldest first.
 */
export class KeptColumns {
  readonly #byWorkspace = new Map<string, Map<string, Kept>>();
  /** How many such columns the table has. */
  width = 0;

  static async load(connection: DuckDBConnection): Promise<KeptColumns> {
    const kept = new KeptColumns();
    const columns = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER FROM duckdb_columns() WHERE table_name = 'spans' AND starts_with(column_name, 'kept_')`,
    );
    kept.width = columns.getRowsJS()[0]?.[0] as number;
    const reader = await connection.runAndReadAll('SELECT workspace, name, slot, up_to::DOUBLE FROM kept');
    for (const [workspace, name, slot, upTo] of reader.getRowsJS() as [string, string, number, number][]) {
      kept.set({ workspace, name, slot, upTo });
    }
    return kept;
  }

  /** @param lastSeq the highest number that any span has */
  placeOf(workspace: string, name: string, lastSeq: number): KeptPlace | undefined {
    const kept = this.get(workspace, name);
    return kept && { column: columnOf(kept.slot), upTo: kept.upTo, complete: kept.upTo >= lastSeq };
  }

  get(workspace: string, name: string): Kept | undefined {
    return this.#byWorkspace.get(workspace)?.get(name);
  }

  /** The place that an attribute would get; undefined where there is none left. */
  nextOf(workspace: string, name: string): Kept | undefined {
    const slot = this.#byWorkspace.get(workspace)?.size ?? 0;
    return slot < MOST_KEPT ? { workspace, name, slot, upTo: 0 } : undefined;
  }

  set(kept: Kept): void {
    const names = this.#byWorkspace.get(kept.workspace) ?? new Map<string, Kept>();
    this.#byWorkspace.set(kept.workspace, names);
    names.set(kept.name, kept);
    this.width = Math.max(this.width, kept.slot + 1);
  }

  forget(workspace: string): void {
    this.#byWorkspace.delete(workspace);
  }
}

/** Gives an attribute its column, within the open transaction. */
export async function writePlace(connection: DuckDBConnection, { workspace, name, slot }: Kept): Promise<void> {
  await connection.run(`ALTER TABLE spans ADD COLUMN IF NOT EXISTS ${columnOf(slot)} VARCHAR`);
  await connection.run('INSERT INTO kept VALUES ($1, $2, $3, 0)', [workspace, name, slot], [VARCHAR, VARCHAR, INTEGER]);
}

/**
 * Fills a column for the spans above `upTo` and up to `to`, within the open transaction. Arrays and maps become their
 * text afterwards: there are few, and looking for them while the JSON is read would read it twice.
 */
export async function writeValues(connection: DuckDBConnection, kept: Kept, to: number): Promise<void> {
  const { workspace, name, slot, upTo } = kept;
  const column = columnOf(slot);
  const those = { sql: 'workspace = $1 AND seq > $2 AND seq <= $3', values: [workspace, BigInt(upTo), BigInt(to)] };
  const types = [VARCHAR, BIGINT, BIGINT];
  await connection.run(
    `UPDATE spans SET ${column} = ${memberSql('attributes', '$4')} WHERE ${those.sql}`,
    [...those.values, pointer(name)],
    [...types, VARCHAR],
  );
  const listed = `UPDATE spans SET ${column} = ${asTextSql(column)} WHERE ${those.sql} AND ${isListSql(column)}`;
  await connection.run(listed, those.values, types);
  await connection.run(
    'UPDATE kept SET up_to = $3 WHERE workspace = $1 AND name = $2',
    [workspace, name, BigInt(to)],
    [VARCHAR, VARCHAR, BIGINT],
  );
}
