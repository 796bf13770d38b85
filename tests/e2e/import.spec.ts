import { readFileSync } from 'node:fs';
import { seriousViolations } from './support/axe.ts';
import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { dropFiles } from './support/drop.ts';
import { press } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, otlpJson, postTrace } from './support/otlp.ts';
import { rows } from './support/step-page.ts';

test.use({ classroomOf: 'import' });

const fixture = (name: string): string => readFileSync(`lib/receivers/files/fixtures/${name}`, 'utf8');

/** What became of a file that was brought in, by its name. */
const lineOf = (page: Page, file: string): Locator =>
  page.getByRole('list', { name: 'Files brought in' }).getByRole('listitem').filter({ hasText: file });

test('a file of Jaeger is dropped on the page, and its trace is there, with its origin', async ({ page }) => {
  await page.goto('/traces');
  const file = { name: 'from jaeger.json', text: fixture('jaeger.json') };
  await dropFiles(page, [file], 'held');
  await expect(page.getByText('Drop to import the traces in it')).toBeVisible();
  await dropFiles(page, [file]);
  await expect(lineOf(page, file.name)).toContainText('3 spans: all stored.');
  await expect(lineOf(page, file.name)).toContainText('Jaeger had a warning about it');
  await expect(page.getByText('Drop to import the traces in it')).toBeHidden();
  await expect(page.getByRole('row', { name: /GET \/api\/activities\/home/ })).toContainText('imported');
  expect(await seriousViolations(page)).toEqual([]);

  await lineOf(page, file.name).getByRole('link', { name: 'Trace 5f7b1a2c' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText('from from jaeger.json, Jaeger')).toBeVisible();
});

test('a file is dropped on the page of another trace, and the list of what was imported has it', async ({
  page,
  app,
}) => {
  const traceId = mintTraceId();
  await postTrace(app.otlp, { traceId, service: 'shop', spans: [{ spanId: mintSpanId(), name: 'GET /' }] });
  await page.goto(`/traces/${traceId}`);
  await expect(rows(page)).toHaveCount(1);
  const spans = [{ spanId: mintSpanId(), name: 'GET /beside' }];
  const file = { name: 'beside.json', text: otlpJson({ traceId: mintTraceId(), service: 'other', spans }) };
  await dropFiles(page, [file]);
  await expect(lineOf(page, file.name)).toContainText('stored');
  await page.goto('/traces');
  await page.getByText(/imported so far/).click();
  const earlier = page.getByRole('list', { name: 'Imported so far' }).getByRole('listitem');
  await expect(earlier.filter({ hasText: file.name })).toContainText('stored');
  expect(await seriousViolations(page)).toEqual([]);
  await earlier.filter({ hasText: file.name }).getByRole('link').click();
  await expect(rows(page)).toContainText(['GET /beside']);
});

test('a file of Zipkin is chosen with the keyboard alone, and a second time nothing of it is stored', async ({ page }) => {
  await page.goto('/traces');
  for (const words of ['5 spans: all stored.', '5 spans: all here already.']) {
    const choosing = page.waitForEvent('filechooser');
    await press(page, page.getByRole('button', { name: 'Import a file…' }));
    const chooser = await choosing;
    await chooser.setFiles({ name: 'zipkin.json', mimeType: 'application/json', buffer: Buffer.from(fixture('zipkin.json')) });
    await expect(lineOf(page, 'zipkin.json').first()).toContainText(words);
  }
  await press(page, lineOf(page, 'zipkin.json').first().getByRole('button', { name: /^Take zipkin.json off/ }));
  await expect(lineOf(page, 'zipkin.json')).toHaveCount(1);
}); // prettier-ignore

test('what is no trace is refused in words, and the file after it is taken all the same', async ({ page }) => {
  await page.goto('/traces');
  const hostile = { name: '<img src=x onerror=alert(1)>.json', text: '{"hello": 1}' };
  const bad = JSON.stringify([
    { traceId: 'ab', id: 'cd' },
    { traceId: 'ab', id: 'ef', timestamp: Date.now() * 1000 },
  ]);
  await dropFiles(page, [hostile, { name: 'half.json', text: bad }]);
  await expect(lineOf(page, 'onerror')).toContainText('This is none of the files that are understood');
  await expect(lineOf(page, 'half.json')).toContainText('2 spans: 1 stored, 1 refused.');
  await expect(lineOf(page, 'half.json')).toContainText('it has no timestamp');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('a trace that is taken along is brought in again as the spans that it was', async ({ page }) => {
  const traceId = mintTraceId();
  const root = mintSpanId();
  const spans = [
    { spanId: root, name: 'taken along' },
    { spanId: mintSpanId(), parentSpanId: root, name: 'below' },
  ];
  await page.goto('/traces');
  const lines = `${otlpJson({ traceId, service: 'backend-next', spans })}\n`.repeat(2);
  await dropFiles(page, [{ name: 'lines.jsonl', text: lines }]);
  await expect(lineOf(page, 'lines.jsonl')).toContainText('4 spans: 2 stored, 2 here already.');

  await page.goto(`/traces/${traceId}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'OTLP/JSON' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`trace-${traceId}.otlp.json`);
  const taken = readFileSync(await download.path(), 'utf8');
  const outlined = page.waitForEvent('download');
  await page.getByRole('link', { name: 'text', exact: true }).click();
  const outline = readFileSync(await (await outlined).path(), 'utf8');
  expect(outline).toBe('backend-next: taken along 40.0 ms\n  backend-next: below 40.0 ms\n');

  await page.goto('/traces');
  await dropFiles(page, [{ name: 'again.json', text: taken }]);
  await expect(lineOf(page, 'again.json')).toContainText('2 spans: all here already.');
});

test('a file that is dropped where none is taken leaves the page as it is', async ({ page }) => {
  await page.goto('/explore');
  const dropped = page.evaluate(
    () => new Promise<boolean>((resolve) => addEventListener('drop', (event) => resolve(event.defaultPrevented))),
  );
  await dropFiles(page, [{ name: 'trace.json', text: '{}' }]);
  expect(await dropped).toBe(true);
});
