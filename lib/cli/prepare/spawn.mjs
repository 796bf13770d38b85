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
 * Runs the bundled command line where the user stands, because the files they name are named from there. npm changes into
 * the project's folder and says where it came from.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runCommandLine = (args, options) =>
  runNode(`${root}dist/cli.mjs`, args, { cwd: process.env.INIT_CWD ?? process.cwd(), ...options });
