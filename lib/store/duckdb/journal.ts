import type { DuckDBConnection } from '@duckdb/node-api';
import { FieldCatalogue } from './field-catalogue.ts';
import type { FieldEntry } from './field-entry.ts';
import { LedgerBook, type LedgerEntry } from './ledger-book.ts';
import { RefusalBook, type RefusalEntry } from './refusal-book.ts';
import { TableAppender } from './table-appender.ts';

/** What one transaction adds to the books. */
export interface JournalEntry {
  ledger: LedgerEntry[];
  refusals: RefusalEntry[];
  fields: FieldEntry[];
}

/** From so many rows on, the journal is written anew as the one row that they add up to. */
const COMPACT_FROM = 2000;

/**
 * The books that are kept beside the spans. In memory they are sums; on disk each transaction appends one row of JSON
 * that says what it changed, beside the spans it counts. A table for each book, updated in place, cost four times as
 * much as the spans of a small batch.
 */
export class Journal {
  readonly ledger = new LedgerBook();
  readonly refusals = new RefusalBook();
  readonly fields = new FieldCatalogue();
  readonly #connection: DuckDBConnection;
  readonly #rows: TableAppender;
  #length = 0;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
    this.#rows = new TableAppender(connection, 'journal', ['text']);
  }

  static async load(connection: DuckDBConnection): Promise<Journal> {
    const journal = new Journal(connection);
    const reader = await connection.runAndReadAll('SELECT entry FROM journal ORDER BY rowid');
    for (const [row] of reader.getRowsJS()) {
      const entry = JSON.parse(row as string) as JournalEntry;
      for (const one of entry.ledger) journal.ledger.recall(one);
      for (const one of entry.refusals) journal.refusals.settle(one);
      for (const one of entry.fields) journal.fields.settle(one);
      journal.#length += 1;
    }
    return journal;
  }

  /** Writes an entry within the open transaction. It counts only once `settle` is told of the commit. */
  async write(entry: JournalEntry): Promise<void> {
    await this.#rows.append([[JSON.stringify({ ...entry, fields: this.fields.worthWriting(entry.fields) })]]);
    this.#length += 1;
  }

  settle(entry: JournalEntry): void {
    for (const one of entry.ledger) this.ledger.settle(one);
    for (const one of entry.refusals) this.refusals.settle(one);
    for (const one of entry.fields) this.fields.settle(one);
  }

  get needsCompaction(): boolean {
    return this.#length >= COMPACT_FROM;
  }

  /** Writes the sums in place of the rows they came from, within the open transaction. */
  async compact(): Promise<void> {
    await this.#connection.run('DELETE FROM journal');
    const sums = { ledger: this.ledger.entries(), refusals: this.refusals.entries(), fields: this.fields.entries() };
    await this.#rows.append([[JSON.stringify(sums)]]);
    this.#length = 1;
  }

  /** The same without the words of one workspace's telemetry, and with what it held counted as gone. */
  async writeWithout(workspace: string, gone: readonly LedgerEntry[]): Promise<void> {
    await this.#connection.run('DELETE FROM journal');
    const others = <T extends { workspace: string }>(entries: T[]): T[] =>
      entries.filter((entry) => entry.workspace !== workspace);
    const ledger = [...this.ledger.entries(), ...gone];
    const sums = { ledger, refusals: others(this.refusals.entries()), fields: others(this.fields.entries()) };
    await this.#rows.append([[JSON.stringify(sums)]]);
    this.#length = 1;
  }

  /** Takes over what `writeWithout` wrote, once it is committed. */
  forget(workspace: string, gone: readonly LedgerEntry[]): void {
    for (const entry of gone) this.ledger.settle(entry);
    this.refusals.forget(workspace);
    this.fields.forget(workspace);
  }

  close(): void {
    this.#rows.close();
  }
}
