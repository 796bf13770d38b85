import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { refuseWhileRunning } from './running.mjs';
import { root, runNode } from './spawn.mjs';

/** Everything a build reads. A change in any of these files makes the next start build again. */
const sources = ['app', 'content', 'lib', 'public'];
const singles = [
  'package-lock.json',
  'next.config.mjs',
  'tsconfig.json',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'mdx-components.tsx',
];
const stamp = join(root, '.next', 'spanwalk-built');

function sourceHash() {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.toSorted((a, b) => (a < b ? -1 : 1)), ...singles.map((name) => join(root, name))]) {
    if (existsSync(file)) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether the sources changed since the last build, or none was made. */
const isStale = () => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash();

/**
 * Builds the app where its sources changed since the last build, but never under a server that runs from that build:
 * then it exits with 2. Exits with the build's own code when that fails.
 */
export async function buildIfNeeded() {
  if (!isStale()) return;
  await refuseWhileRunning('the sources have changed since it was built');
  const hash = sourceHash();
  stderr.write('Building Spanwalk …\n');
  await buildServerBundles();
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const code = await runNode('node_modules/next/dist/bin/next', ['build'], { env, stdio: ['ignore', 2, 2] });
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, hash);
}
