import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LogSender, type SenderOptions } from '../../../lib/exporters/cloudwatch-logs/log-sender.ts';
import { logSinks } from '../../../lib/exporters/cloudwatch-logs/log-sinks.ts';
import { putTo, type LogsEndpoint, type PutLines } from '../../../lib/exporters/cloudwatch-logs/put-lines.ts';
import { openLogger } from '../../../lib/tracing/practice-log.ts';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';
import { freePort } from '../../support/free-port.ts';
import { isMissing, startVendor } from './python-vendors.ts';

const sender = (put: PutLines, options: Partial<SenderOptions> = {}): LogSender =>
  new LogSender({ id: 'test', label: 'the address', put, waitMs: 20, firstPauseMs: 5, ...options });

const write = (to: LogSender, count: number): void => {
  for (let nth = 0; nth < count; nth += 1) to.write({ timestamp: Date.now(), message: `line ${nth}` });
};

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
});
afterAll(() => door.close());

const atDoor = (group: string, change: Partial<LogsEndpoint['credentials']> = {}): LogsEndpoint => ({
  endpoint: new URL('/aws/logs', door.url),
  region: 'us-east-1',
  credentials: {
    accessKeyId: door.variables['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: door.variables['AWS_SECRET_ACCESS_KEY'] ?? '',
    ...change,
  },
  group,
  stream: 'backend-next',
});

describe('the practice backend’s sender of log lines', () => {
  it('makes the group and the stream that it misses, and brings every line in order', async () => {
    const to = sender(putTo(atDoor('made')));
    write(to, 300);
    await to.close(5000);
    expect(await door.messages('made')).toEqual(Array.from({ length: 300 }, (_, nth) => `line ${nth}`));
    expect(to.deliveries).toEqual({ sent: 300, failed: 0, dropped: 0, lastFailure: null });
  });

  it('writes the span that is active on each line, where the receiver finds it', async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const to = sender(putTo(atDoor('correlated')));
    const log = openLogger([to]);
    const span = new BasicTracerProvider().getTracer('test').startSpan('work');
    context.with(trace.setSpan(ROOT_CONTEXT, span), () => log.warn({ order: 7 }, 'inside'));
    log.info('outside');
    await to.close(5000);
    const [inside, outside] = await door.logs('correlated');
    const { traceId, spanId } = span.spanContext();
    expect(inside).toMatchObject({ traceId, spanId, severityNumber: 13, severityText: 'warn' });
    expect(inside?.resource.attributes['service.name']).toEqual({ type: 'string', value: 'backend-next' });
    expect(outside).toMatchObject({ traceId: null, spanId: null, severityNumber: 9 });
  });

  it('gives up at once where its key is unknown, and says so once', async () => {
    const told: string[] = [];
    const strange = putTo(atDoor('strange', { accessKeyId: 'SWNOBODY' }));
    const to = sender(strange, { tell: (words) => told.push(words) });
    write(to, 3);
    await to.flush(5000);
    write(to, 2);
    await to.close(5000);
    expect(to.deliveries).toMatchObject({ sent: 0, failed: 5, lastFailure: 'UnrecognizedClientException' });
    expect(told).toEqual(['the address takes no lines (UnrecognizedClientException).']);
  });

  it('counts what the service rejects of a batch', async () => {
    const to = sender(putTo(atDoor('late')));
    to.write({ timestamp: Date.now() - 15 * 86_400_000, message: 'too old' });
    to.write({ timestamp: Date.now(), message: 'now' });
    await to.flush(5000);
    await to.close(5000);
    expect(await door.messages('late')).toEqual(['now']);
    expect(to.deliveries).toMatchObject({ sent: 1, failed: 1 });
  });
});

describe('while nobody answers', () => {
  it('lines wait, up to a limit, and those that found no room are counted and told to whoever reads the log', async () => {
    let isDown = true;
    const put = putTo(atDoor('down'));
    const flaky: PutLines = (lines) =>
      isDown ? Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) : put(lines);
    const to = sender(flaky, { limits: { lines: 10, bytes: 10_000 } });
    write(to, 1);
    await expect.poll(() => to.deliveries.lastFailure).toBe('ECONNREFUSED');
    write(to, 25);
    expect(to.deliveries).toMatchObject({ sent: 0, dropped: 15 });
    isDown = false;
    await to.close(5000);
    const messages = await door.messages('down');
    expect(messages.filter((message) => message.startsWith('line'))).toHaveLength(11);
    expect(messages.find((message) => message.includes('dropped'))).toContain('15 log lines were dropped');
  });

  it('closing waits no longer than it was told to, and counts what stayed behind', async () => {
    const to = sender(() => new Promise(() => {}));
    write(to, 2);
    await to.close(30);
    expect(to.deliveries.sent).toBe(0);
  });

  it('a line is handed over without waiting for anything', () => {
    const to = sender(() => Promise.reject(new Error('never')), { limits: { lines: 5, bytes: 1000 } });
    expect(() => write(to, 100_000)).not.toThrow();
    expect(to.deliveries.dropped).toBe(100_000 - 5);
  });
});

describe('the addresses that log lines go to', () => {
  const own = { url: new URL('http://localhost:4318/v1/traces'), aws: { accessKeyId: 'SW1', secretAccessKey: 's' } };
  const key = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  const labels = (env: Record<string, string>): string[] => logSinks(env, own).sinks.map(({ label }) => label);

  it('are Spanwalk’s own, and with a key and a region AWS’s', () => {
    expect(labels({})).toEqual(['localhost:4318/aws/logs']);
    expect(labels({ ...key, AWS_DEFAULT_REGION: 'ca-central-1' })).toEqual([
      'localhost:4318/aws/logs',
      'Amazon CloudWatch Logs, ca-central-1',
    ]);
  });

  it('are not two where the second leads back to the first', () => {
    const env = { ...key, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://127.0.0.1:4318/aws/logs' };
    expect(labels(env)).toHaveLength(1);
  });

  it('leave out a key without a region, and say which variable is missing', () => {
    const { sinks, problems } = logSinks(key, own);
    expect(sinks).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'destination/aws-logs', at: ['AWS_REGION'] }]);
  });
});

describe.skipIf(isMissing('log lines sent to moto'))('an emulator of AWS that others wrote', () => {
  let moto: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    moto = startVendor('moto_server', ['-H', '127.0.0.1', '-p', String(port)]);
    await vi.waitUntil(() => fetch(url).then(() => true, () => false), { timeout: 60_000, interval: 200 }); // prettier-ignore
  }, 70_000);
  afterAll(() => moto.kill());

  it('takes the lines as well', async () => {
    const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
    const region = 'ca-central-1';
    const place = { group: 'cruddur', stream: 'backend-next' };
    const to = sender(putTo({ endpoint: new URL(url), region, credentials, ...place }));
    write(to, 40);
    await to.close(10_000);
    expect(to.deliveries).toMatchObject({ sent: 40, lastFailure: null });
    const client = new CloudWatchLogsClient({ endpoint: url, region, credentials });
    const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName: 'cruddur' }));
    expect(events.map(({ message }) => message)).toEqual(Array.from({ length: 40 }, (_, nth) => `line ${nth}`));
  }, 30_000);
});
