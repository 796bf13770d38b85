import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutTraceSegmentsCommand, XRayClient } from '@aws-sdk/client-xray';
import { mintSpanId, mintTraceId } from '@/lib/telemetry/mint-ids.ts';
import type { RunningApp } from '../../support/running-app.ts';

interface Keys {
  key: string;
  aws: { accessKeyId: string; secretAccessKey: string };
  errorTokens: { server: string };
}

export interface Planted {
  /** What must be in the clear nowhere, by the place that it was sent in. */
  fragments: Map<string, string>;
  traceId: string;
  /** The span of that trace. */
  spanId: string;
  segmentTrace: string;
  group: string;
  stream: string;
}

const letters = (length: number): string => mintTraceId().repeat(4).slice(0, length).toUpperCase();
const joined = (...parts: string[]): string => parts.join('');

/** Made here, each another one, so that no key-like text stands in a file: the whole, and the part that is secret. */
const kinds: ((plain: string) => [whole: string, secret: string])[] = [
  (plain) => [joined('gh', 'p_', plain), plain],
  (plain) => [`${plain.slice(0, 9)}@example.org`, `${plain.slice(0, 9)}@example`],
  (plain) => [joined('postgres://svc:', plain, '@db:5432/x'), plain],
  (plain) => [joined('AK', 'IA', plain.slice(0, 16)), plain.slice(0, 16)],
  (plain) => [joined('Bearer ', plain), plain],
  (plain) => [joined('xox', 'b-1234567890-', plain), plain],
  (plain) => [joined('password=', plain.slice(0, 14)), plain.slice(0, 14)],
  (plain) => [joined('https://files/a?X-Amz-Signature=', plain), plain],
  (plain) => [joined('sk', '_live_', plain.slice(0, 24)), plain.slice(0, 24)],
  (plain) => [joined('ey', 'J', plain, '.', plain, '.', plain), plain],
];

/** Mints one secret after the other, another kind each time, and remembers where it goes. */
function minter(): { fragments: Map<string, string>; at: (place: string) => string } {
  const fragments = new Map<string, string>();
  const at = (place: string): string => {
    const made = kinds[fragments.size % kinds.length]?.(letters(36)) ?? ['', ''];
    fragments.set(place, made[1]);
    return made[0];
  };
  return { fragments, at };
}

type At = (place: string) => string;
const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const now = (): string => `${Date.now()}000000`;

function spansOf({ traceId, spanId }: { traceId: string; spanId: string }, at: At): object {
  const root = {
    traceId,
    spanId,
    name: `GET /users/${at('the name of a span')}`,
    kind: 2,
    startTimeUnixNano: now(),
    endTimeUnixNano: now(),
    traceState: `vendor=${at('the trace state')}`,
    status: { code: 2, message: `failed: ${at('the status')}` },
    attributes: [
      text('app.note', at('an attribute')),
      text(`app.${at('a key')}`, 'v'),
      text('app.payload', JSON.stringify({ user: { list: [{ m: at('a nested value') }] } })),
      { key: 'app.card', value: { intValue: `4${'1'.repeat(15)}` } },
    ],
    events: [{ name: `login ${at('an event')}`, timeUnixNano: now(), attributes: [text('note', at('an event’s'))] }],
    links: [{ traceId: mintTraceId(), spanId: mintSpanId(), attributes: [text('note', at('a link’s'))] }],
  };
  const resource = { attributes: [text('service.name', 'leaky'), text('deploy.note', at('the resource'))] };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: `t ${at('the tracer')}` }, spans: [root] }] }] };
}

function logsOf(traceId: string, at: At): object {
  const record = (body: string) => ({
    timeUnixNano: now(),
    severityText: `INFO ${at(`the severity of ${body}`)}`,
    traceId,
    body: { stringValue: `${body} ${at(body)}` },
    attributes: [text('note', at(`an attribute of ${body}`))],
  });
  const resource = { attributes: [text('service.name', 'leaky'), text('host.note', at('the resource of a log'))] };
  return { resourceLogs: [{ resource, scopeLogs: [{ scope: { name: 'l' }, logRecords: [record('a line')] }] }] };
}

function segmentOf(trace: string, at: At): object {
  const time = Date.now() / 1000;
  return {
    trace_id: trace,
    id: mintSpanId(),
    name: 'seg-leaky',
    start_time: time - 1,
    end_time: time,
    fault: true,
    user: at('the user of a segment'),
    annotations: { who: at('an annotation') },
    metadata: { default: { deep: [{ k: at('metadata') }] } },
    http: { request: { method: 'GET', url: `http://a/?q=${at('the address of a segment')}` } },
    cause: { exceptions: [{ id: mintSpanId(), type: 'E', message: `x ${at('the exception of a segment')}` }] },
  };
}

function itemOf(traceId: string, at: At): object {
  const frame = { filename: 'a.py', lineno: 1, method: 'm', code: `x = "${at('code')}"`, locals: { a: at('a local') } };
  const exception = { class: 'ValueError', message: `bad ${at('the message of an item')}` };
  return {
    environment: `prod ${at('an environment')}`,
    platform: 'python',
    language: 'python',
    level: 'error',
    fingerprint: `f ${at('a fingerprint')}`,
    title: `T ${at('the title of an item')}`,
    custom: { trace_id: traceId, note: at('custom data') },
    person: { id: '7', email: at('a person').replaceAll('Bearer ', '') },
    request: { url: `http://x/a?n=${at('an item’s address')}`, headers: { 'X-Fwd': at('a header') } },
    body: { trace: { frames: [frame], exception } },
  };
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** Sends a secret in every place of every signal that telemetry has. */
export async function plant(app: RunningApp): Promise<Planted> {
  const keys = await app.post<Keys>('/classroom/environments', { name: 'leaky' });
  const { fragments, at } = minter();
  const [traceId, spanId] = [mintTraceId(), mintSpanId()];
  const team = { 'x-honeycomb-team': keys.key };
  await post(`${app.url}/v1/traces`, spansOf({ traceId, spanId }, at), team);
  await post(`${app.url}/v1/logs`, logsOf(traceId, at), team);
  const segmentTrace = `1-${Math.floor(Date.now() / 1000).toString(16)}-${mintTraceId().slice(0, 24)}`;
  const client = (name: string) => ({
    region: 'ca-central-1',
    credentials: keys.aws,
    endpoint: `${app.url}/aws/${name}`,
  });
  const document = JSON.stringify(segmentOf(segmentTrace, at));
  await new XRayClient(client('xray')).send(new PutTraceSegmentsCommand({ TraceSegmentDocuments: [document] }));
  const logs = new CloudWatchLogsClient(client('logs'));
  // A group's name takes neither spaces nor signs of an address.
  const [group, stream] = [joined('grp-gh', 'p_', letters(36)), joined('st-AK', 'IA', letters(16))];
  fragments.set('a group', group.slice(8)).set('a stream', stream.slice(7));
  const place = { logGroupName: group, logStreamName: stream };
  await logs.send(new CreateLogGroupCommand(place));
  await logs.send(new CreateLogStreamCommand(place));
  const message = JSON.stringify({ msg: at('a line of a group'), inner: { password: at('a field of a line') } });
  await logs.send(new PutLogEventsCommand({ ...place, logEvents: [{ timestamp: Date.now(), message }] }));
  const token = { 'x-rollbar-access-token': keys.errorTokens.server };
  await post(`${app.url}/rollbar/api/1/item/`, { data: itemOf(traceId, at) }, token);
  return { fragments, traceId, spanId, segmentTrace, group, stream };
}
