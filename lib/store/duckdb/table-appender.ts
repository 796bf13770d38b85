import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { CellType } from './schema.ts';

export type Cell = bigint | number | string | null;

function appendCell(appender: DuckDBAppender, type: CellType, cell: Cell): void {
  if (cell === null) return appender.appendNull();
  switch (type) {
    case 'bigint':
      return appender.appendBigInt(cell as bigint);
    case 'integer':
      return appender.appendInteger(cell as number);
    case 'uint':
      return appender.appendUInteger(cell as number);
    case 'tiny':
      return appender.appendTinyInt(cell as number);
    case 'text':
      return appender.appendVarchar(cell as string);
    default:
      return type satisfies never;
  }
}

/** Appends rows to one table. Kept from batch to batch, and made anew after a failure left it half full. */
export class TableAppender {
  readonly #connection: DuckDBConnection;
  readonly #table: string;
  readonly #types: readonly CellType[];
  /** How many columns of text the table has behind those; each row leaves them empty. */
  readonly #emptyColumns: () => number;
  #appender: DuckDBAppender | undefined;

  constructor(
    connection: DuckDBConnection,
    table: string,
    types: readonly CellType[],
    emptyColumns: () => number = () => 0,
  ) {
    this.#connection = connection;
    this.#table = table;
    this.#types = types;
    this.#emptyColumns = emptyColumns;
  }

  /** Appends within the connection's open transaction. Synchronous inside DuckDB, so it belongs on a worker thread. */
  append(rows: Iterable<readonly Cell[]>): Promise<void> {
    return this.appendAs(rows, (row) => row);
  }

  /** The same of what becomes a row: each is made when its turn has come, and does not outlive it. */
  async appendAs<T>(things: Iterable<T>, toRow: (thing: T) => readonly Cell[]): Promise<void> {
    const width = this.#types.length + this.#emptyColumns();
    // An appender knows the table as it was when it was made.
    if (this.#appender && this.#appender.columnCount !== width) this.close();
    const appender = (this.#appender ??= await this.#connection.createAppender(this.#table));
    try {
      for (const thing of things) {
        const row = toRow(thing);
        for (let index = 0; index < this.#types.length; index += 1) {
          appendCell(appender, this.#types[index] ?? 'text', row[index] ?? null);
        }
        for (let index = this.#types.length; index < width; index += 1) appender.appendNull();
        appender.endRow();
      }
      appender.flushSync();
    } catch (error) {
      appender.clear();
      this.#appender = undefined;
      throw error;
    }
  }

  close(): void {
    this.#appender?.closeSync();
    this.#appender = undefined;
  }
}
