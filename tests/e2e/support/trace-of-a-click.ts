import { expect, type Page } from '@playwright/test';
import { joinRows } from '@/lib/projection/xray/trace/segment-rows.ts';
import { signalFromJson, type SignalJson } from '@/lib/telemetry/signal-json.ts';
import { spanFromJson, type SpanJson } from '@/lib/telemetry/span-json.ts';
import { timeMarks } from '@/lib/waterfall/time-marks.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { rowKeys, type Announced } from './step-page.ts';

/** What is drawn of some traces: the keys of the rows, how many there are, and how many log lines and error reports. */
interface Drawn {
  rows: string[];
  /** All rows, also those that are drawn only once they are scrolled to. */
  count: number;
  logs: number;
  errors: number;
}

/** Asks the app that the page is of, at the address that the page has. */
async function read<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(new URL(path, page.url()).href)).json()) as T;
}

/** What is stored of some traces, as it would be drawn. */
async function stored(page: Page, traceIds: readonly string[]): Promise<Drawn> {
  const all: Drawn = { rows: [], count: 0, logs: 0, errors: 0 };
  for (const id of traceIds) {
    const { spans } = await read<{ spans: SpanJson[] }>(page, `/classroom/traces/${id}`);
    const beside = await read<{ signals: SignalJson[] }>(page, `/classroom/signals?traceId=${id}`);
    const signals = beside.signals.map(signalFromJson);
    const marks = timeMarks(signals);
    all.rows.push(...joinRows(spans.map(spanFromJson), signals).spans.map(branchKey));
    all.logs += marks.filter(({ kind }) => kind === 'log').length;
    all.errors += marks.filter(({ kind }) => kind === 'error').length;
  }
  return { ...all, rows: all.rows.toSorted(), count: all.rows.length };
}

/** What the waterfall shows: its rows, and the counts above them. */
async function shown(page: Page): Promise<Drawn> {
  const counts = await page.getByRole('region', { name: 'Waterfall' }).getByRole('status').innerText();
  const count = (noun: string): number => Number(new RegExp(`(\\d+) ${noun}s?\\b`).exec(counts)?.[1] ?? 0);
  const heads = 1;
  return {
    rows: (await rowKeys(page)).toSorted(),
    count: Number(await page.getByRole('treegrid').getAttribute('aria-rowcount')) - heads,
    logs: count('log line'),
    errors: count('error report'),
  };
}

const traceOf = (key: string): string => key.slice(0, 32);

/** Of more requests than this, the waterfall draws only the rows that are in sight. */
const ALL_IN_SIGHT = 10;

/** A waterfall of more rows than this draws only those in sight. */
const ALL_DRAWN = 30;

/** Of a hundred requests, of which most left no trace: each row in sight is one that is stored. */
async function expectRowsOf(page: Page, traceIds: readonly string[]): Promise<void> {
  const { rows } = await stored(page, traceIds);
  const now = await shown(page);
  expect(now.rows.length).toBeGreaterThan(0);
  expect(rows).toEqual(expect.arrayContaining(now.rows));
}

/**
 * The page shows all that is stored of a click's traces, and nothing of any other: spans and segments as rows, log
 * lines and errors as marks. Where every trace of a click has spans, none of them may be missing among the rows.
 */
export async function expectTheTraceOfThatClick(page: Page, { traceIds }: Announced): Promise<void> {
  if (traceIds.length > ALL_IN_SIGHT) {
    return expect(() => expectRowsOf(page, traceIds)).toPass({ timeout: 30_000 });
  }
  await expect(async () => {
    const now = await shown(page);
    const traces = new Set([...traceIds, ...now.rows.map(traceOf)]);
    const all = await stored(page, [...traces]);
    if (all.count <= ALL_DRAWN) return expect(now).toEqual(all);
    expect({ ...now, rows: [] }).toEqual({ ...all, rows: [] });
    expect(now.rows.length).toBeGreaterThan(0);
    return expect(all.rows).toEqual(expect.arrayContaining(now.rows));
  }).toPass({ timeout: 30_000 });
}
