import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was called from. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Runs a program in the project's folder and resolves with its exit code; a signal counts as 1.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The same with this Node and a package's own script, so that no shell and no `npx` is in between. */
export const runNode = (script, args, options) =>
  runProgram(process.execPath, [script, ...args], { shell: false, ...options });

/**
 * Runs a package's own script with this Node and keeps what it says, in the order in which it came, for later.
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<{ code: number, said: string }>}
 */
export function hearNode(script, args) {
  const colours = process.stderr.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...colours, ...process.env },
  });
  const heard = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => heard.push(piece));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, said: `${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(heard).toString() }));
  });
}

/**
 * Runs the bundled command line where the user stands, because the files they name are named from there. npm changes into
 * the project's folder and says where it came from.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runCommandLine = (args, options) =>
  runNode(`${root}dist/cli.mjs`, args, { cwd: process.env.INIT_CWD ?? process.cwd(), ...options });
