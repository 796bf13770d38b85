import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { besideOneAnother } from './beside.mjs';
import { buildIfNeeded } from './build.mjs';
import { check } from './check.mjs';
import { findChromium } from './chromium.mjs';
import { hearNode, root, runCommandLine, runNode } from './spawn.mjs';

const tool = (path) => `${root}node_modules/${path}`;

/** What is read of the code and changes nothing. */
const looks = {
  format: () => hearNode(tool('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
  lint: () => hearNode(tool('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']),
  types: () => hearNode(tool('typescript/bin/tsc'), ['--noEmit']),
};

/** Next writes `next-env.d.ts` first: a fresh clone has none, the types need it, and nobody shall read half of it. */
async function look() {
  const { code, said } = await hearNode(tool('next/dist/bin/next'), ['typegen']);
  if (code === 0) return besideOneAnother(looks);
  stderr.write(`${said}\nNext could not write its types.\n`);
  return code;
}

async function inOrder(named) {
  for (const [name, step] of Object.entries(named)) {
    stderr.write(`\n— ${name}\n`);
    const code = await step();
    if (code !== 0) {
      stderr.write(`\n“${name}” failed.\n`);
      return code;
    }
  }
  return 0;
}

/** What `spanwalk lint` was asked for: the code first, and the live routes after, where it says so. */
export async function lint(args) {
  const wants = (option) => args.includes(option);
  await buildServerBundles();
  const code = wants('--code') ? await look() : 0;
  if (code !== 0) return code;
  return inOrder({
    content: () => runCommandLine(['lint', ...args]),
    ...(wants('--live') ? { live: () => check([]) } : {}),
  });
}

const withChromium = (chromium) => ({ ...process.env, CHROMIUM_PATH: chromium ?? '' });

async function browserTests(args) {
  const chromium = await findChromium();
  if (!chromium) {
    stderr.write('No Chromium could be found or fetched. Install one, or set CHROMIUM_PATH.\n');
    return 1;
  }
  const env = withChromium(chromium);
  return runNode(tool('@playwright/test/cli.js'), ['test', ...args], { env });
}

/** Everything that proves the project right, the quick things first. */
export async function test(args) {
  const code = await look();
  if (code !== 0) return code;
  return inOrder({
    build: async () => (await buildIfNeeded(), 0),
    'unit tests': async () => {
      const env = withChromium(await findChromium());
      return runNode(tool('vitest/vitest.mjs'), ['run'], { env });
    },
    'browser tests': () => browserTests(args),
  });
}

/** Parts of the benchmark that need neither a built app nor a browser. */
const APART = new Set(['checker', 'cohort', 'queries', 'queries-10m', 'beside', 'prune']);

/** Figures, never a verdict. */
export async function bench(args) {
  await buildServerBundles();
  if (args.length > 0 && args.every((part) => APART.has(part))) return runNode(`${root}dist/bench.mjs`, args);
  await buildIfNeeded();
  const env = withChromium(await findChromium());
  return runNode(`${root}dist/bench.mjs`, args, { env });
}
