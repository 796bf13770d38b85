import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDuckDbStore, type EmbeddedStore } from '../../lib/store/duckdb/open.ts';
import { generateSpans, takeBatch } from './generate-spans.ts';
import { figure, latency } from './statistics.ts';

const SPANS = 1_000_000;
const STAY = 500_000;
const A_BATCH = 5000;
const NOW = Date.now();

type Spans = ReturnType<typeof generateSpans>;

async function append(store: EmbeddedStore, spans: Spans, size: number): Promise<number> {
  const batch = { workspace: 'all', environment: 'bench', receivedAt: NOW, spans: takeBatch(spans, size), refused: [] };
  const started = performance.now();
  await store.append([batch]);
  return performance.now() - started;
}

/** Appends small batches, one after the other, until the work has ended; gives how long each took. */
async function meanwhile(store: EmbeddedStore, spans: Spans, work: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const state = { isDone: false };
  const ending = work.finally(() => (state.isDone = true));
  while (!state.isDone) took.push(await append(store, spans, 100));
  await ending;
  return took;
}

async function figures(file: string): Promise<string[]> {
  const before = process.memoryUsage().rss;
  const store = await openDuckDbStore({ file });
  const spans = generateSpans({ from: BigInt(NOW - 7_100_000) * 1_000_000n, traceEveryNs: 70_000_000n });
  const rates: number[] = [];
  for (let sent = 0; sent < SPANS; sent += A_BATCH) rates.push(A_BATCH / ((await append(store, spans, A_BATCH)) / 1000));
  const grown = process.memoryUsage().rss - before;
  const alone: number[] = [];
  for (let round = 0; round < 50; round += 1) alone.push(await append(store, spans, 100));
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const began = performance.now();
  const took = await meanwhile(store, spans, store.prune(STAY));
  const seconds = (performance.now() - began) / 1000;
  loop.disable();
  await store.close();
  const bytes = (await stat(file)).size;
  return [
    figure(`appended to the store, ${A_BATCH} spans a commit`, 'spans/s', rates),
    `memory of the process after ${SPANS} spans: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, ${(grown / SPANS).toFixed(0)} bytes a span more than before; the file, pruned: ${(bytes / STAY).toFixed(0)} bytes a span kept`,
    latency('100 spans to the store, alone', alone),
    latency(`… while ${SPANS - STAY} of ${SPANS} spans are pruned`, took),
    `pruned in ${seconds.toFixed(1)} s; longest wait for an answer ${Math.max(...took).toFixed(0)} ms, longest gap of the event loop ${(loop.max / 1e6).toFixed(0)} ms (target 250 ms)`,
  ];
} // prettier-ignore

/** Memory for each span that is stored, and whether anybody waits while half of them go. */
export async function benchPrune(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwalk-bench-'));
  try {
    return await figures(join(folder, 'spans.duckdb'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
