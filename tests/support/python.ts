import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A Python with the wanted packages, or why there is none here. */
export type Python = { python: string; installedInMs: number } | { missing: string };

const MINUTES_MS = 60_000;

/** The oldest Python that today's OpenTelemetry packages still run on. */
const VERSION = 'import sys; sys.exit(sys.version_info < (3, 10))';

function interpreter(): string | undefined {
  return ['python3', 'python'].find((command) => spawnSync(command, ['-c', VERSION]).status === 0);
}

/** The last line that a failed command wrote: pip and venv say there what is wrong. */
function lastWords({ stderr, error }: { stderr: string | null; error?: Error | undefined }): string {
  const lines = (stderr ?? '').split('\n').filter((line) => line.trim() !== '');
  return (lines.at(-1) ?? error?.message ?? 'no reason given').trim();
}

/** Virtual environments are kept from run to run, by what is in them: a second run installs nothing. */
const folderFor = (requirements: Buffer): string =>
  join(
    process.cwd(),
    'node_modules/.cache/spanwalk-python',
    createHash('sha256').update(requirements).digest('hex').slice(0, 16),
  );

/** What a program objects to, or undefined where it succeeded. */
function attempt(command: string, args: string[]): string | undefined {
  const ran = spawnSync(command, args, { encoding: 'utf8', timeout: 4 * MINUTES_MS });
  return ran.status === 0 ? undefined : lastWords(ran);
}

const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', '--requirement'];

function install(base: string, folder: string, requirements: string): string | undefined {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const noVenv = attempt(base, ['-m', 'venv', folder]);
  if (noVenv !== undefined) {
    return `“python3 -m venv” failed (${noVenv}); on Debian and Ubuntu: apt install python3-venv`;
  }
  const noPackages = attempt(join(folder, 'bin/python'), [...PIP, requirements]);
  return noPackages === undefined ? undefined : `the packages could not be installed (${noPackages})`;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pause = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Whether this process may work on a folder now. A lock that its owner died with is nobody's. */
function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = ownerOf(lock);
    if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
    return false;
  }
}

/** The process that wrote it; 0 where it is gone meanwhile, or just being written. */
function ownerOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** Two files of tests want one environment at the same time: the second waits for the first one's, and finds it made. */
function inTurn<T>(folder: string, work: () => T): T {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (!takes(lock)) pause(200);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * A virtual environment with the packages of a requirements file, from the Python package index or from last time.
 * Never throws: where there is no Python, or no network, the answer says so.
 */
export function pythonWith(requirements: string): Python {
  const base = interpreter();
  if (base === undefined || process.platform === 'win32') return { missing: 'there is no Python 3.10 or newer here' };
  const folder = folderFor(readFileSync(requirements));
  return inTurn(folder, () => madeIn(folder, base, requirements));
}

function madeIn(folder: string, base: string, requirements: string): Python {
  const [python, stamp] = [join(folder, 'bin/python'), join(folder, '.spanwalk-installed')];
  if (existsSync(stamp) && spawnSync(python, ['-c', 'import flask']).status === 0) return { python, installedInMs: 0 };
  const began = performance.now();
  const objection = install(base, folder, requirements);
  if (objection !== undefined) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: objection };
  }
  writeFileSync(stamp, '');
  return { python, installedInMs: Math.round(performance.now() - began) };
}
