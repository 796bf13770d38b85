import { readFileSync } from 'node:fs';
import { stdout } from 'node:process';
import { buildServerBundles } from './build-bundles.mjs';
import { launcherHelp } from './help/launcher-help.mjs';
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

Each says what it takes with --help, and shows examples. spanwalk --version says which version this is.
`;

/** What the launcher itself does. */
const commands = { start, dev, check, test, bench, lint };

const helpWords = new Set(['help', '--help', '-h']);

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** `spanwalk`, `spanwalk help` and `spanwalk help WORD`. */
function overview(asked, word) {
  if (asked === 'help' && word !== undefined) return helpOn(word);
  stdout.write(help);
  return asked === undefined ? 2 : 0;
}

/** Says what one word takes, and starts nothing. */
async function helpOn(name) {
  if (Object.hasOwn(launcherHelp, name)) {
    stdout.write(launcherHelp[name]);
    return 0;
  }
  await buildServerBundles();
  return runCommandLine([name, '--help']);
}

/**
 * @param {string[]} args the command and its own arguments
 * @returns {Promise<number>} the exit status
 */
export async function run([name, ...args]) {
  if (name === undefined || helpWords.has(name)) return overview(name, args[0]);
  if (name === '--version' || name === '-v') {
    stdout.write(`spanwalk ${version}\n`);
    return 0;
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) return helpOn(name);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(args);
  // The command line also says what a word that nobody knows was meant to be.
  await buildServerBundles();
  return runCommandLine([name, ...args]);
}
