import type { DuckDBConnection } from '@duckdb/node-api';
import { serviceOf, type Span, type StoredSpan } from '../../telemetry/span.ts';
import type { Appended, Batch } from '../telemetry-store.ts';
import { withoutDuplicates } from './duplicates.ts';
import { FieldSighting } from './field-sighting.ts';
import type { JournalEntries, Journals } from './journals.ts';
import { KnownSpans } from './known-spans.ts';
import { sizeOf } from './ledger-book.ts';
import { refusalsOf } from './refusal-book.ts';
import { spanColumns } from './schema.ts';
import { TableAppender } from './table-appender.ts';
import { inTransaction } from './transaction.ts';
import { spanToRow } from './write-row.ts';

/** Appends spans, with everything that is counted of them, one transaction for each call. Not for two at a time. */
export class SpanWriter {
  readonly #connection: DuckDBConnection;
  readonly #journals: Journals;
  readonly #rows: TableAppender;
  #known: Promise<KnownSpans>;

  constructor(connection: DuckDBConnection, journals: Journals, reader: DuckDBConnection) {
    this.#connection = connection;
    this.#journals = journals;
    this.#rows = new TableAppender(connection, 'spans', Object.values(spanColumns));
    // Begun at once, but waited for only by the first append, so that a big file does not hold up the start.
    this.#known = KnownSpans.load(reader);
    this.#known.catch(() => undefined);
  }

  /** Resolves once the spans would survive SIGKILL: DuckDB syncs its log to the disk as part of the commit. */
  async append(batches: Batch[]): Promise<Appended[]> {
    const known = await this.#known;
    // Before the batch and not after it, where a failure would deny rows that are on disk.
    if (this.#journals.needCompaction) await inTransaction(this.#connection, () => this.#journals.compact());
    const fresh = await withoutDuplicates(this.#connection, known, batches);
    const appended = this.#number(batches, fresh);
    const stored = appended.flatMap((one) => one.stored);
    const entries = entriesOf(batches, appended);
    await inTransaction(this.#connection, async () => {
      await this.#rows.append(stored.map(spanToRow));
      await this.#journals.write(entries);
    });
    for (const { spanId } of stored) known.add(spanId);
    this.#journals.settle(entries);
    return appended;
  }

  /** Gives every new span its number. A number is used up only by the commit, so a failed batch leaves no gap. */
  #number(batches: Batch[], fresh: Span[][]): Appended[] {
    let seq = this.#journals.ledger.everStored;
    return batches.map((batch, index) => {
      const { workspace, environment, receivedAt, spans } = batch;
      const stored = (fresh[index] ?? []).map((span): StoredSpan => {
        seq += 1;
        return Object.assign({ seq, workspace, environment, receivedAt, service: serviceOf(span.resource) }, span);
      });
      return { stored, duplicates: spans.length - stored.length };
    });
  }

  /** Forgets the spans that were pruned, once they are the greater part of what is remembered. */
  async forgetPruned(reader: DuckDBConnection): Promise<void> {
    const known = await this.#known;
    if (known.size < 2 * this.#journals.ledger.storedInAll + 100_000) return;
    this.#known = KnownSpans.load(reader);
    await this.#known;
  }

  close(): void {
    this.#rows.close();
  }
}

function entriesOf(batches: Batch[], appended: Appended[]): JournalEntries {
  const sightings = new Map<string, FieldSighting>();
  for (const { stored } of appended) {
    for (const span of stored) {
      const sighting = sightings.get(span.workspace) ?? new FieldSighting(span.workspace);
      sightings.set(span.workspace, sighting);
      sighting.observe(span);
    }
  }
  return {
    ledger: batches.map((batch, index) => ({
      workspace: batch.workspace,
      received: sizeOf(batch),
      stored: appended[index]?.stored.length ?? 0,
      duplicate: appended[index]?.duplicates ?? 0,
      refused: batch.refused.length,
      pruned: 0,
    })),
    refusals: batches.flatMap(refusalsOf),
    fields: [...sightings.values()].flatMap((sighting) => sighting.entries()),
  };
}
