import type { DuckDBConnection } from '@duckdb/node-api';
import { FieldCatalogue } from './field-catalogue.ts';
import { fieldCells, fieldToRow, type FieldEntry } from './field-entry.ts';
import { entryToRow, ledgerCells, LedgerBook, type LedgerEntry } from './ledger-book.ts';
import { RefusalBook, refusalCells, refusalToRow, type RefusalEntry } from './refusal-book.ts';
import { TableAppender } from './table-appender.ts';

/** What one transaction adds to the books. */
export interface JournalEntries {
  ledger: LedgerEntry[];
  refusals: RefusalEntry[];
  fields: FieldEntry[];
}

/** From so many rows on, the journals are written anew as one row for each thing they count. */
const COMPACT_FROM = 50_000;

/**
 * The books that are kept beside the spans. In memory they are sums; on disk they only ever grow by rows, in the same
 * transaction as the spans they count, because appending costs a tenth of updating.
 */
export class Journals {
  readonly ledger: LedgerBook;
  readonly refusals: RefusalBook;
  readonly fields: FieldCatalogue;
  readonly #connection: DuckDBConnection;
  readonly #ledgerRows: TableAppender;
  readonly #refusalRows: TableAppender;
  readonly #fieldRows: TableAppender;
  #written = 0;

  private constructor(connection: DuckDBConnection, books: [LedgerBook, RefusalBook, FieldCatalogue]) {
    [this.ledger, this.refusals, this.fields] = books;
    this.#connection = connection;
    this.#ledgerRows = new TableAppender(connection, 'ledger_entries', ledgerCells);
    this.#refusalRows = new TableAppender(connection, 'refusal_entries', refusalCells);
    this.#fieldRows = new TableAppender(connection, 'field_entries', fieldCells);
  }

  static async load(connection: DuckDBConnection): Promise<Journals> {
    const ledger = await LedgerBook.load(connection);
    const refusals = await RefusalBook.load(connection);
    return new Journals(connection, [ledger, refusals, await FieldCatalogue.load(connection)]);
  }

  /** Writes entries within the open transaction. They count only once `settle` is told of the commit. */
  async write(entries: JournalEntries): Promise<void> {
    const fields = entries.fields.filter((entry) => this.fields.wants(entry));
    await this.#ledgerRows.append(entries.ledger.map(entryToRow));
    if (entries.refusals.length > 0) await this.#refusalRows.append(entries.refusals.map(refusalToRow));
    if (fields.length > 0) await this.#fieldRows.append(fields.map(fieldToRow));
    this.#written += entries.ledger.length + entries.refusals.length + fields.length;
  }

  settle(entries: JournalEntries): void {
    for (const entry of entries.ledger) this.ledger.settle(entry);
    for (const entry of entries.refusals) this.refusals.settle(entry);
    for (const entry of entries.fields) this.fields.settle(entry);
  }

  get needCompaction(): boolean {
    return this.#written >= COMPACT_FROM;
  }

  /** Writes the sums in place of the rows they came from, within the open transaction. */
  async compact(): Promise<void> {
    for (const table of ['ledger_entries', 'refusal_entries', 'field_entries']) {
      await this.#connection.run(`DELETE FROM ${table}`);
    }
    this.#written = 0;
    await this.#ledgerRows.append(this.ledger.entries().map(entryToRow));
    await this.#refusalRows.append(this.refusals.entries().map(refusalToRow));
    await this.#fieldRows.append(this.fields.entries().map(fieldToRow));
  }

  close(): void {
    this.#ledgerRows.close();
    this.#refusalRows.close();
    this.#fieldRows.close();
  }
}
