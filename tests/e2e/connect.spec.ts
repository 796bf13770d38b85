import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { KeyRecord } from '../../lib/receivers/keys/key-record.ts';
import type { RunningApp } from '../support/running-app.ts';
import { mintSpanId, mintTraceId } from '../../lib/telemetry/mint-ids.ts';
import { expect, test } from './support/classroom.ts';

test.use({ classroomOf: 'connect' });

const JSON_TYPE = { 'content-type': 'application/json' };

function oneSpan(service = 'backend-flask'): string {
  const span = { traceId: mintTraceId(), spanId: mintSpanId(), name: 'hello', kind: 2 };
  const times = { startTimeUnixNano: `${Date.now()}000000`, endTimeUnixNano: `${Date.now()}000001` };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: service } }] };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [{ ...span, ...times }] }] }] });
}

const send = (app: RunningApp, path = '/v1/traces', body = oneSpan(), headers: Record<string, string> = JSON_TYPE) =>
  fetch(app.otlp + path, { method: 'POST', headers, body });

test.describe.configure({ mode: 'serial' });

test('a request stands on the page a moment after it came, with its reason where it was refused', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/connect`);
  await expect(page.getByText('Nothing has reached us yet.')).toBeVisible();
  await expect(page.getByText('live', { exact: true })).toBeVisible();

  await send(app, '/v1/traces/v1/traces');
  const requests = page.getByRole('list', { name: 'Requests, the newest first' }).getByRole('listitem');
  await expect(requests).toHaveCount(1);
  await expect(requests.first()).toContainText('refused');
  await expect(requests.first()).toContainText('The path stands there twice.');

  await send(app);
  await expect(requests).toHaveCount(2);
  await expect(requests.first()).toContainText('taken');
  await expect(requests.first()).toContainText('backend-flask');
  await expect(requests.first()).toContainText('1 span');
});

test('the list can be filtered and held, and says how much came meanwhile', async ({ app, page }) => {
  await page.goto(`${app.url}/connect`);
  const requests = page.getByRole('list', { name: 'Requests, the newest first' }).getByRole('listitem');
  await expect(requests).toHaveCount(2);
  await page.getByRole('radio', { name: 'Refused' }).check({ force: true });
  await expect(requests).toHaveCount(1);

  await page.getByRole('radio', { name: 'Only from outside' }).check({ force: true });
  await expect(requests).toHaveCount(2);
  await send(app, '/v1/traces', oneSpan('backend-next'));
  await expect(requests).toHaveCount(2);
  await page.getByRole('radio', { name: 'All' }).check({ force: true });
  await expect(requests).toHaveCount(3);

  await page.getByRole('button', { name: 'Pause' }).click();
  await send(app);
  await page.getByRole('button', { name: 'Go on (1 new)' }).click();
  await expect(requests).toHaveCount(4);
});

test('everything that is known of a request opens by the keyboard', async ({ app, page }) => {
  await page.goto(`${app.url}/connect`);
  const summary = page.locator('summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('details[open]').getByText('Content type')).toBeVisible();
  await expect(page.locator('details[open]').getByText('application/json')).toBeVisible();
});

test('nothing below the list moves when a request comes', async ({ app, page }) => {
  await page.goto(`${app.url}/connect`);
  await expect(page.locator('summary').first()).toBeVisible();
  const account = page.getByRole('heading', { name: 'Everything accounted for' });
  const before = await account.boundingBox();
  await send(app, '/');
  await expect(page.getByText('The endpoint is bare.')).toBeVisible();
  expect((await account.boundingBox())?.y).toBe(before?.y);
});

test('the settings hold the address that is really open, and the chosen environment’s key once it is asked for', async ({
  app,
  page,
}) => {
  const { key } = await app.post<{ key: string }>('/classroom/environments', { name: 'bootcamp' });
  await page.goto(`${app.url}/connect`);
  const shown = page.getByRole('tabpanel').filter({ visible: true }).first();
  await expect(shown).toContainText(`OTEL_EXPORTER_OTLP_ENDPOINT="${app.otlp}"`);
  await expect(shown).toContainText('<your key>');
  await page.getByRole('button', { name: 'Put the key in' }).click();
  await expect(shown).toContainText(key);
  await page.getByRole('combobox', { name: 'How your service sends' }).selectOption('gRPC');
  await page.getByRole('tab', { name: 'Node' }).click();
  await expect(shown).toContainText('OTEL_EXPORTER_OTLP_PROTOCOL="grpc"');
  await page.getByRole('combobox', { name: 'Where your service runs' }).selectOption('In a container');
  await expect(shown).toContainText('http://host.docker.internal:');
});

test('the keys of other systems stand in their settings once they are asked for, and end with the environment', async ({
  app,
  page,
}) => {
  const environment = { name: 'other systems' };
  const keys = await app.post<Pick<KeyRecord, 'aws' | 'errorTokens'>>('/classroom/environments', environment);
  await page.goto(`${app.url}/connect`);
  const shown = page.getByRole('tabpanel').filter({ visible: true }).last();
  await expect(shown).toContainText(`AWS_ENDPOINT_URL_XRAY="${app.otlp}/aws/xray"`);
  await expect(shown).toContainText('<secret access key>');
  await page.getByRole('combobox', { name: 'Whose keys the client carries' }).selectOption('other systems');
  await page.getByRole('button', { name: 'Put the keys in' }).click();
  await expect(shown).toContainText(keys.aws.secretAccessKey);
  await page.getByRole('tab', { name: 'Rollbar' }).click();
  await expect(shown).toContainText(keys.errorTokens.server);
  await page.getByRole('button', { name: 'Hide the keys' }).click();
  await expect(shown).not.toContainText(keys.errorTokens.server);
});

test('a call of another system is told by its name, and segments at the daemon’s port are counted', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/connect`);
  const requests = page.getByRole('list', { name: 'Requests, the newest first' }).getByRole('listitem');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await fetch(`${app.url}/aws/logs/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Logs_20140328.PutLogEvents' },
    body: '{}',
  });
  await expect(requests.first()).toContainText('PutLogEvents: HTTP 400');
  await expect(requests.first()).toContainText('The request is not signed.');

  const { doors } = await app.get<{ doors: { door: string; url: string }[] }>('/classroom/ledger');
  const { port } = new URL(doors.find(({ door }) => door === 'daemon-tcp')?.url ?? '');
  await promisify(execFile)(process.execPath, ['tests/bench/udp-sender.mjs', port, '1', '0']);
  await expect(requests.first()).toContainText('1 segment');
  await expect(requests.first()).toContainText('daemon, UDP');
  await page.getByRole('button', { name: 'Count again' }).click();
  await expect(page.getByRole('row', { name: /^Segments/ })).toContainText('1');
  await expect(page.getByRole('region', { name: 'Datagrams' })).toContainText('received1');
});

test('telemetry at a wrong path of the app’s own port is told what is wrong, and stands on the page', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/connect`);
  const requests = page.getByRole('list', { name: 'Requests, the newest first' }).getByRole('listitem');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  for (const [path, words] of [
    ['/v1', 'version first, signal in the plural'],
    ['/', 'The endpoint is bare.'],
    ['//v1/traces', 'The endpoint ends in a slash'],
  ] as const) {
    await fetch(app.url + path, { method: 'POST', headers: JSON_TYPE, body: oneSpan(), redirect: 'manual' });
    await expect(requests.first()).toContainText(words);
    await expect(requests.first()).toContainText('the app’s own port');
  }
});

test('on a phone its tables are read without scrolling sideways', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(`${app.url}/connect`);
  const sends = page.getByRole('region', { name: 'Where the practice backend sends' });
  await expect(sends.getByText('The last trouble')).toBeAttached();
  for (const table of [sends, page.getByRole('region', { name: 'Environments', exact: true })]) {
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});
