import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { startApp } from '../support/running-app.ts';
import { figure, latency } from './statistics.ts';

const CLICKS = 201;
const LOADS = 7;
const STEP = '/learn/honeycomb/creating-a-span';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** KiB of script that a page asks for, packed with gzip. */
async function scriptOf(page: Page, url: string): Promise<number> {
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/\.js(\?|$)/.test(new URL(response.url()).pathname)) return;
    sizes.push(response.body().then((body) => void (bytes += gzipSync(body).byteLength)));
  });
  // The live feed keeps a request open, so the network is never idle.
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(2500);
  await Promise.all(sizes);
  return bytes / 1024;
}

/**
 * Clicks, and notes in the page when the answer was read and when the request's row stood in the document: the span
 * of the live route itself, drawn as a row of the tree grid.
 */
async function clickToRow(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const run = [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Run it'))!;
        const grid = run.closest('[role=tabpanel]')!;
        let answered = 0;
        let shown = 0;
        // The rows of the click before go first; the row that counts is the one after that.
        let cleared = false;
        const settle = (): void => {
          if (answered > 0 && shown > 0) resolve(shown - answered);
        };
        const look = (): void => {
          const isRow = [...grid.querySelectorAll('tr')].some((row) => row.textContent?.includes('http-handler'));
          cleared ||= !isRow;
          if (cleared && isRow && shown === 0) shown = performance.now();
          settle();
        };
        new MutationObserver(look).observe(grid, { childList: true, subtree: true });
        const resources = new PerformanceObserver((list) => {
          const entry = list
            .getEntriesByType('resource')
            .find(({ name }) => name.includes('/api/creating-a-span/after'));
          if (!entry) return;
          answered = (entry as PerformanceResourceTiming).responseEnd;
          resources.disconnect();
          settle();
        });
        resources.observe({ type: 'resource' });
        look();
        run.click();
      }),
  );
}

/** Chooses the variant with the change; a press before the page is alive does nothing, so it is pressed until it did. */
async function chooseAfter(page: Page): Promise<void> {
  const after = page.getByRole('tab', { name: 'After' });
  while ((await after.getAttribute('aria-selected')) !== 'true') {
    await after.click();
    await page.waitForTimeout(50);
  }
}

async function freshness(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(url + STEP, { waitUntil: 'load' });
  await chooseAfter(page);
  const took: number[] = [];
  for (let click = 0; click < CLICKS; click += 1) {
    took.push(await clickToRow(page));
    await page.getByRole('button', { name: /again/ }).waitFor();
    await page.waitForTimeout(150);
  }
  await page.close();
  // The first click also loads the tracing SDK and compiles the route.
  return took.slice(1);
}

async function loads(browser: Browser, url: string): Promise<{ script: number[]; firstRow: number[] }> {
  const script: number[] = [];
  const firstRow: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext();
    script.push(await scriptOf(await context.newPage(), url + STEP));
    const page = await context.newPage();
    const started = performance.now();
    await page.goto(url + STEP);
    await chooseAfter(page);
    await page.getByRole('row', { name: /http-handler/ }).waitFor();
    firstRow.push(performance.now() - started);
    await context.close();
  }
  return { script, firstRow };
}

/** A step's page: what it ships, when its kept trace stands there after a reload, and how fresh a row is. */
export async function benchPages(): Promise<string[]> {
  const app = await startApp();
  const executablePath = process.env.CHROMIUM_PATH ?? '';
  const browser = await chromium.launch({ args: flags, ...(executablePath === '' ? {} : { executablePath }) });
  try {
    const fresh = await freshness(browser, app.url);
    const { script, firstRow } = await loads(browser, app.url);
    return [
      latency('freshness, answer read to its row on screen', fresh),
      figure('a step’s page, script shipped, gzip', 'KiB', script),
      figure('… from opening it to the first row of its trace', 'ms', firstRow),
    ];
  } finally {
    await browser.close();
    await app.close();
  }
}
