import { startOwnFrontend } from '../support/own-frontend.ts';
import { startOwnService } from '../support/own-service.ts';
import { expect, test } from './support/classroom.ts';
import { expectGreen } from './support/step-page.ts';

test.use({ classroomOf: 'own-frontend' });

const STEP = 'your-own-frontend';

for (const starter of ['frontend-html', 'frontend-react']) {
  test(`the starter ${starter}, built and opened as the lesson says, turns its step green`, async ({ page, app }) => {
    const backend = await startOwnService({ endpoint: app.otlp, name: 'backend-flask' });
    await page.goto(`/learn/challenges/${STEP}?with=own`);
    const exporter = await page.getByRole('tabpanel', { name: 'My own service' }).locator('code').first().innerText();
    const frontend = await startOwnFrontend(starter, { exporter, backend: backend.url });
    await page.getByRole('button', { name: /^Start watching/ }).click();
    await expect(page.getByText(/^Watching\. Do the thing now/)).toBeVisible();

    const own = await page.context().newPage();
    await own.goto(frontend.url);
    await own.getByRole('button', { name: 'Load' }).click();
    // Both batches leave five seconds later at most; with them the run has all it waits for, and closes by itself.
    await expectGreen(page);
    await expect(page.getByText('This step is done: your own service passed.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'From the page to the backend and back' })).toBeVisible();

    await frontend.close();
    await backend.close();
    await page.request.delete(`${app.url}/classroom/progress/${STEP}`);
  });
}

test('in a step about a page, Spanwalk offers to watch alone, and says why', async ({ page, app }) => {
  await page.goto(`/learn/challenges/${STEP}?with=own`);
  await expect(page.getByRole('radio', { name: /^I do it myself/ })).toBeChecked();
  const call = page.getByRole('radio', { name: /^Spanwalk calls my service/ });
  await expect(call).toBeDisabled();
  await expect(call.locator('..')).toContainText('your page has to ask');
  const asked = await page.request.post(`${app.url}/classroom/runs`, {
    data: { step: STEP, variant: 'own', call: { url: 'http://localhost:4567/' } },
    headers: { origin: app.url },
  });
  expect(asked.status()).toBe(400);
  expect(await asked.text()).toContain('own/page');
});
