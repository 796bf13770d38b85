import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openReceivingDoor } from '../../interop/receiving-door.ts';

/**
 * Captures the goldens: two processes with the real SDK, the real exporter, and the project's own door and receiver.
 * Each file holds the bodies of the requests as they came, one a line.
 *
 *     npx esbuild tests/mutations/capture/record.ts --bundle --platform=node --format=esm --packages=external \
 *       --outfile=tests/mutations/capture/.record.mjs && node tests/mutations/capture/.record.mjs
 */
interface Capture {
  name: string;
  path: string;
  fault?: string;
  clicks?: number;
}

const HOME = '/api/activities/home';
const faultsOfHome = [
  'text-for-number', 'undefined', 'an-object', 'after-end', 'no-service-name', 'never-ended', 'not-active',
  'no-context-manager', 'no-propagation', 'two-exporters', 'unbatched', 'fire-and-forget',
]; // prettier-ignore

const captures: Capture[] = [
  { name: 'home', path: HOME },
  { name: 'home-three-times', path: HOME, clicks: 3 },
  { name: 'failing', path: '/api/failing' },
  { name: 'publish', path: '/api/publish' },
  ...faultsOfHome.map((fault) => ({ name: `home-${fault}`, path: HOME, fault })),
  ...['status-not-set', 'not-recorded'].map((fault) => ({ name: `failing-${fault}`, path: '/api/failing', fault })),
  ...['no-link', 'child-for-link'].map((fault) => ({ name: `publish-${fault}`, path: '/api/publish', fault })),
];

const here = new URL('.', import.meta.url);
const goldens = new URL('../goldens/', here);
const root = new URL('../../../', here);

/** Stack traces name the folder of the machine that captured them. */
const homeless = (body: string): string =>
  body.replaceAll(root.href, 'file:///app/').replaceAll(decodeURI(root.pathname), '/app/');

async function start(script: string, env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> {
  // Tracing comes before everything that it instruments.
  const child = fork(new URL(script, here), {
    env: { ...process.env, ...env },
    execArgv: ['--import', new URL('tracing.mjs', here).href],
  });
  const [port] = (await once(child, 'message')) as [number];
  return { child, port };
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function capture({ name, path, fault = '', clicks = 1 }: Capture): Promise<void> {
  const door = await openReceivingDoor();
  const common = { OTEL_EXPORTER_OTLP_ENDPOINT: door.url, OTEL_SEMCONV_STABILITY_OPT_IN: 'http' };
  const activities = await start('activities.mjs', { ...common, OTEL_SERVICE_NAME: 'activities-node' });
  const backend = await start('backend.mjs', {
    ...common,
    OTEL_SERVICE_NAME: 'backend-node',
    FAULT: fault,
    ACTIVITIES_SERVICE_URL: `http://127.0.0.1:${activities.port}`,
  });
  for (let click = 0; click < clicks; click += 1) await fetch(`http://127.0.0.1:${backend.port}${path}`);
  await setTimeout(100);
  await stop(backend.child);
  await stop(activities.child);
  const bodies = door.deliveries.map(({ body }) => homeless(new TextDecoder().decode(body)));
  writeFileSync(new URL(`${name}.jsonl`, goldens), `${bodies.join('\n')}\n`);
  await door.close();
  console.log(`${name}: ${door.spans.length} spans in ${bodies.length} requests, ${door.refused.length} refused`);
}

mkdirSync(goldens, { recursive: true });
const wanted = process.argv.slice(2);
for (const each of captures) if (wanted.length === 0 || wanted.includes(each.name)) await capture(each);
