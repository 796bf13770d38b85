import type { DuckDBConnection } from '@duckdb/node-api';
import type { QueryResult } from '../../query/result.ts';
import type { QueryPlan } from '../../query/spec.ts';
import type { ServiceLinks } from '../../telemetry/service-links.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { TraceOpening } from '../../telemetry/trace-opening.ts';
import type {
  Appended,
  Batch,
  ColumnSummary,
  Ledger,
  OpeningWish,
  PackedTrace,
  PackedWish,
  RefusalCount,
  TelemetryStore,
  TraceCount,
  TracesAsked,
  TraceSummary,
} from '../telemetry-store.ts';
import { askerOf } from './asker.ts';
import { columnSummaries } from './column-summaries.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { Journal } from './journal.ts';
import type { KeptColumns } from './kept/kept-columns.ts';
import type { KeptFiller } from './kept/kept-filler.ts';
import { prune } from './prune.ts';
import { purge } from './purge.ts';
import { runQuery } from './query/run-query.ts';
import { packedTrace } from './packed-trace.ts';
import { lastArrivals, newestSpans, spansAfter, spansOfTrace } from './read-spans.ts';
import { recentTraces } from './recent-traces.ts';
import { serviceLinks } from './service-links.ts';
import { TelemetryWriter } from './telemetry-writer.ts';
import { traceOpening } from './trace-opening.ts';
import { countTraces, type WantedTraces } from './wanted-traces.ts';
import type { OpenWork, WriteQueue } from './transaction.ts';

/** What an opened database consists of. */
export interface OpenDatabase {
  /** The one connection that writes, so that no two transactions can meet. */
  writer: DuckDBConnection;
  readers: ConnectionPool;
  queue: WriteQueue;
  work: OpenWork;
  journal: Journal;
  kept: { columns: KeptColumns; filler: KeptFiller };
  close: () => void;
}

/** Spans that one trace is read with at most, unless the caller says otherwise. */
const TRACE_LIMIT = 50_000;

export class DuckDbStore implements TelemetryStore {
  readonly #database: OpenDatabase;
  readonly #writer: TelemetryWriter;
  #closing: Promise<void> | undefined;

  constructor(database: OpenDatabase) {
    this.#database = database;
    this.#writer = new TelemetryWriter(database);
  }

  append(batches: Batch[]): Promise<Appended[]> {
    return this.#during(this.#append(batches));
  }

  async #append(batches: Batch[]): Promise<Appended[]> {
    const { journal, queue } = this.#database;
    for (const batch of batches) journal.ledger.arrive(batch);
    try {
      return await queue.run(() => this.#writer.append(batches));
    } catch (error) {
      for (const batch of batches) journal.ledger.turnAway(batch);
      throw error;
    }
  }

  spansOfTrace(workspace: string, traceId: string, limit: number = TRACE_LIMIT): Promise<StoredSpan[]> {
    return this.#read((connection) => spansOfTrace(connection, workspace, traceId, limit));
  }

  async packedTrace(workspace: string, traceId: string, wanted: PackedWish): Promise<PackedTrace> {
    const upTo = this.#database.journal.ledger.everStored;
    const packed = await this.#read((connection) => packedTrace(connection, { workspace, traceId }, wanted));
    return { ...packed, upTo };
  }

  traceOpening(workspace: string, traceId: string, wanted: OpeningWish): Promise<TraceOpening | null> {
    return this.#read((connection) => traceOpening(connection, { workspace, traceId }, wanted));
  }

  spansAfter(workspace: string, after: number, limit: number): Promise<StoredSpan[]> {
    return this.#read((connection) => spansAfter(connection, workspace, after, limit));
  }

  newestSpans(workspace: string, limit: number): Promise<StoredSpan[]> {
    return this.#read((connection) => newestSpans(connection, workspace, limit));
  }

  recentTraces(workspace: string, limit: number, asked: TracesAsked = {}): Promise<TraceSummary[]> {
    const wanted = this.#tracesOf(workspace, asked);
    return this.#read((connection) => recentTraces(connection, wanted, limit));
  }

  countTraces(workspace: string, asked: TracesAsked = {}): Promise<TraceCount> {
    const wanted = this.#tracesOf(workspace, asked);
    return this.#read((connection) => countTraces(connection, wanted));
  }

  #tracesOf(workspace: string, asked: TracesAsked): WantedTraces {
    const { ledger } = this.#database.journal;
    const hasSegments = ledger.readSignals(workspace).segment.stored > 0;
    return { workspace, lastSeq: ledger.everStored, hasSegments, asked };
  }

  serviceLinks(workspace: string): Promise<ServiceLinks> {
    return this.#read((connection) => serviceLinks(connection, workspace));
  }

  query(workspace: string, plan: QueryPlan): Promise<QueryResult> {
    const asker = askerOf(this.#database, workspace);
    const keptOf = (column: string) => {
      this.#database.kept.filler.ask(workspace, column);
      return asker.keptOf?.(column);
    };
    return this.#read((connection) => runQuery(connection, { ...asker, keptOf, plan }));
  }

  async columns(workspace: string): Promise<ColumnSummary[]> {
    const { fields, ledger } = this.#database.journal;
    const { stored, pruned } = ledger.read(workspace);
    return columnSummaries(fields.fieldsOf(workspace), stored + pruned);
  }

  async ledger(workspace: string): Promise<Ledger> {
    return this.#database.journal.ledger.read(workspace);
  }

  async refusals(workspace: string): Promise<RefusalCount[]> {
    return this.#database.journal.refusals.read(workspace);
  }

  async lastSeq(): Promise<number> {
    return this.#database.journal.ledger.everStored;
  }

  prune(maxSpans: number): Promise<number> {
    return this.#during(this.#prune(maxSpans));
  }

  async #prune(maxSpans: number): Promise<number> {
    const { writer, readers, queue, journal } = this.#database;
    const removed = await prune({ connection: writer, journal, readers, table: 'spans' }, queue, maxSpans);
    if (removed > 0) await this.#writer.forgetPruned(queue);
    return removed;
  }

  lastArrivals(): Promise<Record<string, number>> {
    return this.#read(lastArrivals);
  }

  purge(workspace: string): Promise<number> {
    return this.#during(this.#purge(workspace));
  }

  async #purge(workspace: string): Promise<number> {
    const { writer, queue, journal, kept } = this.#database;
    const removed = await queue.run(async () => {
      const gone = await purge(writer, journal, workspace);
      kept.columns.forget(workspace);
      return gone;
    });
    await this.#writer.forgetPruned(queue);
    return removed;
  }

  /** Resolves once nothing is under way, nor done in the background. */
  settled(): Promise<void> {
    return this.#database.work.done();
  }

  /** Waits for what was begun before, then lets the file go. Closing twice is closing once. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { work, journal, writer, readers, kept, close } = this.#database;
    kept.filler.stop();
    await work.done();
    await this.#writer.close();
    journal.close();
    writer.closeSync();
    readers.closeSync();
    close();
  }

  #read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#during(this.#database.readers.use(work));
  }

  #during<T>(work: Promise<T>): Promise<T> {
    return this.#database.work.during(work);
  }
}
