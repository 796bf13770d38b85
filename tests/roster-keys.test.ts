import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRecord } from '../lib/receivers/keys/key-record.ts';
import { RosteredApp, type Student } from './support/rostered-app.ts';

let classroom: RosteredApp;

beforeAll(async () => {
  classroom = await RosteredApp.start();
});
afterAll(() => classroom.app.close());

/** Every key of the environment that a student starts with. */
const keysOf = ({ headers }: Pick<Student, 'headers'>): Promise<KeyRecord> =>
  classroom.json<KeyRecord>('/classroom/environments/bootcamp', { method: 'POST', headers });

/** What each key of a student still opens: OTLP, signed requests, error items. */
async function opened({ key, aws, errorTokens }: KeyRecord): Promise<Record<'otlp' | 'signed' | 'item', boolean>> {
  const settings = { region: 'eu-central-1', credentials: aws, endpoint: `${classroom.app.url}/aws/logs` };
  const asked = new CloudWatchLogsClient(settings).send(new DescribeLogGroupsCommand({}));
  const signed = await asked.then(
    () => true,
    () => false,
  );
  const item = await fetch(`${classroom.app.url}/rollbar/api/1/item/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rollbar-access-token': errorTokens.server },
    body: JSON.stringify({ data: { environment: 'test', body: { message: { body: 'hello' } } } }),
  });
  return {
    otlp: (await classroom.send('one', key)).status === 200,
    signed,
    item: item.status === 200,
  };
}

describe('the keys of a student', () => {
  it('end all with the student', async () => {
    const [ada] = (await classroom.enrol('Ada Lovelace', 'Grace Hopper')) as [Student];
    const keys = await keysOf(ada);
    expect(await opened(keys)).toEqual({ otlp: true, signed: true, item: true });
    await classroom.json('/classroom/roster/ada-lovelace', { method: 'DELETE', headers: classroom.instructor });
    expect(await opened(keys)).toEqual({ otlp: false, signed: false, item: false });
  });

  it('that read or post in the student’s name end with a page key that is renewed; telemetry goes on', async () => {
    const [grace] = (await classroom.enrol('Grace Hopper 2')) as [Student];
    const before = await keysOf(grace);
    const asking = { method: 'POST', headers: classroom.instructor };
    const { key } = await classroom.json<{ key: string }>('/classroom/roster/grace-hopper-2', asking);
    expect(await opened(before)).toEqual({ otlp: true, signed: false, item: false });
    const after = await keysOf({ headers: await classroom.signIn(key) });
    expect(await opened(after)).toEqual({ otlp: true, signed: true, item: true });
  });
});
