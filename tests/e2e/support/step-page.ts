import { expect, type Locator, type Page } from '@playwright/test';

export type VariantName = 'Before' | 'After';

/** What a run announced before its requests were sent. */
export interface Announced {
  step: string;
  variant: string;
  traceIds: string[];
}

/** The part of the page that the verdict stands in. */
export const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Verdict' });

/** The verdict on the whole step: the mark beside its heading. */
export const outcome = (page: Page): Locator => verdict(page).locator('header > div');

/** What a screen reader is told of it. */
export const announcement = (page: Page): Locator =>
  page.getByRole('status').filter({ hasText: /^(Passed|Failed|Inconclusive)/ });

/** The rows of the waterfall, its column heads left out. */
export const rows = (page: Page): Locator =>
  page
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

/** The spans and segments that the waterfall's rows are, as `trace/span`. */
export const rowKeys = (page: Page): Promise<string[]> =>
  rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['row'] ?? ''));

/** The traces that the waterfall's rows belong to, each once. */
export async function tracesInGrid(page: Page): Promise<string[]> {
  return [...new Set((await rowKeys(page)).map((key) => key.slice(0, 32)))];
}

/** Does what sends a run, and waits for what the page announced of it. */
export async function announced(page: Page, act: () => Promise<void>): Promise<Announced> {
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && new URL(request.url()).pathname === '/classroom/runs',
  );
  await act();
  return (await sent).postDataJSON() as Announced;
}

/** Chooses a variant's tab and runs it, by clicking. */
export async function runByClicking(page: Page, variant: VariantName): Promise<Announced> {
  await page.getByRole('tab', { name: variant, exact: true }).click();
  const button = page.getByRole('tabpanel', { name: variant, exact: true }).getByRole('button', { name: /^Run it/ });
  return announced(page, () => button.click());
}

/** A stage may have to start first, and a red verdict waits for what could still come. */
const UNTIL_JUDGED = { timeout: 45_000 };

/** The verdict is final and red, and says in words what is wrong and what to change. */
export async function expectRedWithItsReason(page: Page): Promise<void> {
  await expect(outcome(page)).toContainText('Failed', UNTIL_JUDGED);
  await expect(verdict(page)).not.toContainText('Still listening', UNTIL_JUDGED);
  const word = page.getByText('Failed', { exact: true });
  const red = verdict(page).getByRole('listitem').filter({ has: word }).first();
  await expect(red).toContainText(/What to change\. \S/);
  await expect(announcement(page)).toContainText(/^Failed: /);
}

/** The verdict is final and green, and is said aloud. */
export async function expectGreen(page: Page): Promise<void> {
  await expect(outcome(page)).toContainText('Passed', UNTIL_JUDGED);
  await expect(verdict(page)).toContainText(/\d+ of 100/);
  await expect(announcement(page)).toContainText(/^Passed/);
}
