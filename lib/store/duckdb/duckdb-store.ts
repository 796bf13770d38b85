import type { DuckDBConnection } from '@duckdb/node-api';
import type { QueryResult } from '../../query/result.ts';
import type { QueryPlan } from '../../query/spec.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type {
  Appended,
  Batch,
  ColumnSummary,
  Ledger,
  RefusalCount,
  TelemetryStore,
  TraceSummary,
} from '../telemetry-store.ts';
import { columnSummaries } from './column-summaries.ts';
import type { Journals } from './journals.ts';
import { prune } from './prune.ts';
import { runQuery } from './query/run-query.ts';
import { recentTraces, spansAfter, spansOfTrace } from './read-traces.ts';
import { SpanWriter } from './span-writer.ts';
import type { WriteQueue } from './transaction.ts';

/** What an opened database consists of. */
export interface OpenDatabase {
  /** The one connection that writes, so that no two transactions can meet. */
  writer: DuckDBConnection;
  reader: DuckDBConnection;
  /** For long reads that must not hold up the short ones. */
  background: DuckDBConnection;
  queue: WriteQueue;
  journals: Journals;
  close: () => void;
}

/** Spans that one trace is read with at most, unless the caller says otherwise. */
const TRACE_LIMIT = 50_000;

export class DuckDbStore implements TelemetryStore {
  readonly #database: OpenDatabase;
  readonly #writer: SpanWriter;
  #closing: Promise<void> | undefined;

  constructor(database: OpenDatabase) {
    this.#database = database;
    this.#writer = new SpanWriter(database.writer, database.journals, database.background);
  }

  async append(batches: Batch[]): Promise<Appended[]> {
    const { journals, queue } = this.#database;
    for (const batch of batches) journals.ledger.arrive(batch);
    try {
      return await queue.run(() => this.#writer.append(batches));
    } catch (error) {
      for (const batch of batches) journals.ledger.turnAway(batch);
      throw error;
    }
  }

  spansOfTrace(workspace: string, traceId: string, limit: number = TRACE_LIMIT): Promise<StoredSpan[]> {
    return spansOfTrace(this.#database.reader, workspace, traceId, limit);
  }

  spansAfter(workspace: string, after: number, limit: number): Promise<StoredSpan[]> {
    return spansAfter(this.#database.reader, workspace, after, limit);
  }

  async recentTraces(workspace: string, limit: number): Promise<TraceSummary[]> {
    return recentTraces(this.#database.reader, workspace, await this.lastSeq(), limit);
  }

  query(workspace: string, plan: QueryPlan): Promise<QueryResult> {
    const { background, journals } = this.#database;
    const placesOf = (column: string) => journals.fields.placesOf(workspace, column);
    return runQuery(background, { workspace, plan, placesOf });
  }

  async columns(workspace: string): Promise<ColumnSummary[]> {
    const { fields, ledger } = this.#database.journals;
    const { stored, pruned } = ledger.read(workspace);
    return columnSummaries(fields.fieldsOf(workspace), stored + pruned);
  }

  async ledger(workspace: string): Promise<Ledger> {
    return this.#database.journals.ledger.read(workspace);
  }

  async refusals(workspace: string): Promise<RefusalCount[]> {
    return this.#database.journals.refusals.read(workspace);
  }

  async lastSeq(): Promise<number> {
    return this.#database.journals.ledger.everStored;
  }

  async prune(maxSpans: number): Promise<number> {
    const { writer, background, queue, journals } = this.#database;
    const removed = await prune(writer, journals, queue, maxSpans);
    if (removed > 0) await queue.run(() => this.#writer.forgetPruned(background));
    return removed;
  }

  /** Waits for the appends that came before, then lets the file go. Closing twice is closing once. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { queue, journals, writer, reader, background, close } = this.#database;
    await queue.idle();
    this.#writer.close();
    journals.close();
    for (const connection of [writer, reader, background]) connection.closeSync();
    close();
  }
}
