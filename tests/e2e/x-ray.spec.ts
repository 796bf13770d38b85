import { CreateGroupCommand, CreateSamplingRuleCommand, UpdateGroupCommand, XRayClient } from '@aws-sdk/client-xray';
import { expect, test, type Page } from './support/classroom.ts';
import { expectGreen, expectRedWithItsReason, runByClicking } from './support/step-page.ts';

test.use({ classroomOf: 'x-ray' });

const open = (page: Page, id: string) => page.goto(`/learn/x-ray/${id}`);

/** X-Ray's own client, with a key that the connect page would show. */
async function clientOf(page: Page, url: string, name: string): Promise<XRayClient> {
  const made = await page.request.post('/classroom/environments', {
    data: { name },
    headers: { origin: new URL(url).origin },
  });
  const { aws } = (await made.json()) as { aws: { accessKeyId: string; secretAccessKey: string } };
  return new XRayClient({ endpoint: `${url}/aws/xray`, region: 'ca-central-1', credentials: aws });
}

const marks = (page: Page, decision: string) => page.locator(`figure div [data-decision="${decision}"]`);

test('a sampling rule is made, seen at work on live requests, and found by its step', async ({ page, app }) => {
  const client = await clientOf(page, app.url, 'rules');
  const rule = { RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5, ServiceName: 'backend-node', ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1 }; // prettier-ignore
  await client.send(new CreateSamplingRuleCommand({ SamplingRule: rule }));
  await open(page, 'sampling-rule');
  await page.getByRole('button', { name: 'Send requests for a minute' }).click();
  await expect(page.getByText('The SDK decides by the rule Cruddur')).toBeVisible({ timeout: 20_000 });
  await expect(marks(page, 'borrowed').first()).toBeVisible();
  await expect(marks(page, 'left out').first()).toBeVisible();
  await expect(page.getByText('its share of the reservoir is 5 a second')).toBeVisible({ timeout: 30_000 });
  await expect(marks(page, 'reservoir').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expectGreen(page);
});

test('a group that asks for another name finds nothing; put right, it finds what arrived', async ({ page, app }) => {
  const client = await clientOf(page, app.url, 'groups');
  await open(page, 'recorder-and-middleware');
  await runByClicking(page, 'After');
  await expectGreen(page);
  await client.send(new CreateGroupCommand({ GroupName: 'Cruddur', FilterExpression: 'service("Cruddur")' }));
  await open(page, 'group-and-filter');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expectRedWithItsReason(page);
  await client.send(new UpdateGroupCommand({ GroupName: 'Cruddur', FilterExpression: 'service("backend-node")' }));
  await page.getByRole('button', { name: 'Look again' }).click();
  await expectGreen(page);
});
