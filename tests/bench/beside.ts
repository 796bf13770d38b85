import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../lib/engine/start-engine.ts';
import { startEngine } from '../../lib/engine/start-engine.ts';
import { parseQuery } from '../../lib/query/parse.ts';
import { planQuery } from '../../lib/query/plan.ts';
import type { QuerySpecInput } from '../../lib/query/spec.ts';
import { encodeBatches, SPANS_A_BATCH } from './otlp-batches.ts';
import { median, quantile } from './statistics.ts';

/** Batches before anything is measured, and in each measurement. */
const FIRST = 600;
const BATCHES = 300;
const QUERIES = 40;
const SENDERS = 8;

const questions: QuerySpecInput[] = [
  {},
  { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['name'] },
  { filters: [{ column: 'app.user_id', op: '=', value: 'user-7' }], breakdowns: ['name'] },
];

const delivery = (body: Uint8Array) => ({
  door: 'otlp-http' as const,
  method: 'POST',
  path: '/v1/traces',
  headers: { 'content-type': 'application/x-protobuf' },
  body,
});

/** Sends bodies as doors hand them over, eight under way at a time; gives spans per second. */
async function send(engine: Engine, bodies: Uint8Array[]): Promise<number> {
  const waiting = bodies.slice();
  const started = performance.now();
  const sender = async (): Promise<void> => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const { status } = await engine.deliver(delivery(body));
      if (status !== 200) throw new Error(`A batch was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return (bodies.length * SPANS_A_BATCH) / ((performance.now() - started) / 1000);
}

/** Asks one question after the other, as one page does; gives each one's milliseconds. */
async function ask(engine: Engine, goesOn: (asked: number) => boolean): Promise<number[]> {
  const took: number[] = [];
  while (goesOn(took.length)) {
    const parsed = parseQuery(questions[took.length % questions.length] ?? {});
    if ('problems' in parsed) throw new Error('The benchmark asks an invalid query.');
    const started = performance.now();
    await engine.query('local', planQuery(parsed.ok, Date.now()));
    took.push(performance.now() - started);
  }
  return took;
}

async function together(engine: Engine): Promise<{ rate: number; took: number[] }> {
  const bodies = encodeBatches(BATCHES, 4);
  let isSent = false;
  const sending = send(engine, bodies).finally(() => (isSent = true));
  const took = await ask(engine, () => !isSent);
  return { rate: await sending, took };
}

const queryLine = (name: string, took: readonly number[]): string =>
  `${name.padEnd(46)} median ${median(took).toFixed(0)} ms, p95 ${quantile(took, 0.95).toFixed(0)} ms, most ${Math.max(...took).toFixed(0)} ms, n=${took.length}`;

async function figures(engine: Engine): Promise<string[]> {
  await send(engine, encodeBatches(FIRST, 1));
  await ask(engine, (asked) => asked < 6);
  const rate = await send(engine, encodeBatches(BATCHES, 2));
  const alone = await ask(engine, (asked) => asked < QUERIES);
  const both = await together(engine);
  return [
    `${'ingest alone'.padEnd(46)} ${rate.toFixed(0)} spans/s`,
    `${'ingest, while one page asks without a pause'.padEnd(46)} ${both.rate.toFixed(0)} spans/s (${((100 * both.rate) / rate).toFixed(0)} %)`,
    queryLine('queries alone (COUNT, P90 by name, a filter)', alone),
    queryLine('queries, while ingest goes on', both.took),
  ];
} // prettier-ignore

/** Ingest and queries at the engine, each alone and both together: whether one starves the other. */
export async function benchBeside(): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spanwalk-bench-'));
  const options = { dataDir, keyRequired: false, maxBodyBytes: 50_000_000, maxSpans: 10_000_000, maxSignals: 1000 };
  const engine = await startEngine(new URL('engine-worker.mjs', import.meta.url).pathname, options);
  try {
    return await figures(engine);
  } finally {
    await engine.close();
    await rm(dataDir, { recursive: true });
  }
}
