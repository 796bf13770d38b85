import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StoreNotOpened } from '../store-not-opened.ts';

/** Who has a store's file open. Written beside it, as `<file>.owner`. */
interface Owner {
  pid: number;
  /** Unix milliseconds; tells a process from an earlier one with the same id. The same on all threads of a process. */
  startedAt: number;
}

/** Two threads of one process read their start within this of each other. */
const SAME_START_MS = 5000;

const thisProcess = (): Owner => ({ pid: process.pid, startedAt: Date.now() - process.uptime() * 1000 });

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    // No file, or one that a crash left half written: nobody to ask.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const alreadyOpen = (): StoreNotOpened =>
  new StoreNotOpened({
    code: 'store/already-open',
    message: 'This very process has the store open already.',
    hint: 'Two openers of one file would lose each other’s rows. Use the one that is open, or close it first.',
  });

const usedBy = (owner: Owner | undefined): string => (owner ? ` (process ${owner.pid})` : '');

/** The refusal for a file that another process has locked. DuckDB's own message goes along as the cause. */
export function lockedByAnother(path: string, cause: unknown): StoreNotOpened {
  return new StoreNotOpened(
    {
      code: 'store/locked',
      message: `Another Spanwalk${usedBy(readOwner(path))} is using the store in this data directory.`,
      hint: 'Stop it, or set SPANWALK_DATA_DIR to another directory for this one.',
    },
    { cause },
  );
}

/**
 * Claims a store's file for this process. DuckDB's lock keeps other processes out but not another thread of this one,
 * where a second instance opens and silently loses committed rows; this file keeps those out.
 */
export function claim(path: string): void {
  const me = thisProcess();
  const owner = readOwner(path);
  if (owner?.pid === me.pid && Math.abs(owner.startedAt - me.startedAt) < SAME_START_MS) throw alreadyOpen();
  // Another running process keeps its claim until DuckDB's lock says whose the file is.
  if (owner && owner.pid !== me.pid && isRunning(owner.pid)) return;
  rmSync(path, { force: true });
  try {
    writeFileSync(path, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyOpen();
    throw error;
  }
}

/** The file is ours beyond doubt: DuckDB gave its lock. */
export function confirmClaim(path: string): void {
  writeFileSync(path, JSON.stringify(thisProcess()), { mode: 0o600 });
}

export function release(path: string): void {
  if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true });
}
