import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { mintTraceId } from '../../lib/telemetry/mint-ids.ts';
import { startApp, type RunningApp } from '../support/running-app.ts';
import { encodeTrace } from './otlp-batches.ts';
import { figure } from './statistics.ts';

const TRACES = [{ size: 1000 }, { size: 10_000 }, { size: 50_000 }, { size: 10_000, isUnended: true }];
const LOADS = 5;
/** Turns of the wheel in one scroll, and pixels each. */
const TURNS = 90;
const TURN = 700;
const GIVE_UP_MS = 60_000;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

interface Times {
  firstRows: number;
  whole: number;
  scrollGap: number;
  endGap: number;
  foldGap: number;
}

/** Posts a trace, and waits until the store has all of it. */
async function store(app: RunningApp, { size, isUnended = false }: (typeof TRACES)[number]): Promise<string> {
  const traceId = mintTraceId();
  const headers = { 'content-type': 'application/x-protobuf' };
  for (const body of encodeTrace(size, traceId, isUnended)) {
    const response = await fetch(`${app.otlp}/v1/traces`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${response.status} from the door`);
  }
  return traceId;
}

interface Noted {
  firstRows?: number;
  whole?: number;
}

/** Notes, in the page itself, when the first rows were painted, and when all of the trace was there: milliseconds since the navigation began. */
const noteRows = (): void => {
  const noted = globalThis as Noted;
  const notePaint = (of: keyof Noted): void =>
    void requestAnimationFrame(() => setTimeout(() => (noted[of] ??= performance.now())));
  const observer = new MutationObserver(() => {
    if (document.querySelector('[role=treegrid] tr[data-row]') === null) return;
    notePaint('firstRows');
    if (document.querySelector('[aria-busy=true]') !== null) return;
    observer.disconnect();
    notePaint('whole');
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
};

/** The longest time between two frames while something is done. */
async function worstGap(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const noted = globalThis as { worst?: number; over?: boolean };
    noted.worst = 0;
    noted.over = false;
    let before = performance.now();
    const frame = (now: number): void => {
      noted.worst = Math.max(noted.worst ?? 0, now - before);
      before = now;
      if (!noted.over) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  return page.evaluate(() => {
    const noted = globalThis as { worst?: number; over?: boolean };
    noted.over = true;
    return noted.worst ?? 0;
  });
}

/** Turns the wheel as fast as a hand does, all the way through some thousand rows. */
async function scroll(page: Page): Promise<void> {
  await page.getByRole('treegrid').hover({ position: { x: 200, y: 100 } });
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, TURN);
    await wait(16);
  }
}

async function look(browser: Browser, url: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(noteRows);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'firstRows' in globalThis && 'whole' in globalThis, undefined, {
    timeout: GIVE_UP_MS,
  });
  const [firstRows, whole] = await page.evaluate((): [number, number] => {
    const noted = globalThis as Noted;
    return [noted.firstRows ?? Number.NaN, noted.whole ?? Number.NaN];
  });
  await page.waitForLoadState('load');
  await wait(500);
  const scrollGap = await worstGap(page, () => scroll(page));
  const row = page.locator('[role=treegrid] tr[data-row]').first();
  await row.focus();
  const endGap = await worstGap(page, async () => {
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await wait(300);
  });
  const foldGap = await worstGap(page, async () => {
    await page.keyboard.press('2');
    await page.keyboard.press('0');
    await wait(300);
  });
  await context.close();
  return { firstRows, whole, scrollGap, endGap, foldGap };
}

/** Milliseconds that first rows may take, by the spans of the trace, and that two frames may lie apart. */
const FIRST_ROWS: Record<number, number> = { 1000: 500, 10_000: 1000, 50_000: 2000 };
const GAP = 100;

/** In words; none is set for the whole, which comes when it comes. */
function targetOf(of: keyof Times, size: number): string {
  if (of === 'whole') return '';
  return `   target: under ${(of === 'firstRows' ? (FIRST_ROWS[size] ?? GAP) : GAP).toLocaleString('en')}`;
}

const words: Record<keyof Times, string> = {
  firstRows: 'from opening its page to its first rows',
  whole: '… to all of its rows',
  scrollGap: 'longest gap between frames while scrolling',
  endGap: '… jumping to the end and back by keys',
  foldGap: '… folding to two levels and unfolding all',
};

/** A trace of a thousand, ten thousand and fifty thousand spans: its first rows, and how smoothly it is moved in. */
export async function benchTraces(): Promise<string[]> {
  const app = await startApp();
  const executablePath = process.env.CHROMIUM_PATH ?? '';
  const browser = await chromium.launch({ args: flags, ...(executablePath === '' ? {} : { executablePath }) });
  try {
    const lines: string[] = [];
    for (const trace of TRACES) {
      const { size, isUnended = false } = trace;
      const spans = `${size.toLocaleString('en')} spans${isUnended ? ' whose root has not ended' : ''}`;
      const url = `${app.url}/traces/${await store(app, trace)}`;
      // The first load compiles the route and fills the file's cache.
      await look(browser, url);
      const all: Times[] = [];
      for (let load = 0; load < LOADS; load += 1) all.push(await look(browser, url));
      for (const [of, what] of Object.entries(words) as [keyof Times, string][]) {
        const told = figure(`${spans}, ${what}`, 'ms', all.map((times) => times[of])); // prettier-ignore
        lines.push(`${told}${targetOf(of, size)}`);
      }
    }
    return lines;
  } finally {
    await browser.close();
    await app.close();
  }
}
