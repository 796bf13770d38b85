import { mkdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Problem } from '../../telemetry/problem.ts';
import { StoreNotOpened } from '../store-not-opened.ts';
import type { SignalStore } from '../signal-store.ts';
import type { EvidenceStore } from '../evidence-store.ts';
import type { BubbleUpStore } from '../bubble-up-store.ts';
import type { OriginStore } from '../origin-store.ts';
import type { UsageStore } from '../usage-store.ts';
import type { DocumentStore, TelemetryStore } from '../telemetry-store.ts';
import { bubbleUpIn } from './bubble-up/bubble-up.ts';
import { ConnectionPool } from './connection-pool.ts';
import { DuckDbStore } from './duckdb-store.ts';
import { documentsIn } from './documents.ts';
import { evidenceIn } from './evidence/evidence.ts';
import { Journal } from './journal.ts';
import { KeptColumns } from './kept/kept-columns.ts';
import { KeptFiller } from './kept/kept-filler.ts';
import { claim, confirmClaim, lockedByAnother, release } from './owner-file.ts';
import { originIn } from './origin/origin.ts';
import { prepareSchema } from './prepare-schema.ts';
import { signalsIn } from './signals.ts';
import { OpenWork, WriteQueue } from './transaction.ts';
import { usageIn } from './usage/usage.ts';

export interface DuckDbSettings {
  /** The database file. Its directory is made, for this user alone, where it is missing. */
  file: string;
  /** What DuckDB may use before it spills to disk, in its own notation. */
  memoryLimit?: string;
  threads?: number;
  /** So many new spans a query may find unkept before the attributes that it asks for are kept in columns. */
  keptSlack?: number;
}

/** Everything that one file holds. */
export type EmbeddedStore = TelemetryStore &
  SignalStore &
  UsageStore &
  EvidenceStore &
  BubbleUpStore &
  OriginStore &
  DocumentStore &
  Pick<DuckDbStore, 'settled'>;

/**
 * Opens the embedded store. One open store per file in a process, and one process per file: the second is refused
 * with a `StoreNotOpened` whose problem says so in words. Belongs on a worker thread: appending blocks its thread.
 */
export async function openDuckDbStore(settings: DuckDbSettings): Promise<EmbeddedStore> {
  const file = resolve(settings.file);
  const ownerFile = `${file}.owner`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  claim(ownerFile);
  let instance: DuckDBInstance | undefined;
  try {
    instance = await openInstance(file, settings);
    confirmClaim(ownerFile);
    return await assemble(instance, settings, () => release(ownerFile));
  } catch (error) {
    instance?.closeSync();
    release(ownerFile);
    throw asProblem(error, ownerFile);
  }
}

/**
 * A quarter of the machine's memory, at least 512 MiB and at most 2 GiB; what is not needed is not taken. A vector of
 * 2,048 attributes of 64 KB each is 128 MiB, and a question about them holds a few such for each thread.
 */
const memoryOf = (machine: number): string => `${Math.round(Math.min(2048, Math.max(512, machine / 2 ** 22)))}MiB`;

const openInstance = (
  file: string,
  { memoryLimit = memoryOf(totalmem()), threads = 2 }: DuckDbSettings,
): Promise<DuckDBInstance> =>
  DuckDBInstance.create(file, {
    threads: String(threads),
    memory_limit: memoryLimit,
    // The default of 16 MB makes for a checkpoint each 20,000 spans, and each stalls the append that meets it.
    checkpoint_threshold: '128MB',
    // No query is text from outside; should one ever be, it still reads no files and loads no code.
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });

async function assemble(
  instance: DuckDBInstance,
  { keptSlack = 10_000 }: DuckDbSettings,
  onClose: () => void,
): Promise<EmbeddedStore> {
  const writer = await instance.connect();
  await prepareSchema(writer);
  const queue = new WriteQueue();
  const work = new OpenWork();
  const readers = new ConnectionPool(instance);
  const journal = await Journal.load(writer);
  const columns = await KeptColumns.load(writer);
  const lastSeq = (): number => journal.ledger.everStored;
  const filler = new KeptFiller({ writer, readers, queue, work, columns, lastSeq, slack: keptSlack });
  const close = (): void => {
    instance.closeSync();
    onClose();
  };
  const database = { writer, readers, queue, work, journal, kept: { columns, filler }, close };
  return Object.assign(
    new DuckDbStore(database),
    documentsIn(database),
    signalsIn(database),
    usageIn(database),
    evidenceIn(database),
    bubbleUpIn(database),
    originIn(database),
  );
}

/** DuckDB names the file's holder in its own words; the word alone stands in "block", too. */
const IS_LOCKED = /could not set lock|conflicting lock/i;
/** A checksum that does not match, a file cut short, a log that cannot be replayed. */
const IS_DAMAGED = /corrupt|could not read enough bytes|replaying WAL/i;

const damaged: Problem = {
  code: 'store/corrupt',
  message: 'The store’s file is damaged; DuckDB cannot read it.',
  hint: 'Copy the data directory away, and start with SPANWALK_DATA_DIR set to another one. Nothing was deleted.',
};

const unreadable: Problem = {
  code: 'store/unreadable',
  message: 'The store’s file cannot be opened.',
  hint: 'Is the data directory writable, and the file Spanwalk’s own? SPANWALK_DATA_DIR names another directory.',
};

function asProblem(error: unknown, ownerFile: string): unknown {
  if (error instanceof StoreNotOpened) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (IS_LOCKED.test(message)) return lockedByAnother(ownerFile, error);
  return new StoreNotOpened(IS_DAMAGED.test(message) ? damaged : unreadable, { cause: error });
}
