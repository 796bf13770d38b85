import { existsSync } from 'node:fs';
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

/**
 * Bundles the engine's worker thread and the command line into `dist/*.mjs`.
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
}
