import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceOf, type Span } from '../../telemetry/span.ts';
import { hostileTexts, pick, seeded, whole, type Random } from '../random-spans.fixture.ts';
import { segment, signalBatch } from '../signals.fixture.ts';
import { batch, span } from '../spans.fixture.ts';
import { storePerTest } from '../store-per-test.fixture.ts';
import type { TracesAsked } from '../telemetry-store.ts';
import { openDuckDbStore } from './open.ts';

const { store } = storePerTest({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });

const failed = { code: 'error', message: '' } as const;
const lasting = (ms: number, overrides: Parameters<typeof span>[0] = {}): Span => {
  const one = span(overrides);
  return { ...one, end: one.start + BigInt(Math.round(ms * 1e6)) };
};

const found = async (asked: TracesAsked, limit = 100): Promise<string[]> =>
  (await store().recentTraces('local', limit, asked)).map(({ name }) => name);

/** Traces of up to four spans, each span with a number; which has what is plain to see. */
function someTraces(random: Random): Span[][] {
  return Array.from({ length: 60 }, () => {
    const { traceId } = span();
    const names = [...hostileTexts.filter((text) => text.length < 100), 'GET /Checkout', 'charge'];
    return Array.from({ length: 1 + whole(random, 4) }, () =>
      lasting(whole(random, 400), {
        traceId, name: pick(random, names), service: pick(random, ['api', 'Payment', ...names.slice(0, 9)]),
        status: random() < 0.2 ? failed : { code: 'ok', message: '' },
      }),
    ); // prettier-ignore
  });
}

/** How long a trace took whose spans start together. */
const tookMs = (spans: Span[]): number => Math.max(...spans.map(({ start, end }) => Number(end - start) / 1e6));

/** The obvious way: look at each trace. */
function plainly(traces: Span[][], { words = '', failed: withError, slowerThanMs = -1 }: TracesAsked): string[] {
  const needle = words.trim().toLowerCase();
  const hasWords = ({ name, resource, traceId }: Span): boolean =>
    [name, serviceOf(resource)].some((text) => text.toLowerCase().includes(needle)) || traceId.startsWith(needle);
  return traces
    .filter((spans) => spans.some(hasWords) && tookMs(spans) > slowerThanMs)
    .filter((spans) => withError !== true || spans.some(({ status }) => status.code === 'error'))
    .map(([first]) => first!.traceId)
    .toReversed();
}

describe('the traces that are asked for', () => {
  it('are those in which a look at each would find it, whatever is typed and whatever their names are', async () => {
    const random = seeded(7);
    const traces = someTraces(random);
    await store().append(traces.map((each) => batch(each)));
    for (const words of [...hostileTexts.slice(0, 40), 'checkout', 'PAYMENT', traces[5]![0]!.traceId]) {
      const asked = { words, failed: random() < 0.4, slowerThanMs: random() < 0.4 ? whole(random, 400) : undefined };
      const lines = await store().recentTraces('local', 100, asked);
      const wanted = plainly(traces, asked);
      expect([asked, lines.map(({ traceId }) => traceId)]).toEqual([asked, wanted]);
      expect(await store().countTraces('local', asked)).toEqual({ total: wanted.length, older: wanted.length });
    }
  });

  it('are found by a name that is not the newest hundred’s', async () => {
    await store().append([batch([span({ name: 'GET /checkout' })])]);
    await store().append([batch(Array.from({ length: 150 }, () => span({ name: 'GET /home' })))]);
    expect(await found({ words: 'checkout' })).toEqual(['GET /checkout']);
  });

  it('are found by any of their spans, and by an id as it begins, in either form', async () => {
    const root = span({ traceId: `5759e988${'b'.repeat(24)}`, name: 'root' });
    await store().append([batch([root, span({ traceId: root.traceId, parentId: root.spanId, name: 'charge card' })])]);
    await store().append([batch([span({ name: 'other' })])]);
    for (const words of ['CHARGE', '5759E9', '1-5759e988', '1-5759e988-bbbb']) {
      expect([words, await found({ words })]).toEqual([words, ['root']]);
    }
    expect(await found({ words: '%' })).toEqual([]);
  });

  it('are told by their spans, and by their segments where they have none', async () => {
    const both = lasting(5, { name: 'both' });
    await store().append([batch([both], { signals: [segment({ traceId: both.traceId, document: { fault: true } })] })]);
    await store().append([signalBatch([segment({ name: 'alone', document: { fault: true } })])]);
    expect(await found({ failed: true })).toEqual(['alone']);
    expect(await found({ slowerThanMs: 900 })).toEqual(['alone']);
    expect(await found({ words: 'alone' })).toEqual(['alone']);
    expect(await store().countTraces('local')).toEqual({ total: 2, older: 2 });
  });

  it('are read on from where a page ended, each once, and counted from there', async () => {
    const names = Array.from({ length: 25 }, (_, nth) => `nth ${nth}`);
    for (const name of names) await store().append([batch([span({ name })])]);
    const read: string[] = [];
    for (let before: number | undefined; ;) {
      const page = await store().recentTraces('local', 10, { before });
      read.push(...page.map(({ name }) => name));
      before = page.at(-1)?.lastSeq;
      if (page.length < 10) break;
      expect(await store().countTraces('local', { before })).toEqual({ total: 25, older: 25 - read.length });
    }
    expect(read).toEqual(names.toReversed());
  });

  it('are of the workspace that asks', async () => {
    await store().append([batch([span({ name: 'theirs' })], { workspace: 'other' })]);
    expect(await found({ words: 'theirs' })).toEqual([]);
    expect(await store().countTraces('local', { words: 'theirs' })).toEqual({ total: 0, older: 0 });
  });
});
