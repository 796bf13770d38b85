import { spawn } from 'node:child_process';
import { stderr } from 'node:process';
import { buildServerBundles } from '../build-bundles.mjs';
import { buildIfNeeded, isStale } from './build.mjs';
import { freePort, isSpanwalk } from './ports.mjs';
import { claimCheckout, runningHere } from './running.mjs';
import { root } from './spawn.mjs';

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
  return { host, port, url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}` };
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

/** Resolves with the child's exit code; Ctrl+C and a polite end are passed on to it. */
function until(child) {
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ? 0 : (code ?? 0))));
}

/** Installs, builds and serves. A second start on one checkout never builds under the first. */
export async function start() {
  const here = await address();
  if (await isSpanwalk(here.url)) {
    stderr.write(`Spanwalk is already running at ${here.url}. For a second one, set PORT and SPANWALK_DATA_DIR.\n`);
    return 0;
  }
  const other = runningHere();
  if (other && isStale()) {
    stderr.write(`Another Spanwalk of this checkout is running (${other.url}) and the sources have changed since.\n`);
    stderr.write('End it first: a build would change the files it serves.\n');
    return 2;
  }
  await buildIfNeeded();
  const child = launch('start', here);
  const release = claimCheckout({ pid: child.pid, url: here.url });
  const code = await until(child);
  release();
  return code;
}

/** Live reload, for work on Spanwalk itself. The engine's worker is bundled once, at the start. */
export async function dev() {
  await buildServerBundles();
  return until(launch('dev', await address()));
}
