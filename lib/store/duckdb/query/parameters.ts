import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBType,
} from '@duckdb/node-api';

type Value = string | number | bigint | boolean;

const typeOf: Record<string, DuckDBType> = { string: VARCHAR, number: DOUBLE, bigint: BIGINT, boolean: BOOLEAN };

/** The values of one statement. Whatever comes from outside goes in here and stands in the SQL as `$1`, `$2`, …. */
export class Parameters {
  readonly #values: Value[] = [];

  /** Binds a value; returns how the SQL refers to it. A bigint is a BIGINT: left to itself the driver binds HUGEINT, which is slow. */
  bind(value: Value): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  run(connection: DuckDBConnection, sql: string): Promise<DuckDBResultReader> {
    const types = this.#values.map((value) => typeOf[typeof value] ?? VARCHAR);
    return connection.runAndReadAll(sql, this.#values, types);
  }
}
