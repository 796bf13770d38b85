import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stderr } from 'node:process';
import { refuseWhileRunning } from './running.mjs';
import { root, runProgram } from './spawn.mjs';

const stamp = `${root}node_modules/.spanwalk-installed`;

/** What was installed is known by the lock file's hash, so a pulled change installs anew and nothing else does. */
const wanted = () =>
  createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');

/** Installs the packages where they are missing or older than the lock file. */
export async function installIfNeeded() {
  const hash = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await refuseWhileRunning('the packages it was started with are not the wanted ones any more');
  stderr.write('Installing packages (once, about half a minute) …\n');
  // A shell with NODE_ENV=production would leave out the compiler and the tests' tools.
  const code = await runProgram('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    stderr.write('npm ci failed; its own message is above. Spanwalk needs the network for this one step.\n');
    process.exit(code);
  }
  writeFileSync(stamp, hash);
}
