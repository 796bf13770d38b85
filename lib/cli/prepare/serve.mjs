import { spawn } from 'node:child_process';
import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { buildIfNeeded } from './build.mjs';
import { freePort, isSpanwalk, urlOf } from './ports.mjs';
import { claimCheckout } from './running.mjs';
import { root } from './spawn.mjs';
import { until } from './until.mjs';

const next = `${root}node_modules/next/dist/bin/next`;

/** NEXT_OTEL_VERBOSE renames the very spans that the lessons are about, so the classroom runs without it. */
function environment(extra) {
  const { NEXT_OTEL_VERBOSE: _verbose, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: '1', ...extra };
}

/** The host and port to serve on: `PORT=0` picks a free one. */
async function address() {
  const host = process.env.SPANWALK_HOST ?? '127.0.0.1';
  const wanted = process.env.PORT ?? '3000';
  const port = wanted === '0' ? await freePort() : Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    stderr.write(`PORT is “${wanted}”; it takes a number from 0 to 65535.\n`);
    process.exit(2);
  }
  return { host, port, url: urlOf(host, port) };
}

/**
 * Starts Next's server on a port and gives its process.
 * @param {'start' | 'dev'} mode
 * @param {{ host: string, port: number, env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions }} options
 */
export function launch(mode, { host, port, env = {}, stdio = 'inherit' }) {
  const production = mode === 'start' ? { NODE_ENV: 'production' } : {};
  return spawn(process.execPath, [next, mode, '-H', host, '-p', String(port)], {
    cwd: root,
    stdio,
    env: environment({ PORT: String(port), ...production, ...env }),
  });
}

/** Installs, builds and serves. A second start on one checkout never builds under the first. */
export async function start() {
  const here = await address();
  if (await isSpanwalk(here.url)) {
    stderr.write(`Spanwalk is already running at ${here.url}. For a second one, set PORT and SPANWALK_DATA_DIR.\n`);
    return 0;
  }
  await buildIfNeeded();
  const child = launch('start', here);
  const ended = until(child);
  const release = await claimCheckout({ pid: child.pid, url: here.url });
  const code = await ended;
  release();
  return code;
}

/** Live reload, for work on Spanwalk itself. The engine's worker is bundled once, at the start. */
export async function dev() {
  await buildServerBundles();
  return until(launch('dev', await address()));
}
