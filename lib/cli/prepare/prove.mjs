import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { buildIfNeeded } from './build.mjs';
import { check } from './check.mjs';
import { findChromium } from './chromium.mjs';
import { root, runCommandLine, runNode } from './spawn.mjs';

const tool = (path) => `${root}node_modules/${path}`;

/** Next writes `next-env.d.ts`; a fresh clone has none, and the types need it. */
const generateTypes = () =>
  runNode(tool('next/dist/bin/next'), ['typegen'], { stdio: ['ignore', 'ignore', 'inherit'] });

const steps = {
  format: () => runNode(tool('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
  lint: () => runNode(tool('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']),
  types: async () => (await generateTypes()) || runNode(tool('typescript/bin/tsc'), ['--noEmit']),
};

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
  return inOrder({
    ...(wants('--code') ? steps : {}),
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
  return inOrder({
    ...steps,
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
