import { BIGINT, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { ConnectionPool } from '../connection-pool.ts';
import { inTransaction, type OpenWork, type WriteQueue } from '../transaction.ts';
import { writePlace, writeValues, type Kept, type KeptColumns } from './kept-columns.ts';

/** Numbers that are filled at once. Appends that wait get their turn after each chunk. */
const CHUNK = 20_000;

/**
 * Chunks after which a column is written to the file. What was changed and is not written yet is read several times as
 * slowly; and one write of all of it would hold up appends for long.
 */
const CHUNKS_A_CHECKPOINT = 5;

/** How often a refused write is tried again; then it is left to the next one, or to DuckDB's own. */
const TRIES = 8;

/** DuckDB refuses while somebody reads who began before the last change: it still holds what was there before. */
const isRefused = (error: unknown): boolean => error instanceof Error && error.message.includes('Cannot CHECKPOINT');

export interface FillerRoom {
  writer: DuckDBConnection;
  readers: ConnectionPool;
  queue: WriteQueue;
  work: OpenWork;
  columns: KeptColumns;
  /** The highest number that any span has. */
  lastSeq: () => number;
  /** So many new spans a query may find unkept before they are kept. */
  slack: number;
}

/** Keeps the attributes that queries ask for, in the background and little by little. */
export class KeptFiller {
  readonly #room: FillerRoom;
  readonly #wanted = new Map<string, { workspace: string; name: string }>();
  #filling = false;
  #stopped = false;

  constructor(room: FillerRoom) {
    this.#room = room;
  }

  /** Notes that an attribute of a workspace's spans was asked for. */
  ask(workspace: string, name: string): void {
    const { columns, work, lastSeq, slack } = this.#room;
    const kept = columns.get(workspace, name) ?? columns.nextOf(workspace, name);
    if (this.#stopped || kept === undefined || lastSeq() - kept.upTo <= slack) return;
    this.#wanted.set(JSON.stringify([workspace, name]), { workspace, name });
    if (this.#filling) return;
    this.#filling = true;
    void work.during(this.#fill());
  }

  stop(): void {
    this.#stopped = true;
  }

  /** A failure leaves queries as slow as they were, and as right; it is tried again when somebody asks again. */
  async #fill(): Promise<void> {
    try {
      for (const [key, { workspace, name }] of this.#wanted) {
        this.#wanted.delete(key);
        await this.#fillColumn(workspace, name);
      }
    } catch (error) {
      process.stderr.write(`Spanwalk could not keep an attribute in a column: ${String(error)}\n`);
    } finally {
      this.#filling = false;
    }
  }

  /** Lets the question go first that asked for it: somebody waits for that one. */
  async #fillColumn(workspace: string, name: string): Promise<void> {
    const { queue, readers } = this.#room;
    await readers.earlierReads();
    let [goesOn, chunks] = [true, 0];
    while (goesOn) {
      goesOn = await queue.run(() => this.#fillChunk(workspace, name));
      chunks += 1;
      if (chunks % CHUNKS_A_CHECKPOINT === 0 || (!goesOn && chunks > 1)) await this.#writeToFile();
    }
  }

  async #writeToFile(): Promise<void> {
    const { readers, queue } = this.#room;
    for (let tried = 0; tried < TRIES; tried += 1) {
      await readers.earlierReads();
      if (this.#stopped || (await queue.run(() => this.#checkpoint()))) return;
    }
  }

  /** Whether it was done. */
  async #checkpoint(): Promise<boolean> {
    try {
      await this.#room.writer.run('CHECKPOINT');
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /** Looks for its place anew for each chunk: the workspace may have been emptied meanwhile. */
  async #fillChunk(workspace: string, name: string): Promise<boolean> {
    const { writer, columns, lastSeq } = this.#room;
    if (this.#stopped) return false;
    const kept = columns.get(workspace, name) ?? (await this.#begin(workspace, name));
    if (!kept || kept.upTo >= lastSeq()) return false;
    const first = await firstAbove(writer, kept);
    const to = first === null ? lastSeq() : Math.min(lastSeq(), first + CHUNK - 1);
    await inTransaction(writer, () => writeValues(writer, kept, to));
    columns.set({ ...kept, upTo: to });
    return to < lastSeq();
  }

  async #begin(workspace: string, name: string): Promise<Kept | undefined> {
    const { writer, columns } = this.#room;
    const kept = columns.nextOf(workspace, name);
    if (!kept) return undefined;
    await inTransaction(writer, () => writePlace(writer, kept));
    columns.set(kept);
    return kept;
  }
}

/** The workspace's first span that is not kept yet. */
async function firstAbove(connection: DuckDBConnection, { workspace, upTo }: Kept): Promise<number | null> {
  const found = await connection.runAndReadAll(
    'SELECT min(seq)::DOUBLE FROM spans WHERE workspace = $1 AND seq > $2',
    [workspace, BigInt(upTo)],
    [VARCHAR, BIGINT],
  );
  return (found.getRowsJS()[0]?.[0] as number | null | undefined) ?? null;
}
