import { existsSync } from 'node:fs';
import { stderr } from 'node:process';
import { root, runNode } from './spawn.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/**
 * The path of a Chromium to test with: the one named by CHROMIUM_PATH, one that the machine has, or Playwright's own,
 * which is fetched when nothing else is there.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const own = await playwrightsOwn();
  const found = [process.env.CHROMIUM_PATH, own, ...usual].find((path) => path && existsSync(path));
  if (found) return found;
  stderr.write('No Chromium on this machine; fetching Playwright’s …\n');
  await runNode(`${root}node_modules/playwright/cli.js`, ['install', 'chromium']);
  return existsSync(own) ? own : undefined;
}
