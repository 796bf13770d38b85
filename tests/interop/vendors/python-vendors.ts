import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pythonWith, type Python } from '../../support/python.ts';

/**
 * The vendors' own Python packages, unmodified, in one virtual environment that every file of this folder shares. Give
 * `describe.skipIf` the answer of `isMissing`; the words why are on standard error by then.
 */
export const vendors: Python = pythonWith(join(import.meta.dirname, 'requirements.txt'));

/** Whether there is no such Python here; says so once for each subject that is left out. */
export function isMissing(subject: string): boolean {
  if (!('missing' in vendors)) return false;
  process.stderr.write(`\nSkipped: ${subject}, because ${vendors.missing}.\n\n`);
  return true;
}

/** How a program ended. */
export interface Ran {
  /** The exit code; null where a signal ended it. */
  code: number | null;
  out: string;
  err: string;
}

type Variables = Record<string, string>;

/** The path of a program of the environment: `python`, `aws`, `moto_server`. */
export function vendorProgram(name: string): string {
  if ('missing' in vendors) throw new Error(vendors.missing);
  return join(dirname(vendors.python), name);
}

/** A home without anybody's profiles, and no question to a cloud that this machine is not in. */
const clean = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env['PATH'] ?? '',
  HOME: mkdtempSync(join(tmpdir(), 'spanwalk-home-')),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  PYTHONUNBUFFERED: '1',
  PYTHONDONTWRITEBYTECODE: '1',
});

/** Starts a program of the environment; whoever started it ends it. */
export const startVendor = (name: string, args: readonly string[], variables: Variables = {}): ChildProcess =>
  spawn(vendorProgram(name), args, { env: { ...clean(), ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs a program of the environment to its end, without holding up a server in this process; a minute at most. */
export function runVendor(name: string, args: readonly string[], variables: Variables = {}): Promise<Ran> {
  const child = startVendor(name, args, variables);
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
  const overdue = setTimeout(() => child.kill('SIGKILL'), 60_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(overdue);
      resolve({ ...ran, code });
    });
  });
}

/** Runs lines of Python, as they stand. */
export const runPython = (lines: string, variables: Variables = {}): Promise<Ran> =>
  runVendor('python', ['-c', lines], variables);
