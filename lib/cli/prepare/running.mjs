import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isSpanwalk } from './ports.mjs';
import { root } from './spawn.mjs';

/** Beside the packages: `next build` empties its own folder, and git ignores this one. */
const noteOfCheckout = `${root}node_modules/.spanwalk-running.json`;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * The Spanwalk that serves this checkout's build right now, if there is one. A note that outlived its server may name a
 * process id that something else has by now, so the server itself is asked as well.
 * @param {string} [note] the file that says so
 * @returns {Promise<{ pid: number, url: string } | undefined>}
 */
export async function runningHere(note = noteOfCheckout) {
  try {
    const running = JSON.parse(readFileSync(note, 'utf8'));
    return isAlive(running.pid) && (await isSpanwalk(running.url)) ? running : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends this command where a server of this checkout runs: what is about to happen would change the files it serves.
 * @param {string} why what makes it necessary, as half a sentence
 */
export async function refuseWhileRunning(why) {
  const running = await runningHere();
  if (!running) return;
  process.stderr.write(`A Spanwalk of this checkout is running (${running.url}), and ${why}.\n`);
  process.stderr.write('End it first: going on would change the files it serves.\n');
  process.exit(2);
}

/**
 * Notes that a server uses this checkout's build.
 * @param {{ pid: number | undefined, url: string }} running
 * @param {string} [note]
 * @returns {Promise<() => void>} takes the note back
 */
export async function claimCheckout(running, note = noteOfCheckout) {
  if (await runningHere(note)) return () => {};
  writeFileSync(note, JSON.stringify(running));
  return () => rmSync(note, { force: true });
}
