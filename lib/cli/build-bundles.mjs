import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What runs outside Next: Node 20 loads no TypeScript, so these entries are bundled to `dist/`. */
const entries = {
  'engine-worker': 'lib/engine/worker.ts',
  'udp-worker': 'lib/receivers/doors/udp/worker.ts',
  'guard-worker': 'lib/classroom/secret-guard/worker.ts',
  cli: 'lib/cli/main.ts',
  bench: 'tests/bench/bench.ts',
};

/** What watches the practice page, in each step that clicks on it: `<step>/<variant>/page.js`. */
const watchers = readdirSync(`${root}content/frontends`, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.js')
  .map((file) => `content/frontends/${file}`);

/** Bundles the practice page into `dist/frontends`, the SDK inside, as the bundler of any frontend would. */
export async function buildFrontends() {
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...watchers,
      ...['app.js', 'across-origins.js', 'wrong-clock.js', 'practice.css'].map((file) => `content/frontends/${file}`),
    ],
    outdir: 'dist/frontends',
    outbase: 'content/frontends',
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
}

/**
 * Bundles the engine's worker thread and the command line into `dist/*.mjs`, and the practice page beside them.
 * Packages stay outside the bundle, so native bindings and licences stay where npm put them.
 */
export async function buildServerBundles() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(root + file))),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
  await buildFrontends();
}
