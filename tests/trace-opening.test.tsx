import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OpeningView } from '@/app/_classroom/waterfall/opening-view.tsx';
import { TraceView } from '@/app/_classroom/waterfall/trace-view.tsx';
import { openDuckDbStore } from '@/lib/store/duckdb/open.ts';
import { anySpan, hex, pick, seeded, whole, type Random } from '@/lib/store/random-spans.fixture.ts';
import { log } from '@/lib/store/signals.fixture.ts';
import { batch } from '@/lib/store/spans.fixture.ts';
import { storePerTest } from '@/lib/store/store-per-test.fixture.ts';
import { coordinatesOf, type StoredSignal } from '@/lib/telemetry/signal.ts';
import type { Span } from '@/lib/telemetry/span.ts';
import { timeOddities } from '@/lib/telemetry/trace-opening.ts';

const { store } = storePerTest({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });

const START = 1_795_000_000_000_000_000n;
const page = {
  syntheticRoots: [],
  columns: [],
  mostHeight: '9rem',
  openSpanId: undefined,
  onSpan: () => undefined,
};
const tools = { columns: [], onColumns: () => undefined };
const wish = { rows: 12, most: 100, syntheticRoots: [] };

/** A tree of any shape, whose spans start in few places, so that order among equals matters too. Some lose parents. */
function randomTrace(random: Random): Span[] {
  // Two services' clocks may differ by tens of milliseconds before it is odd.
  const unit = pick(random, [1_000_000n, 20_000_000n]);
  const traceId = hex(random, 32);
  const spans: Span[] = [];
  for (let nth = 0; nth < 40; nth += 1) {
    const parentId = nth === 0 || random() < 0.02 ? null : (spans[whole(random, spans.length)]?.spanId ?? null);
    const start = START + BigInt(whole(random, 12)) * unit;
    const end = start + BigInt(whole(random, 6) - 1) * unit;
    spans.push({ ...anySpan(random), traceId, spanId: hex(random, 16), parentId, start, end });
  }
  const lost = pick(random, [0, 0, 0.05, 0.3]);
  const isLost = spans.map((_, nth) => nth > 1 && random() < lost);
  if (random() < 0.3) isLost[0] = true;
  return spans.filter((_, nth) => !isLost[nth]);
}

/** Log lines of some spans, of spans that never came, and of none. */
const logLines = (random: Random, spans: readonly Span[]): StoredSignal[] =>
  Array.from({ length: 30 }, (_, index) => {
    const { traceId } = spans[0] as Span;
    const spanId = pick(random, [null, 'f'.repeat(16), pick(random, spans).spanId]);
    const line = log({ traceId, spanId, time: START + BigInt(whole(random, 15)) * 1_000_000n });
    return { ...line, seq: index + 1, workspace: 'local', environment: 'dev', receivedAt: 0 };
  });

/** The rows of a drawing, its summary, what is odd about it, and what stands on its axis without a row. */
function drawn(html: string): { rows: string[]; above: string[] } {
  // Only one row of the whole takes the Tab key, and none of the opening.
  const rows = [...html.matchAll(/<tr [^>]*data-row.*?<\/tr>/gs)].map(([row]) =>
    row.replace('tabindex="0"', 'tabindex="-1"'),
  );
  const above = [/<output.*?<\/ul>/s, /aria-rowcount="\d+"/, /<span>Odd:.*?<\/div>/s, /<fieldset.*?<\/fieldset>/s];
  return { rows: rows.map(placeless), above: above.map((part) => part.exec(html)?.[0] ?? '') };
}

/** Rows of a short list are moved to their place, and those of an opening flow. */
const placeless = (row: string): string => row.replace(/ style="transform:[^"]*"| data-flows="true"/g, '');

it('the first rows of a trace look the same before the whole of it is there, in any tree', async () => {
  const odd = new Set<string>();
  let opened = 0;
  let torn = 0;
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = seeded(seed);
    const spans = randomTrace(random);
    const signals = logLines(random, spans);
    const named = signals.flatMap((signal) => coordinatesOf(signal, 0n).spanId ?? []);
    // Some were sent with another environment's key.
    const other = spans.filter(() => random() < 0.1);
    const appended = await store().append([
      batch(spans.filter((span) => !other.includes(span))),
      batch(other, { environment: 'prod' }),
    ]);
    const opening = await store().traceOpening('local', (spans[0] as Span).traceId, { ...wish, named });
    if (opening === null) continue;
    opened += 1;
    torn += opening.missing.length;
    for (const [mark, count] of Object.entries(opening.whole.odd)) if (count > 0) odd.add(mark);
    const before = drawn(renderToStaticMarkup(<OpeningView {...page} opening={opening} signals={signals} />));
    const after = drawn(
      renderToStaticMarkup(
        <TraceView spans={appended.flatMap(({ stored }) => stored)} signals={signals} tools={tools} />,
      ),
    );
    // A missing parent is no last row.
    expect(before.rows.length).toBeGreaterThan(10);
    expect(before.rows, `seed ${seed}`).toEqual(after.rows.slice(0, before.rows.length));
    expect(before.above, `seed ${seed}`).toEqual(after.above);
  }
  expect(opened).toBeGreaterThan(20);
  expect(torn).toBeGreaterThan(10);
  expect([...odd].toSorted()).toEqual(timeOddities.toSorted());
});
