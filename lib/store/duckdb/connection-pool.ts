import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { StoreExhausted } from '../store-exhausted.ts';
import { OpenWork } from './transaction.ts';

/** Reads that run at once; further ones wait. DuckDB shares its threads among them. */
const MOST = 4;

/** DuckDB tells by its words alone what kind of error it is. */
const isExhausted = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Out of Memory Error');

/**
 * Connections to read with, each used by one read at a time. A connection that is given a second statement while the
 * first still runs drops the first, and now and then the process with it.
 */
export class ConnectionPool {
  readonly #instance: DuckDBInstance;
  readonly #all: DuckDBConnection[] = [];
  readonly #idle: DuckDBConnection[] = [];
  readonly #reads = new OpenWork();
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  #made = 0;

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#take();
    try {
      return await this.#reads.during(work(connection));
    } catch (error) {
      throw isExhausted(error) ? new StoreExhausted({ cause: error }) : error;
    } finally {
      this.#giveBack(connection);
    }
  }

  /** Resolves once every read has ended that runs now. Until then DuckDB holds what they may see of each later change. */
  earlierReads(): Promise<void> {
    return this.#reads.begunSoFar();
  }

  async #take(): Promise<DuckDBConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#made >= MOST) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#made += 1;
    try {
      const connection = await this.#instance.connect();
      this.#all.push(connection);
      return connection;
    } catch (error) {
      this.#made -= 1;
      throw error;
    }
  }

  #giveBack(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#idle.push(connection);
  }

  /** For when nothing uses them any more. */
  closeSync(): void {
    for (const connection of this.#all) connection.closeSync();
  }
}
