import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../delivery.ts';
import type { Receipt } from '../receiver.ts';
import { defaultLimits } from './limits.ts';
import { otlp } from './receiver.ts';

const JSON_TYPE = 'application/json';
const good =
  '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"a","startTimeUnixNano":"1795336878929000000","endTimeUnixNano":"1795336878929000001"}]}]}]}';

function deliver(body: string | Uint8Array, headers: Record<string, string> = {}, method = 'POST'): Receipt {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const all = { 'content-type': JSON_TYPE, ...headers };
  const tenant = { workspace: 'local', environment: 'test' };
  return otlp.receive(
    { door: 'otlp-http', method, path: '/v1/traces', headers: all, body: bytes },
    {
      limits: { ...defaultLimits, bodyBytes: 2000, inflatedBytes: 3000 },
      addresses: { http: null, grpc: null },
      lookup: () => undefined,
      signer: () => undefined,
      holderOfToken: () => undefined,
      authorise: () => ({ kind: 'granted', tenant, warning: null }),
      shownPath: (path) => path,
    },
  );
}

function replyOf(receipt: Receipt): Reply & { text: string } {
  if (receipt.kind !== 'reply') throw new Error('It was read.');
  return { ...receipt.reply, text: new TextDecoder().decode(receipt.reply.body) };
}

const namesIn = (receipt: Receipt): unknown[] =>
  receipt.kind === 'reading' ? receipt.reading.accepted.map(({ name }) => name) : [problemOf(receipt)?.code];

const problemOf = (receipt: Receipt) => (receipt.kind === 'reply' ? receipt.problem : null);

describe('receiving traces', () => {
  it.each([
    ['plain', good, undefined],
    ['identity', good, 'identity'],
    ['gzip', gzipSync(good), 'gzip'],
    ['GZIP in capitals', gzipSync(good), 'GZIP'],
    ['deflate, a zlib stream', deflateSync(good), 'deflate'],
    ['deflate without the zlib frame', deflateRawSync(good), 'deflate'],
  ])('reads a body that is %s', (_what, body, coding) => {
    expect(namesIn(deliver(body, coding === undefined ? {} : { 'content-encoding': coding }))).toEqual(['a']);
  });

  it('takes an empty request for a success, as the specification has it', () => {
    for (const type of [JSON_TYPE, 'application/x-protobuf']) {
      const receipt = deliver('', { 'content-type': type });
      expect(receipt).toMatchObject({ kind: 'reading', reading: { accepted: [], refused: [], warnings: [] } });
    }
  });

  it('ignores the parameters and the case of the content type', () => {
    expect(namesIn(deliver(good, { 'content-type': 'Application/JSON; charset=utf-8' }))).toEqual(['a']);
  });

  it.each([
    ['text/plain', 'fetch with a string'],
    ['application/x-www-form-urlencoded', 'curl -d'],
    ['application/xml', 'Set the Content-Type'],
    ['', 'There is none.'],
  ])('answers content type “%s” with 415 in a Status, and says how it comes about', (type, words) => {
    const reply = replyOf(deliver(good, { 'content-type': type }));
    expect(reply).toMatchObject({ status: 415, headers: { 'content-type': JSON_TYPE } });
    const { message } = JSON.parse(reply.text) as { message: string };
    expect(message).toContain('supported: [application/x-protobuf, application/protobuf, application/json]');
    expect(message).toContain(words);
  });

  it.each(['GET', 'PUT', 'DELETE'])('answers %s with 405 and what is allowed', (method) => {
    expect(replyOf(deliver('', {}, method))).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('answers a coding it does not know with 415, and says which it knows', () => {
    const reply = replyOf(deliver(good, { 'content-encoding': 'lz4' }));
    expect(reply.status).toBe(415);
    expect(reply.text).toContain('[identity, gzip, deflate');
  });

  it('is not led to an inherited property by the name of a coding', () => {
    expect(replyOf(deliver(good, { 'content-encoding': 'constructor' })).status).toBe(415);
  });

  it('answers 413 to more bytes than the limit, on the wire and unfolded', () => {
    expect(replyOf(deliver(' '.repeat(2001)))).toMatchObject({ status: 413 });
    expect(replyOf(deliver(gzipSync(' '.repeat(3001)), { 'content-encoding': 'gzip' }))).toMatchObject({ status: 413 });
    expect(namesIn(deliver(gzipSync(good + ' '.repeat(2500)), { 'content-encoding': 'gzip' }))).toEqual(['a']);
  });

  it('answers what does not decode with a Status in the encoding that was sent', () => {
    const json = replyOf(deliver('{'));
    expect(json).toMatchObject({ status: 400, headers: { 'content-type': JSON_TYPE } });
    expect(JSON.parse(json.text)).toEqual({ message: expect.stringContaining('JSON') as unknown });
    for (const type of ['application/x-protobuf', 'application/protobuf']) {
      const protobuf = replyOf(deliver('{', { 'content-type': type }));
      expect(protobuf).toMatchObject({ status: 400, headers: { 'content-type': type } });
      // google.rpc.Status: field 2, length-delimited.
      expect(protobuf.body[0]).toBe(0x12);
    }
  });
});
