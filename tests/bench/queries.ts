import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuery } from '../../lib/query/parse.ts';
import { planQuery } from '../../lib/query/plan.ts';
import type { QuerySpecInput } from '../../lib/query/spec.ts';
import { openDuckDbStore, type EmbeddedStore } from '../../lib/store/duckdb/open.ts';
import type { Span } from '../../lib/telemetry/span.ts';
import { generateSpans, takeBatch } from './generate-spans.ts';
import { latency } from './statistics.ts';

const SPANS = 1_000_000;
const A_BATCH = 5000;
const ROUNDS = 9;
const NOW = 1_795_000_000_000;

/** What the lessons ask, and what takes another way through the store. */
const questions: Record<string, QuerySpecInput> = {
  COUNT: {},
  'COUNT by trace, last ten minutes': { breakdowns: ['trace.trace_id'], time_range: 600 },
  'P90 by name': { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['name'] },
  HEATMAP: { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }] },
  'COUNT_DISTINCT of users': { calculations: [{ op: 'COUNT_DISTINCT', column: 'app.user_id' }] },
  'a filter on app.user_id': { filters: [{ column: 'app.user_id', op: '=', value: 'user-7' }], breakdowns: ['name'] },
  'a calculated field': {
    calculated_fields: [{ name: 'slow', expression: 'IF($duration_ms > 100, CONCAT("slow ", $name), "fast")' }],
    breakdowns: ['slow'],
  },
  'root.name': { breakdowns: ['root.name'] },
  CONCURRENCY: { calculations: [{ op: 'CONCURRENCY' }], breakdowns: ['service.name'] },
  'SUM by service': { calculations: [{ op: 'SUM', column: 'duration_ms' }], breakdowns: ['service.name'] },
};

/** The same spans as a sender lets them through that keeps one of ten. */
const sampled = (span: Span): Span => ({
  ...span,
  attributes: { ...span.attributes, SampleRate: { type: 'int', value: 10 } },
});

async function fill(store: EmbeddedStore, workspace: string, shape: (span: Span) => Span): Promise<void> {
  const from = BigInt(NOW - 7_100_000) * 1_000_000n;
  const spans = generateSpans({ from, traceEveryNs: 70_000_000n });
  for (let sent = 0; sent < SPANS; sent += A_BATCH) {
    const batch = takeBatch(spans, A_BATCH).map(shape);
    await store.append([{ workspace, environment: 'bench', receivedAt: NOW, spans: batch, refused: [] }]);
  }
}

async function ask(store: EmbeddedStore, workspace: string, spec: QuerySpecInput): Promise<number> {
  const parsed = parseQuery(spec);
  if ('problems' in parsed) throw new Error('The benchmark asks an invalid query.');
  const started = performance.now();
  await store.query(workspace, planQuery(parsed.ok, NOW));
  return performance.now() - started;
}

async function figures(store: EmbeddedStore, workspace: string, of: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, spec] of Object.entries(questions)) {
    await ask(store, workspace, spec);
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) took.push(await ask(store, workspace, spec));
    lines.push(latency(`${name}, ${of}`, took));
  }
  return lines;
}

/** The lessons' queries over a million spans: such as were all sent, and such as stand for ten each. */
export async function benchQueries(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwalk-bench-'));
  const store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
  try {
    await fill(store, 'all', (span) => span);
    const plain = await figures(store, 'all', '1 M spans');
    await fill(store, 'sampled', sampled);
    return [...plain, ...(await figures(store, 'sampled', '1 M spans that weigh ten'))];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}
