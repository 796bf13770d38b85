import { buildServerBundles } from '../../lib/cli/build-bundles.mjs';

/** Node 20 loads no TypeScript, so the engine's worker and the command line are bundled once before the tests. */
export default async function setup(): Promise<void> {
  await buildServerBundles();
}
