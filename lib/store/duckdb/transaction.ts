import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs work as one transaction: all of it is on disk when this resolves, or none of it when it rejects. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // The failure itself may have ended the transaction; the first error is the one to tell.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Lets one writer in at a time, in order of arrival. */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }
}

/** Keeps count of work that uses a connection, so that closing can wait for it: DuckDB does not survive otherwise. */
export class OpenWork {
  readonly #open = new Set<Promise<unknown>>();

  async during<T>(work: Promise<T>): Promise<T> {
    this.#open.add(work);
    try {
      return await work;
    } finally {
      this.#open.delete(work);
    }
  }

  /** Resolves once all has ended that is under way now, whatever begins meanwhile. */
  async begunSoFar(): Promise<void> {
    await Promise.allSettled(this.#open);
  }

  /** Resolves once nothing is under way. */
  async done(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }
}
