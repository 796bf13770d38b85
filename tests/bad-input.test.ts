import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { protobufOf, type Json } from './interop/protobuf-of.ts';
import { openReceivingDoor, type ReceivingDoor } from './interop/receiving-door.ts';

const MiB = 1024 * 1024;
const MAX_BODY = 4 * MiB;
const JSON_TYPE = 'application/json';
const PROTOBUF_TYPE = 'application/x-protobuf';

let door: ReceivingDoor;
beforeAll(async () => {
  door = await openReceivingDoor({ maxBodyBytes: MAX_BODY });
});
afterAll(() => door.close());

/** After whatever was sent, the server is up and takes a good span. */
afterEach(async () => {
  for (const list of [door.spans, door.refused, door.warnings, door.reported]) list.length = 0;
  const { status } = await post(JSON.stringify(requestOf(span())));
  if (status !== 200 || door.spans.length !== 1) throw new Error(`The server no longer takes a good span (${status}).`);
  for (const list of [door.spans, door.deliveries]) list.length = 0;
});

const span = (fields: Json = {}): Json => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  name: 'good',
  startTimeUnixNano: '1795336878929000000',
  endTimeUnixNano: '1795336878930000000',
  ...fields,
});

const requestOf = (...spans: unknown[]): Json => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

interface Answer {
  status: number;
  contentType: string | null;
  body: unknown;
}

async function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  const response = await fetch(`${door.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': JSON_TYPE, ...headers },
    body: bytes,
  });
  const contentType = response.headers.get('content-type');
  const text = await response.text();
  return { status: response.status, contentType, body: contentType === JSON_TYPE ? JSON.parse(text) : text };
}

const postProtobuf = (body: Uint8Array, headers = {}): Promise<Answer> =>
  post(body, { 'content-type': PROTOBUF_TYPE, ...headers });

const says = (words: string): unknown => expect.stringContaining(words);

const partial = (rejected: number, words: string): Answer => ({
  status: 200,
  contentType: JSON_TYPE,
  body: { partialSuccess: { rejectedSpans: String(rejected), errorMessage: says(words) } },
});

describe('a body that is not what it says', () => {
  it.each([
    ['cut-off JSON', JSON.stringify(requestOf(span())).slice(0, -9), 'does not decode as JSON'],
    ['an HTML page', '<!doctype html><title>hello</title>', 'does not decode as JSON'],
    ['a JSON list', '[]', 'resourceSpans belongs at the top'],
    ['JSON null', 'null', 'resourceSpans belongs at the top'],
    ['a frame of the wrong type', '{"resourceSpans": {}}', 'resourceSpans is not a list'],
    ['snake_case keys', '{"resource_spans": []}', 'snake_case (resource_spans)'],
    ['nested snake_case keys', '{"resourceSpans": [{"scope_spans": []}]}', 'snake_case (scope_spans)'],
  ])('is answered with 400 in words: %s', async (_what, body, words) => {
    expect(await post(body)).toEqual({ status: 400, contentType: JSON_TYPE, body: { message: says(words) } });
  });

  it('is answered with a Status in protobuf where protobuf was sent: cut off at any byte', async () => {
    const whole = protobufOf(requestOf(span(), span()));
    for (const length of [1, 2, 3, 10, whole.length - 1]) {
      const answer = await postProtobuf(whole.slice(0, length));
      expect(answer).toMatchObject({
        status: 400,
        contentType: PROTOBUF_TYPE,
        body: says('does not decode as protobuf'),
      });
    }
    expect(door.spans).toEqual([]);
  });

  it('survives random bytes in either encoding', async () => {
    for (let round = 0; round < 60; round += 1) {
      const noise = crypto.getRandomValues(new Uint8Array(300));
      expect([200, 400]).toContain((await postProtobuf(noise)).status);
      expect((await post(noise)).status).toBe(400);
    }
  });

  it('survives every single flipped byte of a good request, and takes what still reads', async () => {
    const whole = protobufOf(requestOf(span({ attributes: [{ key: 'a', value: { stringValue: 'b' } }] }), span()));
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = whole.slice();
      flipped[at] = flipped[at]! ^ 0xff;
      expect([200, 400]).toContain((await postProtobuf(flipped)).status);
    }
  });

  it('is refused where its compression is a lie, cut off, or unknown', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    const whole = gzipSync(JSON.stringify(requestOf(span())));
    expect(await post('{}', gzip)).toMatchObject({ status: 400, body: { message: says('does not decompress') } });
    expect(await post(whole.subarray(0, 40), gzip)).toMatchObject({ status: 400 });
    expect(await post(whole, { 'content-encoding': 'snappy' })).toMatchObject({
      status: 415,
      body: { message: says('supported: [identity, gzip, deflate') },
    });
  });
});

describe('a body that is too large', () => {
  it('is refused by its announced length, and when it is sent without one', async () => {
    const large = new Uint8Array(MAX_BODY + 1);
    expect(await post(large)).toMatchObject({ status: 413, body: { message: says(`more than ${MAX_BODY} bytes`) } });
    const unannounced = await fetch(`${door.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': PROTOBUF_TYPE },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unannounced.status).toBe(413);
    expect(door.deliveries).toEqual([]);
    expect(door.reported.map(({ code }) => code)).toEqual(['transport/too-large', 'transport/too-large']);
  });

  it('is refused when it only unfolds to that: a gzip bomb of a gigabyte', async () => {
    const bomb = gzipSync(Buffer.alloc(1024 * MiB));
    expect(bomb.length).toBeLessThan(MAX_BODY);
    const before = process.memoryUsage().arrayBuffers;
    const answer = await post(bomb, { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 413, body: { message: says('after decompression') } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MiB);
  });

  it('is refused when two bytes each stand for an object, in either encoding', async () => {
    const dense = new Uint8Array(MAX_BODY);
    for (let at = 0; at < dense.length; at += 2) dense.set([0x12, 0x00], at);
    const writer = new PbfWriter();
    writer.writeMessage(1, (_: null, inner) => inner.writeBytesField(2, dense.subarray(0, MAX_BODY - 64)), null);
    expect(await postProtobuf(writer.finish())).toMatchObject({ status: 413, body: says('more than 2000000 spans') });

    const objects = `{"resourceSpans":[${'{},'.repeat(1_300_000)}{}]}`;
    expect((await post(objects)).status).toBe(200);
  });
});

describe('bad spans among good ones', () => {
  const bad: readonly [string, Json | string, string][] = [
    ['a trace id of zeros', span({ traceId: '0'.repeat(32) }), 'its traceId is all zeros'],
    ['a span id of zeros', span({ spanId: '0'.repeat(16) }), 'its spanId is all zeros'],
    ['a short trace id', span({ traceId: 'abcd' }), 'its traceId is not 16 bytes: 2 bytes arrived'],
    ['no ids', span({ traceId: undefined }), 'its traceId is not 16 bytes: none arrived'],
    [
      'a base64 trace id',
      span({ traceId: 'W47/95gDgQPSabYzgT/GDA==' }),
      'its traceId is base64; OTLP/JSON writes ids as hex',
    ],
    ['a base64 span id', span({ spanId: '7uGbfsPBsXQ=' }), 'its spanId is base64'],
    ['a base64 parent', span({ parentSpanId: '7uGbfsPBsXQ=' }), 'its parentSpanId is base64'],
    ['snake_case keys', { ...span(), traceId: undefined, trace_id: 'x' }, 'trace_id is snake_case'],
    ['no start', span({ startTimeUnixNano: undefined }), 'no startTimeUnixNano'],
    ['no end', span({ endTimeUnixNano: 0 }), 'no endTimeUnixNano'],
    [
      'a negative time',
      span({ startTimeUnixNano: '-1' }),
      'startTimeUnixNano is negative or lies beyond the year 2200',
    ],
    ['a time beyond int64', span({ endTimeUnixNano: '9223372036854775808' }), 'endTimeUnixNano is negative or lies'],
    ['a time of forty digits', span({ endTimeUnixNano: '9'.repeat(40) }), 'endTimeUnixNano is negative or lies'],
    ['an ISO time', span({ startTimeUnixNano: '2026-11-22T10:00:00Z' }), 'startTimeUnixNano is a string where a count'],
    ['a number for a name', span({ name: 7 }), 'name is a number where a string belongs'],
    ['an object for attributes', span({ attributes: { a: 1 } }), 'attributes is an object where a list belongs'],
    [
      'a bare attribute value',
      span({ attributes: [{ key: 'a', value: 'b' }] }),
      'value is a string where an object such as',
    ],
    [
      'text for an int',
      span({ attributes: [{ key: 'a', value: { intValue: 'x' } }] }),
      'intValue is a string where an integer',
    ],
    ['a snake_case value', span({ attributes: [{ key: 'a', value: { int_value: 1 } }] }), 'int_value is snake_case'],
    ['a string for a span', 'span', 'an entry of spans is a string where an object belongs'],
  ];

  it.each(bad)('are refused with the reason, and the others kept: %s', async (_what, broken, words) => {
    expect(await post(JSON.stringify(requestOf(span({ name: 'before' }), broken, span({ name: 'after' }))))).toEqual(
      partial(1, words),
    );
    expect(door.spans.map(({ name }) => name)).toEqual(['before', 'after']);
    expect(door.refused).toHaveLength(1);
    expect(door.refused[0]?.at).toEqual(['resourceSpans', 0, 'scopeSpans', 0, 'spans', 1]);
  });

  it('are refused in protobuf too, where the middle span’s own bytes are broken', async () => {
    const whole = protobufOf(requestOf(span({ name: 'before' }), span({ name: 'MIDDLE' }), span({ name: 'after' })));
    const at = Buffer.from(whole).indexOf('MIDDLE');
    // The name's length now passes the span's end.
    whole[at - 1] = 0x7f;
    const answer = await postProtobuf(whole);
    expect(answer).toMatchObject({ status: 200, contentType: PROTOBUF_TYPE, body: says('1 of 3 spans refused') });
    expect(door.spans.map(({ name }) => name)).toEqual(['before', 'after']);
  });

  it('are counted one by one and told by kind when there are very many', async () => {
    const zeros = span({ spanId: '0'.repeat(16) });
    const many = Array.from({ length: 10_000 }, () => zeros);
    expect(await post(JSON.stringify(requestOf(span(), ...many)))).toEqual(partial(10_000, '(10000 such)'));
    expect(door.refused).toHaveLength(10_000);
    expect(new Set(door.refused).size).toBeLessThan(200);
  });
});

describe('spans that are odd and stay', () => {
  it('keeps an end before its start', async () => {
    expect(await post(JSON.stringify(requestOf(span({ endTimeUnixNano: '1795336878928000000' }))))).toMatchObject({
      body: {},
    });
    expect(door.spans).toHaveLength(1);
  });

  it('keeps a time in milliseconds, and says what it looks like', async () => {
    const odd = span({ startTimeUnixNano: '1795336878929', endTimeUnixNano: '1795336878930' });
    expect(await post(JSON.stringify(requestOf(odd)))).toEqual(partial(0, 'before the year 2000'));
    expect(door.spans[0]?.start).toBe(1_795_336_878_929n);
  });

  it('keeps the first 2,000 of a million attributes and counts the rest, in either encoding', async () => {
    const roomy = await openReceivingDoor();
    const attributes = Array.from({ length: 1_000_000 }, (_, index) => ({
      key: `k${index}`,
      value: { boolValue: true },
    }));
    const request = requestOf(span({ attributes }));
    for (const [type, body] of [
      [JSON_TYPE, new TextEncoder().encode(JSON.stringify(request))],
      [PROTOBUF_TYPE, protobufOf(request)],
    ] as const) {
      const headers = { 'content-type': type };
      const response = await fetch(`${roomy.url}/v1/traces`, { method: 'POST', headers, body: new Uint8Array(body) });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('more than 2000 attributes');
    }
    for (const kept of roomy.spans) {
      expect(Object.keys(kept.attributes)).toHaveLength(2_000);
      expect(kept.dropped.attributes).toBe(998_000);
    }
    expect(roomy.spans).toHaveLength(2);
    await roomy.close();
  });

  it('leaves out what is nested beyond 32, however deep it goes', async () => {
    const depth = 50_000;
    const value = `${'{"arrayValue":{"values":['.repeat(depth)}{}${']}}'.repeat(depth)}`;
    const body = JSON.stringify(requestOf(span({ attributes: [{ key: 'deep', value: 'HERE' }] }))).replace(
      '"HERE"',
      value,
    );
    expect(await post(body)).toEqual(partial(0, 'nested more than 32 deep'));
    expect(door.spans[0]?.attributes.deep?.type).toBe('array');
  });

  it('cuts a string of a megabyte and shows the cut', async () => {
    const attributes = [{ key: 'long', value: { stringValue: 'x'.repeat(MiB) } }];
    expect(await post(JSON.stringify(requestOf(span({ attributes }))))).toEqual(partial(0, 'cut to its first 65536'));
    expect(door.spans[0]?.attributes.long?.value).toMatch(/^x{65536}…$/);
  });

  it('keeps HTML, ANSI and prototype names as the data they are, and echoes none of it', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u001b[2J\u202e';
    const attributes = [
      { key: '__proto__', value: { stringValue: hostile } },
      { key: 'constructor', value: { stringValue: hostile } },
    ];
    const broken = span({ name: `\u001b[31m${hostile}`, traceId: 'no' });
    const answer = await post(JSON.stringify(requestOf(span({ name: hostile, attributes }), broken)));
    expect(answer).toEqual(partial(1, 'what arrived is not hex'));
    expect(JSON.stringify(answer.body)).not.toMatch(/\\u001b|\\u202e/);
    const [kept] = door.spans;
    expect(kept?.name).toBe(hostile);
    expect(Object.entries(kept?.attributes ?? {})).toEqual([
      ['__proto__', { type: 'string', value: hostile }],
      ['constructor', { type: 'string', value: hostile }],
    ]);
    expect(Object.getPrototypeOf(kept?.attributes)).toBe(Object.prototype);
  });

  it('mends half a surrogate pair, which JSON can spell and UTF-8 cannot', async () => {
    await post(JSON.stringify(requestOf(span({ name: 'half \ud83d' }))));
    expect(door.spans[0]?.name).toBe('half \ufffd');
  });
});

describe('bytes that are not HTTP', () => {
  it('are turned away, and the door says what it saw', async () => {
    const send = (bytes: Uint8Array | string): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = net.connect(door.port, '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (chunk) => (heard += String(chunk)));
        socket.on('error', () => {});
        socket.on('close', () => resolve(heard));
      });
    expect(await send(Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01))).toContain('http://');
    expect(await send('\u0000\u0001garbage\r\n\r\n')).toContain('400 Bad Request');
    expect(await send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n and no frame of it')).toBeTypeOf('string');
    expect(door.reported.map(({ code }) => code)).toEqual(['transport/tls', 'transport/not-http']);
  });
});
