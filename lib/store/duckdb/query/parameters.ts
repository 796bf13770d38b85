import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBType,
  type DuckDBValue,
  type JS,
} from '@duckdb/node-api';
import { prepared } from './prepared.ts';

type Value = string | number | bigint | boolean | readonly string[];

const typeOf: Record<string, DuckDBType> = {
  string: VARCHAR,
  number: DOUBLE,
  bigint: BIGINT,
  boolean: BOOLEAN,
  object: LIST(VARCHAR),
};

/** A value as the driver takes it. */
const bindable = (value: Value): DuckDBValue => (typeof value === 'object' ? listValue([...value]) : value);

/** The values of one statement. Whatever comes from outside goes in here and stands in the SQL as `$p0`, `$p1`, …. */
export class Parameters {
  readonly #values = new Map<string, Value>();

  /** Takes a value; returns how the SQL refers to it. A bigint is a BIGINT: left to itself the driver binds HUGEINT, which is slow. */
  bind(value: Value): string {
    const name = `p${this.#values.size}`;
    this.#values.set(name, value);
    return `$${name}`;
  }

  /** Those of the values that a statement refers to, by the names that stand in it. */
  of(sql: string): [string, Value][] {
    const used = new Set(Array.from(sql.matchAll(/\$(p\d+)/g), ([, name]) => name));
    return [...this.#values].filter(([name]) => used.has(name));
  }

  /** The rows of a statement. They are read column by column: each row read by itself takes thrice as long. */
  async rows(connection: DuckDBConnection, sql: string): Promise<JS[][]> {
    const reader = await this.run(connection, sql);
    const columns = reader.getColumnsJS();
    return Array.from({ length: reader.currentRowCount }, (_, row) => columns.map((column) => column[row] ?? null));
  }

  /** Runs a statement with those of the values that it refers to; the driver refuses more. */
  async run(connection: DuckDBConnection, sql: string): Promise<DuckDBResultReader> {
    const statement = await prepared(connection, sql);
    const bound = this.of(sql);
    const types = bound.map(([name, value]) => [name, typeOf[typeof value] ?? VARCHAR] as const);
    const values = bound.map(([name, value]) => [name, bindable(value)] as const);
    statement.bind(Object.fromEntries(values), Object.fromEntries(types));
    return statement.runAndReadAll();
  }
}
