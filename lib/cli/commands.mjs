import { stderr, stdout } from 'node:process';
import { buildServerBundles } from './build-bundles.mjs';
import { check } from './prepare/check.mjs';
import { bench, lint, test } from './prepare/prove.mjs';
import { dev, start } from './prepare/serve.mjs';
import { root, runNode } from './prepare/spawn.mjs';

const help = `Spanwalk: a classroom for distributed tracing.

  spanwalk start     install, build and serve the classroom (PORT, default 3000)
  spanwalk dev       the same with live reload, for work on Spanwalk itself
  spanwalk check     drive every lesson's live routes and check what arrives
  spanwalk check --expect FILE --from FILE
                     hold telemetry from a file against an expectation
  spanwalk explain CODE
                     what a finding means, and how to fix it
  spanwalk test      lint, types, unit tests, browser tests
  spanwalk bench     measure ingest, freshness, pages, memory
  spanwalk lint      format, lint and types only
`;

/** What the launcher itself does; every other word goes to the bundled command line. */
const commands = { start, dev, check, test, bench, lint };

/**
 * @param {string[]} args the command and its own arguments
 * @returns {Promise<number>} the exit status
 */
export async function run([name, ...args]) {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  if (command) return command(args);
  if (name !== 'explain') {
    stderr.write(`There is no command “${name}”.\n\n${help}`);
    return 2;
  }
  await buildServerBundles();
  return runNode(`${root}dist/cli.mjs`, [name, ...args]);
}
