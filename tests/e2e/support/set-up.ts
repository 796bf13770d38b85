import { expect, type Page } from '@playwright/test';
import type { ApiCall } from '@/lib/checker/resource-expectation.ts';
import { signRequest } from '@/lib/receivers/aws/sign-request.ts';
import type { AwsKey } from '@/lib/receivers/keys/key-record.ts';
import { receivers } from '@/lib/receivers/receive.ts';
import { expectGreen, expectRedWithItsReason } from './step-page.ts';

/** A key of an environment of the student's own, as the connect page hands it out. */
async function keyOf(page: Page, name: string): Promise<AwsKey> {
  const { origin } = new URL(page.url());
  const made = await page.request.post('/classroom/environments', { data: { name }, headers: { origin } });
  return ((await made.json()) as { aws: AwsKey }).aws;
}

/** What an API says of something that is to be made and is there already, from an earlier step for instance. */
const IS_THERE = 'ResourceAlreadyExistsException';

/** What a command line in a terminal would send, beside the page. */
async function call(page: Page, { service, operation, input }: ApiCall, key: AwsKey): Promise<void> {
  const written = receivers.find(({ api }) => api?.service === service)?.api?.write(operation, input);
  if (!written) throw new Error(`There is no ${operation} of ${service}.`);
  const { origin, host } = new URL(page.url());
  const { headers, path, body } = signRequest(written, { key, service, host, now: Date.now() });
  const answer = await page.request.post(`${origin}${path}`, { headers, data: Buffer.from(body) });
  const text = await answer.text();
  if (!text.includes(IS_THERE)) expect(answer.status(), text).toBe(200);
}

/** Sets up what a step asks for: it is red before, and turns green by itself, since the page looks again and again. */
export async function setUp(page: Page, step: string, calls: readonly ApiCall[]): Promise<void> {
  await page.getByRole('button', { name: 'Look again' }).click();
  await expectRedWithItsReason(page);
  const key = await keyOf(page, step);
  for (const each of calls) await call(page, each, key);
  await expectGreen(page);
}
