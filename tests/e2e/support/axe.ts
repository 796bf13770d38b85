import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  // oxlint-disable-next-line no-var -- what a script leaves in the page's global scope
  var axe: { run: (where: Document, options: object) => Promise<AxeResults> } | undefined;
}

/** A change of colours passes from element to element, a frame each; what axe reads between two frames is no colour. */
const settle = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'), undefined, {
    polling: 100,
  });

/** The rules that a change of colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page that is serious or critical, one line each: the rule, and where.
 * @param only the colours alone, where the rest of the page was judged already
 */
export async function seriousViolations(page: Page, only?: 'colours'): Promise<string[]> {
  await settle(page);
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(source);
  const options = { resultTypes: ['violations'], preload: false, ...(only && { runOnly: COLOUR_RULES }) };
  const { violations } = await page.evaluate(async (how) => globalThis.axe!.run(document, how), options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 200)}`));
}

/** A page has nothing serious in light and in dark, wide and narrow, and is nowhere wider than its window. */
export async function expectNothingSerious(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `no wider than ${width}`)
      .toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await seriousViolations(page), `light, ${width} wide`).toEqual([]);
    // The same elements in other colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousViolations(page, 'colours'), `dark, ${width} wide`).toEqual([]);
  }
}
