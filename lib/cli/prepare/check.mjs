import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { buildIfNeeded } from './build.mjs';
import { answers, freePort, isSpanwalk } from './ports.mjs';
import { launch } from './serve.mjs';
import { runCommandLine } from './spawn.mjs';

const cli = (args) => runCommandLine(['check', ...args]);

/**
 * A classroom of its own for one check: free ports, an empty data folder, gone afterwards.
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T | 3>} 3, inconclusive, when the app did not start
 */
async function withOwnApp(work) {
  await buildIfNeeded();
  const dataDir = mkdtempSync(join(tmpdir(), 'spanwalk-check-'));
  const port = await freePort();
  const ports = { SPANWALK_OTLP_HTTP_PORT: '0', SPANWALK_OTLP_GRPC_PORT: '0', SPANWALK_XRAY_PORT: '0' };
  const env = { SPANWALK_DATA_DIR: dataDir, ...ports };
  const child = launch('start', { host: '127.0.0.1', port, env, stdio: ['ignore', 'ignore', 'inherit'] });
  let ended = false;
  child.once('exit', () => (ended = true));
  try {
    const url = `http://127.0.0.1:${port}`;
    if (await answers(url, () => !ended)) return await work(url);
    stderr.write('The classroom did not start; its own message is above.\n');
    return 3;
  } finally {
    if (!ended) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An address that nothing answers at: port 9 is one that fetch never calls. */
const NOWHERE = 'http://127.0.0.1:9';
const USAGE = 2;

/**
 * Whether options are wrong, which is found out where no app is: that must be told before one is built and started.
 * @param {string[]} args
 */
export const isMistyped = async (args) =>
  (await runCommandLine(['check', '--url', NOWHERE, ...args], { stdio: 'ignore' })) === USAGE;

/** `spanwalk check`: attaches to the running app, and starts one of its own where none runs. */
export async function check(args) {
  await buildServerBundles();
  const needsNoApp = args.some((arg) => /^--(expect|from|help)\b/.test(arg) || arg === '-h');
  if (needsNoApp || args.some((arg) => arg.startsWith('--url'))) return cli(args);
  const usual = `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  if (await isSpanwalk(usual)) return cli(['--url', usual, ...args]);
  if (await isMistyped(args)) return cli(['--url', NOWHERE, ...args]);
  stderr.write('No classroom is running; starting one for this check …\n');
  return withOwnApp((url) => cli(['--url', url, ...args]));
}
