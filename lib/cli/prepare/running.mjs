import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './spawn.mjs';

const file = `${root}.next/spanwalk-running.json`;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Spanwalk that serves this checkout's build right now, if there is one.
 * @returns {{ pid: number, url: string } | undefined}
 */
export function runningHere() {
  try {
    const running = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Notes that a server uses this checkout's build.
 * @param {{ pid: number | undefined, url: string }} running
 * @returns {() => void} takes the note back
 */
export function claimCheckout(running) {
  if (runningHere()) return () => {};
  mkdirSync(`${root}.next`, { recursive: true });
  writeFileSync(file, JSON.stringify(running));
  return () => rmSync(file, { force: true });
}
