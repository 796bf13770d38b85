import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder whose name says which process laid it out: a killed one cannot remove its own. */
export interface StageHome {
  folder: string;
  /** Never throws: what it cannot remove now, a later start sweeps away. */
  remove: () => void;
}

const PREFIX = 'spanwalk-stages-';
const OWNER = new RegExp(`^${PREFIX}(\\d+)-`);

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or held open by a process that is just ending.
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM is a process of somebody else, and alive.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = OWNER.exec(name)?.[1];
    if (owner !== undefined && isGone(Number(owner))) removeQuietly(join(tmpdir(), name));
  }
}

/** Makes a folder for stages, and removes those that ended processes left behind. */
export function openStageHome(): StageHome {
  sweep();
  // realpath: on some systems the temporary folder is a link, and a stage's log shows where it really lies.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)));
  return { folder, remove: () => removeQuietly(folder) };
}
