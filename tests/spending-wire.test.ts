import { randomBytes } from 'node:crypto';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetTracesCommand,
  GetTraceSummariesCommand,
  PutTraceSegmentsCommand,
  XRayClient,
} from '@aws-sdk/client-xray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRecord } from '../lib/receivers/keys/key-record.ts';
import type { Meter } from '../lib/spending/meters.ts';
import type { Spending } from '../lib/spending/spending.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

let app: RunningApp;
let keys: KeyRecord;

beforeAll(async () => {
  app = await startApp();
  keys = await app.post<KeyRecord>('/classroom/environments', { name: 'bootcamp' });
});
afterAll(() => app.close());

/** Bodies as they left, by the operation or the path that they went to. */
const wire = new Map<string, string[]>();
const sentTo = (where: string): Record<string, unknown>[] =>
  (wire.get(where) ?? []).map((body) => JSON.parse(body) as Record<string, unknown>);
const note = (where: string, body: string): unknown => wire.set(where, [...(wire.get(where) ?? []), body]);

async function post(path: string, body: object, headers: Record<string, string>): Promise<void> {
  const text = JSON.stringify(body);
  const answer = await fetch(app.url + path, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
  if (!answer.ok) throw new Error(await answer.text());
  note(path, text);
}

type Signed = { request: { body: string | Uint8Array } };
const notes =
  (next: (args: Signed) => unknown, { commandName = '' }: { commandName?: string }) =>
  (args: Signed) => {
    note(commandName.replace(/Command$/, ''), Buffer.from(args.request.body).toString());
    return next(args);
  };

/** Notes the body of each request of an AWS client as it goes out, signed and all. */
function noting<Client extends CloudWatchLogsClient | XRayClient>(client: Client): Client {
  const stack = client.middlewareStack as unknown as { add: (middleware: unknown, options: object) => void };
  stack.add(notes, { step: 'finalizeRequest', name: 'noteBody' });
  return client;
}

const settings = (prefix: string) => ({
  region: 'eu-central-1',
  credentials: keys.aws,
  endpoint: `${app.url}/aws/${prefix}`,
});
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const nanos = (): string => String(BigInt(Date.now()) * 1_000_000n);

const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A trace of so many spans, the first of them with events and links. */
function trace(spans: number, events: number, links: number): object[] {
  const traceId = hex(16);
  const time = nanos();
  return many(spans, (nth) => ({
    traceId, spanId: hex(8), name: `span ${nth}`, startTimeUnixNano: time, endTimeUnixNano: time,
    attributes: [text('http.user_agent', 'Mozilla/5.0 '.repeat(20)), text('app.now', String(nth))],
    events: nth === 0 ? many(events, () => ({ name: 'event', timeUnixNano: time })) : [],
    links: nth === 0 ? many(links, () => ({ traceId: hex(16), spanId: hex(8) })) : [],
  }));
} // prettier-ignore

const resource = { attributes: [text('service.name', 'backend-flask')] };

async function sendSpans(): Promise<void> {
  const headers = { 'x-honeycomb-team': keys.key };
  for (const spans of [[...trace(3, 2, 1), ...trace(4, 0, 0)], trace(1, 5, 2)])
    await post('/v1/traces', { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }, headers);
  const logRecords = ['plain', 'größer', '🧵 a thread'].map((stringValue) => ({ timeUnixNano: nanos(), severityNumber: 9, body: { stringValue } }));
  await post('/v1/logs', { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] }, headers);
} // prettier-ignore

async function sendLines(): Promise<void> {
  const client = noting(new CloudWatchLogsClient(settings('logs')));
  const names = { logGroupName: 'cruddur', logStreamName: 'web' };
  await client.send(new CreateLogGroupCommand(names));
  await client.send(new CreateLogStreamCommand(names));
  for (const count of [3, 4]) {
    const logEvents = many(count, (nth) => ({
      timestamp: Date.now(),
      message: `[ERROR] línea ${'x'.repeat(nth * 10)}`,
    }));
    await client.send(new PutLogEventsCommand({ ...names, logEvents }));
  }
}

const segmentIn = (trace_id: string): string =>
  JSON.stringify({
    trace_id,
    id: hex(8),
    name: 'backend-flask',
    start_time: Date.now() / 1000 - 1,
    end_time: Date.now() / 1000,
  });

/** Three traces in five documents, looked at once and then fetched, two of them. */
async function sendSegments(): Promise<void> {
  const client = noting(new XRayClient(settings('xray')));
  const ids = many(3, () => `1-${Math.floor(Date.now() / 1000).toString(16)}-${hex(12)}`);
  const TraceSegmentDocuments = [...ids, ...ids.slice(1)].map(segmentIn);
  await client.send(new PutTraceSegmentsCommand({ TraceSegmentDocuments }));
  const now = Date.now();
  await client.send(
    new GetTraceSummariesCommand({ StartTime: new Date(now - 60_000), EndTime: new Date(now + 60_000) }),
  );
  await client.send(new BatchGetTracesCommand({ TraceIds: ids.slice(0, 2) }));
}

async function sendErrors(): Promise<void> {
  const headers = { 'x-rollbar-access-token': keys.errorTokens.server };
  for (const body of ['one', 'one', 'another'])
    await post('/rollbar/api/1/item/', { data: { environment: 'test', body: { message: { body } } } }, headers);
}

interface WireSpan { traceId: string; events: unknown[]; links: unknown[] } // prettier-ignore

/** Spans, events and links in the bodies that went to the OTLP door. */
function spansOnTheWire(): WireSpan[] {
  const bodies = sentTo('/v1/traces') as { resourceSpans: { scopeSpans: { spans: WireSpan[] }[] }[] }[];
  return bodies.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );
}

/** Messages in the bodies that went to both doors for logs. */
function messagesOnTheWire(): string[] {
  const lines = (sentTo('PutLogEvents') as { logEvents: { message: string }[] }[]).flatMap(({ logEvents }) => logEvents.map(({ message }) => message));
  const bodies = sentTo('/v1/logs') as { resourceLogs: { scopeLogs: { logRecords: { body: { stringValue: string } }[] }[] }[] }[];
  const records = bodies.flatMap(({ resourceLogs }) => resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)));
  return [...lines, ...records.map(({ body }) => body.stringValue)];
} // prettier-ignore

function tracesOnTheWire(): Set<string> {
  const documents = (sentTo('PutTraceSegments') as { TraceSegmentDocuments: string[] }[]).flatMap((body) => body.TraceSegmentDocuments);
  return new Set(documents.map((document) => (JSON.parse(document) as { trace_id: string }).trace_id));
} // prettier-ignore

const spendingOf = (query = ''): Promise<Spending> => app.get<Spending>(`/classroom/usage${query}`);
const meterOf = ({ meters }: Spending, id: string): Meter => meters.find(({ rate }) => rate.id === id) as Meter;
const counts = async (): Promise<number[]> => (await spendingOf()).meters.map(({ amount }) => amount);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('the cost meter', () => {
  it('is at nothing before anything was sent', async () => {
    expect((await spendingOf()).meters.map(({ amount }) => amount)).toEqual([0, 0, 0, 0, 0]);
  });

  it('agrees with what is counted on the wire', async () => {
    await sendSpans();
    await sendLines();
    await sendSegments();
    await sendErrors();
    const spending = await spendingOf();

    const spans = spansOnTheWire();
    const [events, links] = [sum(spans.map((span) => span.events.length)), sum(spans.map((span) => span.links.length))];
    expect([spans.length, events, links]).toEqual([8, 7, 3]);
    expect(meterOf(spending, 'events').parts.map(({ amount }) => amount)).toEqual([spans.length, events, links]);
    expect(meterOf(spending, 'events').amount).toBe(spans.length + events + links);

    const messages = messagesOnTheWire();
    expect(messages).toHaveLength(10);
    expect(meterOf(spending, 'ingested').amount).toBe(sum(messages.map((message) => Buffer.byteLength(message) + 26)));

    expect(meterOf(spending, 'recorded').amount).toBe(tracesOnTheWire().size);
    const fetched = (sentTo('BatchGetTraces') as { TraceIds: string[] }[]).flatMap(({ TraceIds }) => TraceIds);
    expect(meterOf(spending, 'read').parts.map(({ amount }) => amount)).toEqual([fetched.length, tracesOnTheWire().size]);

    expect(meterOf(spending, 'occurrences').amount).toBe(sentTo('/rollbar/api/1/item/').length);
  });

  it('weighs an attribute by the bytes that its spans say it with', async () => {
    const { attributes } = await spendingOf();
    const agent = `"http.user_agent":${JSON.stringify('Mozilla/5.0 '.repeat(20))},`;
    expect(attributes.dearest[0]).toMatchObject({ key: 'http.user_agent', count: 8, bytes: 8 * Buffer.byteLength(agent) });
  });

  it('projects no month from these few moments, and says why', async () => {
    expect(meterOf(await spendingOf(), 'events').projection).toMatchObject({ kind: 'none', because: 'too-short' });
  });

  it('measures the window that it is asked for', async () => {
    const now = Date.now();
    const before = await spendingOf(`?from=${now - 7_200_000}&to=${now - 3_600_000}`);
    expect(before.meters.map(({ amount }) => amount)).toEqual([0, 0, 0, 0, 0]);
    const wrong = await fetch(`${app.url}/classroom/usage?from=${now}&to=${now - 1}`);
    expect([wrong.status, ((await wrong.json()) as { problems: { code: string }[] }).problems[0]?.code]).toEqual([400, 'usage/invalid']);
  });

  it('counts the same after a new start', async () => {
    const before = await counts();
    await app.end();
    app = await app.again();
    expect(await counts()).toEqual(before);
  });
}); // prettier-ignore
