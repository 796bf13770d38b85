import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../telemetry/span.ts';
import type { Reading } from '../delivery.ts';
import { defaultLimits, type OtlpLimits } from '../otlp/limits.ts';
import { readLogs } from '../otlp/receive-logs.ts';
import { readTraceFile } from './read-file.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const bytes = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

function read(content: unknown, limits: OtlpLimits = defaultLimits): Reading & { format: string } {
  const result = readTraceFile(bytes(content), limits);
  if (result.kind === 'refused') throw new Error(`${result.status} ${result.problem.message}`);
  return { ...result.reading, format: result.format };
}

const refusal = (content: unknown, limits: OtlpLimits = defaultLimits): string => {
  const result = readTraceFile(bytes(content), limits);
  return result.kind === 'refused' ? `${result.status} ${result.problem.message}` : 'read';
};

const named = (spans: readonly Span[], name: string): Span => {
  const found = spans.find((span) => span.name === name);
  if (found === undefined) throw new Error(`No span is called ${name}.`);
  return found;
};

const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code).toSorted();
const plain = ({ attributes }: Pick<Span, 'attributes'>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, value.value]));

describe('a file of Jaeger', () => {
  const { accepted, refused, warnings, format } = read(fixture('jaeger.json'));
  const home = named(accepted, 'GET /api/activities/home');
  const select = named(accepted, 'SELECT activities');
  const publish = named(accepted, 'publish');

  it('is read whole', () => {
    expect([format, accepted.length, refused]).toEqual(['jaeger', 3, []]);
  });

  it('has its ids filled up, and its microseconds in nanoseconds', () => {
    expect(home).toMatchObject({ traceId: '00000000000000005f7b1a2c3d4e5f60', spanId: '00000000000000a1', parentId: null });
    expect(select.spanId).toBe('00000000000000a2');
    expect([home.start, home.end - home.start]).toEqual([1_795_000_000_000_123_000n, 48_211_000n]);
  }); // prettier-ignore

  it('has the type of each tag, and the exact value of an int64 that no double holds', () => {
    expect(home.attributes).toEqual({
      'http.status_code': { type: 'int', value: 500 },
      cached: { type: 'bool', value: false },
      temperature: { type: 'double', value: 72.5 },
      whole: { type: 'double', value: 3 },
      javascript_limit: { type: 'int', value: '9223372036854775222' },
      blob: { type: 'bytes', value: 'AAAwOQ==' },
    });
  });

  it('has what tags say of kind, scope, trace state and sampling in the fields for it', () => {
    expect(home).toMatchObject({
      kind: 'server', flags: 1, traceState: 'ot=th:8', scope: { name: 'flask', version: '0.51b0' },
      resource: { attributes: { 'service.name': { value: 'backend-flask' }, hostname: { value: 'gitpod' } } },
    });
  }); // prettier-ignore

  it('fails a span for its own word, and not for an HTTP status', () => {
    expect(home.status).toEqual({ code: 'unset', message: '' });
    expect(select).toMatchObject({ status: { code: 'error', message: 'no such table' }, attributes: {} });
    expect(publish.status.code).toBe('ok');
  });

  it('hangs a span from its first CHILD_OF within the trace, and keeps every other reference as a link', () => {
    expect(select.parentId).toBe(home.spanId);
    expect(select.links.map((link) => [link.traceId.slice(-3), link.spanId.slice(-2), plain(link)])).toEqual([
      ['bad', 'ff', { 'opentracing.ref_type': 'child_of' }],
      ['f60', 'a1', { 'opentracing.ref_type': 'follows_from' }],
    ]);
  });

  it('hangs a span from what it follows where it is no one’s child, and says in a link that it is no child', () => {
    expect(publish.parentId).toBe(home.spanId);
    expect(publish.links.map(plain)).toEqual([{ 'opentracing.ref_type': 'follows_from' }]);
  });

  it('has its logs as events, called by their field event, else log', () => {
    expect(home.events.map((event) => [event.name, plain(event), event.time])).toEqual([
      ['cache miss', { key: 'home' }, 1_795_000_000_000_200_000n],
      ['log', { message: 'hello' }, 1_795_000_000_000_300_000n],
    ]);
  });

  it('has Jaeger’s own warning told and not taken for telemetry', () => {
    expect(codes(warnings)).toEqual(['file/warnings-left-out']);
    expect(warnings[0]?.message).toContain('clock skew adjustment disabled');
  });

  it('may be the trace alone, or a list of them', () => {
    const { data } = JSON.parse(fixture('jaeger.json')) as { data: unknown[] };
    expect([read(data[0]).accepted.length, read(data).accepted.length, read({ data: data[0] }).accepted.length]).toEqual([3, 3, 3]);
  }); // prettier-ignore

  it('keeps a tag called error that says something else', () => {
    const [span] = read(trace([{ ...bare, tags: [{ key: 'error', type: 'string', value: 'boom' }] }])).accepted;
    expect(span).toMatchObject({ status: { code: 'unset' }, attributes: { error: { value: 'boom' } } });
  });
});

const bare = {
  traceID: 'a1',
  spanID: 'b1',
  operationName: 'one',
  startTime: 1_795_000_000_000_000,
  duration: 1,
  processID: 'p1',
};
const trace = (spans: unknown[]) => ({ data: [{ traceID: 'a1', spans, processes: { p1: { serviceName: 's' } } }] }); // prettier-ignore

describe('a span of a Jaeger file', () => {
  it.each([
    ['without an id', { ...bare, spanID: undefined }, 'otlp/bad-span-id'],
    ['with an id that is none', { ...bare, traceID: 'xyz' }, 'file/bad-id'],
    ['with an id that is too long', { ...bare, spanID: 'a'.repeat(17) }, 'file/bad-id'],
    ['with an id of zeros', { ...bare, traceID: '0' }, 'otlp/bad-trace-id'],
    ['without a beginning', { ...bare, startTime: undefined }, 'file/no-time'],
    ['that begins at no time', { ...bare, startTime: 'noon' }, 'file/bad-time'],
    ['that begins before 1970', { ...bare, startTime: -5 }, 'file/bad-time'],
    ['that begins in nanoseconds', { ...bare, startTime: 1_795_000_000_000_000_000 }, 'file/bad-time'],
    ['that is no object', 'span', 'file/not-a-span'],
  ])('%s is refused with its reason and its place, and the one beside it kept', (_how, wrong, code) => {
    const { accepted, refused } = read(trace([bare, wrong]));
    expect(accepted.map(({ name }) => name)).toEqual(['one']);
    expect(refused).toMatchObject([{ code, at: ['data', 0, 'spans', 1] }]);
  });

  it('without a duration is kept, and that is said', () => {
    const { accepted, warnings } = read(trace([{ ...bare, duration: undefined }]));
    expect(accepted[0]?.end).toBe(accepted[0]?.start);
    expect(codes(warnings)).toEqual(['file/no-duration']);
  });

  it('whose values and types disagree is kept with its values', () => {
    const tags = [
      { key: 'a', type: 'int64', value: 'many' },
      { key: 'b', type: 'bool', value: 'true' },
      { key: 'c', type: 'float64', value: 'NaN' },
      { key: 'd', value: { deep: [1] } },
      { key: 'e', type: 'constructor', value: 1.5 },
      { key: '__proto__', type: 'string', value: 'x' },
    ];
    const [span] = read(trace([{ ...bare, tags }])).accepted;
    expect(JSON.parse(JSON.stringify(span?.attributes))).toEqual(
      JSON.parse(
        '{"a":{"type":"string","value":"many"},"b":{"type":"bool","value":true},"c":{"type":"double","value":"NaN"},' +
          '"d":{"type":"string","value":"{\\"deep\\":[1]}"},"e":{"type":"double","value":1.5},"__proto__":{"type":"string","value":"x"}}',
      ),
    );
  });

  it('of a process that is nowhere has a service without a name', () => {
    expect(read(trace([{ ...bare, processID: '__proto__' }])).accepted[0]?.resource.attributes).toEqual({});
  });
});

describe('a file of Zipkin', () => {
  const { accepted, refused, warnings, format } = read(fixture('zipkin.json'));
  const [root, call, server, query, wait] = ['get /home', 'get', 'get /api', 'query', 'wait'].map((name) =>
    named(accepted, name),
  ) as [Span, Span, Span, Span, Span];

  it('is read whole', () => {
    expect([format, accepted.length, refused]).toEqual(['zipkin', 5, []]);
    expect(root).toMatchObject({ traceId: '00000000000000005982fe77008310cc', parentId: null, kind: 'unspecified' });
  });

  it('loses no half of a call whose two sides wrote under one id', () => {
    expect(new Set(accepted.map(({ spanId }) => spanId)).size).toBe(5);
    expect(server).toMatchObject({ parentId: call.spanId, kind: 'server' });
    expect(call).toMatchObject({ parentId: root.spanId, kind: 'client', spanId: 'bd7a977555f6b982' });
    expect(codes(warnings)).toContain('file/shared-id');
  });

  it('hangs what each side did from that side', () => {
    expect(query.parentId).toBe(server.spanId);
    expect(wait.parentId).toBe(call.spanId);
  });

  it('gives the server’s half the same id each time, so that a second import meets its own spans', () => {
    expect(read(fixture('zipkin.json')).accepted.map(({ spanId }) => spanId)).toEqual(accepted.map(({ spanId }) => spanId)); // prettier-ignore
  });

  it('leaves the id of a shared span alone whose caller is not in the file', () => {
    const [, , half] = JSON.parse(fixture('zipkin.json')) as unknown[];
    expect(read([half]).accepted[0]).toMatchObject({ spanId: 'bd7a977555f6b982', parentId: '5982fe77008310cc' });
  });

  it('fails a span for a tag error, whatever it says', () => {
    expect([call.status, server.status, query.status]).toEqual([
      { code: 'error', message: '500' },
      { code: 'error', message: 'boom' },
      { code: 'error', message: '' },
    ]);
  });

  it('has its endpoints under the conventions’ names, and its tags as the texts that they are', () => {
    expect(plain(call)).toEqual({
      'http.status_code': '500', 'network.local.address': '192.168.99.1', 'peer.service': 'backend',
      'network.peer.address': '2001:db8::c001', 'network.peer.port': 9000,
    });
    expect(call.events).toMatchObject([{ name: 'ws', time: 1_795_000_000_012_000_000n }]);
    expect([server.scope.name, query.kind, query.end === query.start]).toEqual(['brave', 'internal', true]);
  }); // prettier-ignore

  it('may hold the lists of several traces', () => {
    const list = JSON.parse(fixture('zipkin.json')) as unknown[];
    const { accepted: all, refused: none } = read([list, [{ traceId: 'ff', id: 'ee', timestamp: 1 }, 5]]);
    expect(all).toHaveLength(6);
    expect(none).toMatchObject([{ code: 'file/not-a-span', at: [1, 1] }]);
  });
});

const otlp = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'n', startTimeUnixNano: '1795000000000000000', endTimeUnixNano: '1795000000000000001' }] }] }] }; // prettier-ignore

const record = { timeUnixNano: '1795000000000000000', body: { stringValue: 'charged' }, traceId: 'a'.repeat(32) };
const logs = (...logRecords: object[]): object => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeLogs: [{ scope: { name: 'logger' }, logRecords }],
    },
  ],
});

describe('a file', () => {
  it('of OTLP may be one document, a list, or one a line, and is read as a request is', () => {
    const line = JSON.stringify(otlp);
    const forms = [otlp, [otlp, otlp], `${line}\n\n${line}\n`, `\uFEFF${JSON.stringify(otlp, null, 2)}`];
    expect(forms.map((form) => read(form).accepted.length)).toEqual([1, 2, 2, 1]);
  });

  it('that was cut off in its last line gives its other lines, and tells which is broken', () => {
    const line = JSON.stringify(otlp);
    const { accepted, warnings } = read(`${line}\n${line.slice(0, 40)}`);
    expect(accepted).toHaveLength(1);
    expect(warnings).toMatchObject([{ code: 'file/broken-line', message: 'Line 2 is not JSON and was left out.' }]);
  });

  it('of OTLP brings its log records, as the door for logs takes them', () => {
    const { accepted, signals, refused, refusedSignals } = read(
      `${JSON.stringify(otlp)}\n${JSON.stringify(logs(record))}`,
    );
    expect([accepted.length, refused, refusedSignals]).toEqual([1, [], []]);
    const body = new TextEncoder().encode(JSON.stringify(logs(record)));
    const byDoor = readLogs({ body, encoding: 'application/json', coding: undefined }, {});
    expect(byDoor).toMatchObject({ kind: 'reading', reading: { signals } });
    expect(signals).toMatchObject([{ signal: 'log', log: { group: '/otlp/shop', stream: 'logger' } }]);
  });

  it('of OTLP may have spans and log records in one document, and log records alone', () => {
    const both = read({ ...otlp, ...logs(record, record) });
    expect([both.accepted.length, both.signals?.length]).toEqual([1, 2]);
    const alone = read([logs(record), logs(record)]);
    expect([alone.accepted, alone.signals?.length, alone.warnings]).toEqual([[], 2, []]);
  });

  it('of OTLP has its refused log records told apart from its refused spans', () => {
    const { refused, refusedSignals } = read({ ...otlp, ...logs(record, { ...record, severityText: 5 }) });
    expect(refused).toEqual([]);
    expect(codes(refusedSignals ?? [])).toEqual(['otlp/wrong-type']);
  });

  it('of OTLP with metrics is told once that they are not taken', () => {
    const metrics = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [] }] });
    const { accepted, signals, warnings } = read(`${metrics}\n${JSON.stringify(otlp)}\n${metrics}`);
    expect([accepted.length, signals]).toEqual([1, undefined]);
    expect(codes(warnings)).toEqual(['file/metrics-left-out']);
  });

  it.each([
    ['nothing at all', '', 'it is not JSON'],
    ['text', 'hello', 'it is not JSON'],
    ['an empty list', [], 'its list is empty'],
    ['a number', 5, 'no object stands in it'],
    ['a broken document', '{\n"data": [\n{}\n', 'it is not JSON, or was cut off'],
    ['Zipkin’s v1', [{ traceId: 'a', id: 'b', binaryAnnotations: [] }], 'it is Zipkin’s JSON v1'],
    ['Tempo’s answer', { batches: [] }, 'Tempo'],
    ['a profile of Chrome', { traceEvents: [] }, 'Chrome'],
    ['one span', { traceId: 'a', spanId: 'b' }, 'one span alone'],
    ['snake_case logs', { resource_logs: [] }, 'snake_case'],
    ['something else', { '<img src=x>': 1 }, 'its first keys are “�img�src�x�”'],
    ['lines of two formats', `${JSON.stringify(otlp)}\n${JSON.stringify({ data: [] })}`, 'line 2: it is jaeger'],
  ])('that holds %s is refused in words', (_what, content, words) => {
    expect(refusal(content)).toContain(words);
    expect(refusal(content)).toMatch(/^400 /);
  });

  it.each([
    ['Jaeger', fixture('jaeger.json')],
    ['Zipkin', fixture('zipkin.json')],
    ['OTLP', JSON.stringify({ resourceSpans: Array.from({ length: 4 }, () => otlp.resourceSpans[0]) })],
  ])('of %s with more parts than one delivery may hold is refused whole', (_format, content) => {
    expect(refusal(content, { ...defaultLimits, parts: 3 })).toMatch(/^413 .*more than 3 spans/);
  });

  it.each(['jaeger.json', 'zipkin.json'])('%s is trimmed to the limits of every other way in', (name) => {
    const limits = { ...defaultLimits, attributes: 1, annotations: 0, textLength: 4 };
    const { accepted, warnings } = read(fixture(name), limits);
    expect(accepted.every(({ events }) => events.length === 0)).toBe(true);
    expect(codes(warnings)).toEqual(expect.arrayContaining(['otlp/too-many-attributes', 'otlp/too-many-events', 'otlp/too-long-text'])); // prettier-ignore
  });
});
