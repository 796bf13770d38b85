import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredSignal } from '../../telemetry/signal.ts';
import { serviceOf, type Span, type StoredSpan } from '../../telemetry/span.ts';
import type { Appended, Batch } from '../telemetry-store.ts';
import { withoutDuplicates } from './duplicates.ts';
import { FieldSighting } from './field-sighting.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { KeptColumns } from './kept/kept-columns.ts';
import { KnownSpans } from './known-spans.ts';
import { entriesOfBatch } from './ledger-book.ts';
import { refusalsOf } from './refusal-book.ts';
import { signalColumns, spanColumns } from './schema.ts';
import { TableAppender } from './table-appender.ts';
import { inTransaction, type OpenWork, type WriteQueue } from './transaction.ts';
import { signalToRow } from './write-signal-row.ts';
import { spanToRow } from './write-row.ts';

export interface WriterRoom {
  writer: DuckDBConnection;
  journal: Journal;
  readers: ConnectionPool;
  work: OpenWork;
  kept: { columns: KeptColumns };
}

/** Appends spans and signals, with everything that is counted of them, one transaction for each call. Not for two at a time. */
export class TelemetryWriter {
  readonly #connection: DuckDBConnection;
  readonly #journal: Journal;
  readonly #spanRows: TableAppender;
  readonly #signalRows: TableAppender;
  readonly #room: Pick<WriterRoom, 'readers' | 'work'>;
  #known: Promise<KnownSpans>;
  /** Spans that were stored since what is known began to be read anew. */
  #since: string[] | undefined;

  constructor({ writer: connection, journal, readers, work, kept }: WriterRoom) {
    this.#connection = connection;
    this.#journal = journal;
    this.#spanRows = new TableAppender(connection, 'spans', Object.values(spanColumns), () => kept.columns.width);
    this.#signalRows = new TableAppender(connection, 'signals', Object.values(signalColumns));
    // Begun at once, but waited for only by the first append, so that a big file does not hold up the start.
    this.#room = { readers, work };
    this.#known = this.#load();
    this.#known.catch(() => undefined);
  }

  /** Resolves once all of it would survive SIGKILL: DuckDB syncs its log to the disk as part of the commit. */
  async append(batches: Batch[]): Promise<Appended[]> {
    const known = await this.#known;
    // Before the batch and not after it, where a failure would deny rows that are on disk.
    if (this.#journal.needsCompaction) await inTransaction(this.#connection, () => this.#journal.compact());
    const fresh = await withoutDuplicates(this.#connection, known, batches);
    const appended = this.#number(batches, fresh);
    const spans = appended.flatMap(({ stored }) => stored);
    const signals = appended.flatMap((one) => one.signals);
    const entries = entriesOf(batches, appended);
    await inTransaction(this.#connection, async () => {
      await this.#spanRows.appendAs(spans, spanToRow);
      if (signals.length > 0) await this.#signalRows.appendAs(signals, signalToRow);
      await this.#journal.write(entries);
    });
    for (const { spanId } of spans) {
      known.add(spanId);
      this.#since?.push(spanId);
    }
    this.#journal.settle(entries);
    return appended;
  }

  /** Gives everything new its number. A number is used up only by the commit, so a failed batch leaves no gap. */
  #number(batches: Batch[], fresh: Span[][]): Appended[] {
    let seq = this.#journal.ledger.everStored;
    return batches.map((batch, index) => {
      const { workspace, environment, receivedAt, spans } = batch;
      const stored = (fresh[index] ?? []).map((span): StoredSpan => {
        seq += 1;
        return Object.assign({ seq, workspace, environment, receivedAt, service: serviceOf(span.resource) }, span);
      });
      const signals = (batch.signals ?? []).map((signal): StoredSignal => {
        seq += 1;
        return Object.assign({ seq, workspace, environment, receivedAt }, signal);
      });
      return { stored, duplicates: spans.length - stored.length, signals };
    });
  }

  /**
   * Forgets the spans that were pruned, once they are the greater part of what is remembered. What is left is read while
   * appends go on, and takes its place between two of them.
   */
  async forgetPruned(queue: WriteQueue): Promise<void> {
    const known = await this.#known;
    if (this.#since || known.size < 2 * this.#journal.ledger.storedInAll + 100_000) return;
    const since: string[] = [];
    this.#since = since;
    try {
      const left = await this.#load();
      await queue.run(async () => {
        for (const spanId of since) left.add(spanId);
        this.#known = Promise.resolve(left);
      });
    } finally {
      this.#since = undefined;
    }
  }

  #load(): Promise<KnownSpans> {
    const { readers, work } = this.#room;
    return work.during(readers.use((connection) => KnownSpans.load(connection)));
  }

  /** Waits for the reading that began with the writer: a connection closed under it takes the process down. */
  async close(): Promise<void> {
    await this.#known.catch(() => undefined);
    this.#spanRows.close();
    this.#signalRows.close();
  }
}

function entriesOf(batches: Batch[], appended: Appended[]): JournalEntry {
  const sightings = new Map<string, FieldSighting>();
  for (const { stored } of appended) {
    for (const span of stored) {
      const sighting = sightings.get(span.workspace) ?? new FieldSighting(span.workspace);
      sightings.set(span.workspace, sighting);
      sighting.observe(span);
    }
  }
  return {
    ledger: batches.flatMap((batch, index) => entriesOfBatch(batch, appended[index] ?? { stored: [], duplicates: 0 })),
    refusals: batches.flatMap(refusalsOf),
    fields: [...sightings.values()].flatMap((sighting) => sighting.entries()),
  };
}
