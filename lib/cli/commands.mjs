import { readFileSync } from 'node:fs';
import { stderr, stdout } from 'node:process';
import { buildServerBundles } from './build-bundles.mjs';
import { check } from './prepare/check.mjs';
import { bench, lint, test } from './prepare/prove.mjs';
import { dev, start } from './prepare/serve.mjs';
import { root, runCommandLine } from './prepare/spawn.mjs';

const help = `Spanwalk: a classroom for distributed tracing.

  spanwalk start     install, build and serve the classroom (PORT, default 3000)
  spanwalk dev       the same with live reload, for work on Spanwalk itself
  spanwalk check     drive every lesson's live routes and check what arrives
  spanwalk check --expect FILE --from FILE
                     hold telemetry from a file against an expectation
  spanwalk cohort DIR
                     grade a folder of submissions, or --url a classroom's students
  spanwalk watch     follow one student's work live in this terminal
  spanwalk roster    one workspace and key for each student
  spanwalk explain CODE
                     what a finding means, and how to fix it
  spanwalk test      lint, types, unit tests, browser tests
  spanwalk bench     measure ingest, freshness, pages, memory
  spanwalk lint      prove the content of the lessons (--live, --code)

Each says what it takes with --help. spanwalk --version says which version this is.
`;

/** What the launcher itself does. */
const commands = { start, dev, check, test, bench, lint };

const helpWords = new Set(['help', '--help', '-h']);

/** What the bundled command line does: it needs the packages, and no app of its own. */
const bundled = new Set(['explain', 'cohort', 'watch', 'roster']);

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/**
 * @param {string[]} args the command and its own arguments
 * @returns {Promise<number>} the exit status
 */
export async function run([name, ...args]) {
  if (name === undefined || helpWords.has(name)) {
    stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    stdout.write(`spanwalk ${version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(args);
  if (!bundled.has(name)) {
    stderr.write(`There is no command “${name}”.\n\n${help}`);
    return 2;
  }
  await buildServerBundles();
  return runCommandLine([name, ...args]);
}
