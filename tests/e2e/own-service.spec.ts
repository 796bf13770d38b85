import type { Page } from '@playwright/test';
import { startOwnService, type OwnService } from '../support/own-service.ts';
import { freePort } from '../support/free-port.ts';
import { seriousViolations } from './support/axe.ts';
import { expect, test } from './support/classroom.ts';
import { announcement, expectGreen, outcome, rows, verdict } from './support/step-page.ts';

test.use({ classroomOf: 'own-service' });

const STEP = '/learn/honeycomb/creating-a-span';

let services: OwnService[] = [];

/** Starts a service of the student's own; it ends with the test. */
async function own(options: Parameters<typeof startOwnService>[0]): Promise<OwnService> {
  const service = await startOwnService(options);
  services.push(service);
  return service;
}

test.afterEach(async ({ page, app }) => {
  await Promise.all(services.map((service) => service.close()));
  services = [];
  // Steps and addresses are remembered: no test may find another's.
  await page.request.delete(`${app.url}/classroom/progress/creating-a-span`);
});

const address = (page: Page) => page.getByRole('textbox', { name: 'Address of your service' });

async function call(page: Page, url: string): Promise<void> {
  await page.goto(`${STEP}?with=own`);
  await page.getByRole('radio', { name: /^Spanwalk calls my service/ }).check();
  await address(page).fill(url);
  await page.getByRole('button', { name: /^Call my service/ }).click();
}

test('a step is done with one’s own service, and a reload shows it again', async ({ page, app }) => {
  const service = await own({ endpoint: app.otlp });
  await call(page, service.url);
  const answers = page.getByRole('list', { name: 'Answers' });
  await expect(answers).toContainText('200');
  await expectGreen(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('my-shop');
  await expect(page.getByText('This step is done: your own service passed.')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('tab', { name: 'My own service' })).toHaveAttribute('aria-selected', 'true');
  await expect(address(page)).toHaveValue(service.url);
  await expectGreen(page);
  await expect(answers).toContainText('200');
});

test('a span with nearly the right name is shown as what it is', async ({ page, app }) => {
  const service = await own({ endpoint: app.otlp, spanName: 'http-handlr' });
  await call(page, service.url);
  await expect(outcome(page)).toContainText('Failed', { timeout: 40_000 });
  const red = verdict(page).getByRole('listitem').filter({ hasText: 'A span called http-handler' }).first();
  await expect(red).toContainText('http-handlr');
  await expect(red).toContainText(/What to change\. \S/);
});

test('a trace of its own is taken for the answer, and that is said', async ({ page, app }) => {
  const service = await own({ endpoint: app.otlp, propagates: false });
  await call(page, service.url);
  await expect(verdict(page)).toContainText('No span has the trace id that was sent with the request', {
    timeout: 40_000,
  });
});

test('silence is asked why, within the time it says, and explained', async ({ page }) => {
  const service = await own({ endpoint: `http://127.0.0.1:${await freePort()}` });
  await call(page, service.url);
  await expect(page.getByText(/^ ?At most \d+ seconds more\.$/)).toBeVisible();
  const why = page.getByRole('list', { name: 'Why nothing came' });
  await expect(why).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('Nothing has arrived. Asking your service why …')).toBeVisible();
  await expect(announcement(page)).toContainText(/^Failed: /, { timeout: 30_000 });
  await expect(why).toContainText('answered 200');
  await expect(why).toContainText('Not one span came after 3 more requests');
  await expect(verdict(page)).toContainText('Not one span arrived for this run.');
});

test('an address where nobody listens is explained at once', async ({ page }) => {
  const port = await freePort();
  await call(page, `http://localhost:${port}/`);
  await expect(verdict(page)).toContainText(`Nothing listens at localhost:${port}.`);
  await expect(verdict(page)).toContainText('Start your service');
  await expect(outcome(page)).toContainText('Inconclusive');
});

test('an address on another machine, and Spanwalk’s own, are refused with the reason', async ({ page, app }) => {
  await call(page, 'http://10.1.2.3/');
  await expect(page.getByText('10.1.2.3 is not this machine, and Spanwalk calls no other.')).toBeVisible();
  await call(page, `${app.url}/api/creating-a-span/after`);
  await expect(page.getByText(/^Port \d+ is Spanwalk itself\.$/)).toBeVisible();
});

test('what the student does themselves is watched until they want the verdict', async ({ page, app }) => {
  const service = await own({ endpoint: app.otlp, spanName: 'something-else' });
  await page.goto(`${STEP}?with=own`);
  await page.getByRole('radio', { name: /^I do it myself/ }).check();
  await page.getByRole('button', { name: /^Start watching/ }).click();
  await expect(page.getByText(/^Watching\. Do the thing now/)).toBeVisible();
  await expect(page.getByText('Nothing has arrived yet.')).toBeVisible();
  await page.request.get(service.url);
  await expect(rows(page)).toHaveCount(2);
  await expect(verdict(page)).toContainText('Still listening');
  await page.getByRole('button', { name: 'Done, judge now' }).click();
  await expect(outcome(page)).toContainText('Failed');
  await expect(verdict(page)).toContainText('you asked for the verdict');
});

test('the chosen tab stands in the address, and the back button goes to the one before', async ({ page }) => {
  const chosen = (name: string) => expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
  await page.goto(STEP);
  await chosen('Before');
  await page.getByRole('tab', { name: 'After' }).click();
  await page.keyboard.press('ArrowRight');
  await chosen('My own service');
  await expect(page).toHaveURL(/\?variant=own$/);
  await page.reload();
  await chosen('My own service');
  await page.goBack();
  await chosen('After');
  await page.goBack();
  await chosen('Before');
  await page.goto('/learn/live-stream/what-is-distributed-tracing?with=own');
  await chosen('Before');
  await expect(page.getByRole('tab', { name: 'My own service' })).toHaveCount(0);
});

test('the bench for one’s own service has no serious fault for who cannot see it, and fits a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await call(page, `http://localhost:${await freePort()}/a/rather/long/path/that/does/not/fit/on/a/phone/at/all`);
  await expect(outcome(page)).toContainText('Inconclusive');
  expect(await seriousViolations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
