import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetSamplingRulesCommand, XRayClient } from '@aws-sdk/client-xray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRecord } from '../lib/receivers/keys/key-record.ts';
import type { Arrival } from '../lib/telemetry/arrival.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

let app: RunningApp;
let keys: KeyRecord;

beforeAll(async () => {
  app = await startApp();
  keys = await app.post<KeyRecord>('/classroom/environments', { name: 'bootcamp' });
});
afterAll(() => app.close());

/** The app's own port and the port of OTLP/HTTP. */
const bases = (): string[] => [app.url, app.otlp];

const settings = (base: string, prefix: string, credentials = keys.aws) => ({
  region: 'eu-central-1',
  credentials,
  endpoint: `${base}/aws/${prefix}`,
});

/** As a browser reports it, with the token that a page may carry. */
const item = { data: { environment: 'test', platform: 'browser', body: { message: { body: 'hello' } } } };
const postItem = (base: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: 'POST',
    body: JSON.stringify(item),
    headers: { 'content-type': 'application/json', 'x-rollbar-access-token': keys.errorTokens.client, ...headers },
    redirect: 'manual',
  });

describe('a client of AWS at either port', () => {
  it('is known by its signature', async () => {
    for (const base of bases()) {
      await new CloudWatchLogsClient(settings(base, 'logs')).send(new DescribeLogGroupsCommand({}));
      const { SamplingRuleRecords } = await new XRayClient(settings(base, 'xray')).send(
        new GetSamplingRulesCommand({}),
      );
      expect(SamplingRuleRecords).toMatchObject([{ SamplingRule: { RuleName: 'Default' } }]);
    }
  });

  it('is told in its own words that its secret or its id is wrong', async () => {
    const [wrong, unknown] = [
      { ...keys.aws, secretAccessKey: 'other' },
      { ...keys.aws, accessKeyId: 'nobody' },
    ];
    const denied = async (credentials: typeof keys.aws): Promise<unknown[]> => {
      const asked = [
        new CloudWatchLogsClient(settings(app.url, 'logs', credentials)).send(new DescribeLogGroupsCommand({})),
        new XRayClient(settings(app.url, 'xray', credentials)).send(new GetSamplingRulesCommand({})),
      ];
      const errors = await Promise.all(asked.map((each) => each.catch((error: unknown) => error)));
      return (errors as { name: string; $metadata: { httpStatusCode: number } }[]).flatMap(({ name, $metadata }) => [
        name,
        $metadata.httpStatusCode,
      ]);
    };
    expect(await denied(wrong)).toEqual(['InvalidSignatureException', 400, 'InvalidSignatureException', 403]);
    expect(await denied(unknown)).toEqual(['UnrecognizedClientException', 400, 'UnrecognizedClientException', 403]);
  });

  it('is refused once its environment was removed', async () => {
    const { aws } = await app.post<KeyRecord>('/classroom/environments', { name: 'for a while' });
    const client = new CloudWatchLogsClient(settings(app.url, 'logs', aws));
    await client.send(new DescribeLogGroupsCommand({}));
    await fetch(`${app.url}/classroom/environments/for-a-while`, { method: 'DELETE' });
    await expect(client.send(new DescribeLogGroupsCommand({}))).rejects.toThrow('security token');
  });
});

describe('a client of AWS whose endpoint has no path', () => {
  it('is told the right one at either port, in the form that it reads, and so is the arrivals panel', async () => {
    const credentials = keys.aws;
    for (const endpoint of bases()) {
      const bare = { region: 'eu-central-1', credentials, endpoint };
      const asked = [
        new CloudWatchLogsClient(bare).send(new DescribeLogGroupsCommand({})),
        new XRayClient(bare).send(new GetSamplingRulesCommand({})),
      ];
      const errors = (await Promise.all(asked.map((each) => each.catch((error: unknown) => error)))) as Error[];
      expect(errors.map(({ name }) => name)).toEqual(['UnknownOperationException', 'UnknownOperationException']);
      const [logs, xray] = errors.map(({ message }) => message);
      expect(logs).toContain(`AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${app.otlp}/aws/logs`);
      expect(xray).toContain(`AWS_ENDPOINT_URL_XRAY=${app.otlp}/aws/xray`);
    }
    const { arrivals } = await app.get<{ arrivals: Arrival[] }>('/classroom/arrivals');
    expect(arrivals.slice(-2)).toMatchObject([
      { operation: 'DescribeLogGroups', environment: 'bootcamp', problem: { code: 'transport/wrong-path' } },
      { operation: 'GetSamplingRules', environment: 'bootcamp', problem: { code: 'transport/wrong-path' } },
    ]);
  });
});

describe('an error item at either port', () => {
  it('is taken with a slash at the end of its path and without', async () => {
    for (const base of bases()) {
      for (const path of ['/rollbar/api/1/item/', '/rollbar/api/1/item', '/api/1/item/', '/api/1/item']) {
        expect([path, (await postItem(base, path)).status]).toEqual([path, 200]);
      }
    }
  });

  it('may come from a page of any origin, which asks first', async () => {
    const origin = 'http://localhost:9999';
    for (const base of bases()) {
      const headers = { origin, 'access-control-request-headers': 'x-rollbar-access-token,content-type' };
      const asked = await fetch(`${base}/rollbar/api/1/item/`, { method: 'OPTIONS', headers });
      expect(asked.headers.get('access-control-allow-headers')).toMatch(/\bx-rollbar-access-token\b/);
      const sent = await postItem(base, '/rollbar/api/1/item/', { origin, 'sec-fetch-site': 'cross-site' });
      expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    }
  });
});

describe('the account', () => {
  it('lists every address of the practice backend with what goes there', async () => {
    const { destinations } = await app.get<{ destinations: object[] }>('/classroom/ledger');
    for (const brings of ['spans', 'log lines', 'error reports']) {
      expect(destinations).toContainEqual(
        expect.objectContaining({ brings, sent: expect.any(Number) as number, dropped: 0 }),
      );
    }
  });
});

describe('what comes below a vendor’s prefix', () => {
  it('is never traced, even with a sampled traceparent', async () => {
    const traceId = '5af7183fb1d4cf5f9bd1d0dabd8cfb20';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    for (const path of ['/rollbar/api/1/item/', '/api/1/item/']) await postItem(app.url, path, { traceparent });
    const { ledger } = await app.get<{ ledger: { received: number } }>('/classroom/ledger');
    expect(ledger.received).toBe(0);
  });

  it('is answered without the headers of a page', async () => {
    const answered = await postItem(app.url, '/rollbar/api/1/item/');
    expect(answered.headers.get('content-security-policy')).toBeNull();
  });

  it('is listed with its operation, its masked key and its reason', async () => {
    await fetch(`${app.url}/aws/logs`, { method: 'POST', body: '{}' });
    const { arrivals } = await app.get<{ arrivals: Arrival[] }>('/classroom/arrivals');
    expect(arrivals.at(-1)).toMatchObject({ signal: 'logs', problem: { code: 'transport/missing-key' } });
    expect(arrivals.some(({ operation }) => operation === 'DescribeLogGroups')).toBe(true);
    const told = JSON.stringify(arrivals);
    expect([keys.aws.accessKeyId, keys.errorTokens.client].filter((key) => told.includes(key))).toEqual([]);
  });
});
