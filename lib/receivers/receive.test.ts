import { describe, expect, it } from 'vitest';
import type { Delivery, Reply } from './delivery.ts';
import type { IngestKey } from './keys/key-record.ts';
import { mintIngestKey } from './keys/mint-ingest-key.ts';
import { receive, route } from './receive.ts';
import type { Receipt } from './receiver.ts';

const key = mintIngestKey();
const record: IngestKey = { key, workspace: 'w', environment: { name: 'Dev', slug: 'dev' }, createdAt: 0 };

const delivery = (fields: Partial<Delivery> = {}): Delivery => ({
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/traces',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode('{}'),
  ...fields,
});

const take = (fields: Partial<Delivery> = {}, keyRequired = false): Receipt =>
  receive(delivery(fields), { lookup: (sent) => (sent === key ? record : undefined), keyRequired });

const told = (reply: Reply): unknown => JSON.parse(new TextDecoder().decode(reply.body));

function replied(receipt: Receipt): Receipt & { kind: 'reply' } {
  if (receipt.kind !== 'reply') throw new Error('It was read.');
  return receipt;
}

/** Headers as a client of AWS signs, for a service. */
const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=id/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=ab`,
});

const at = (path: string, headers: Record<string, string> = {}): string =>
  route({ door: 'otlp-http', path, headers }).id;

describe('receiving', () => {
  it('gives each path to its receiver, and every other to OTLP', () => {
    expect(route({ door: 'otlp-http', path: '/1/auth' }).id).toBe('honeycomb');
    expect(route({ door: 'otlp-http', path: '/v1/traces' }).id).toBe('otlp');
    expect(route({ door: 'otlp-http', path: '/anything' }).id).toBe('otlp');
  });

  it('gives what nobody claims to whose client sent it, known by its target, its signature or its token', () => {
    expect(at('/', { 'x-amz-target': 'Logs_20140328.PutLogEvents' })).toBe('cloudwatch-logs');
    expect(at('/', signed('logs'))).toBe('cloudwatch-logs');
    expect([at('/', signed('xray')), at('/TraceSummaries')]).toEqual(['xray', 'xray']);
    expect([at('/api/1/item/'), at('/item/', { 'x-rollbar-access-token': 'x' })]).toEqual(['rollbar', 'rollbar']);
    expect([at('/', signed('s3')), at('/v1/traces', signed('xray'))]).toEqual(['otlp', 'otlp']);
  });

  it.each([
    [
      '/',
      { 'x-amz-target': 'Logs_20140328.PutLogEvents' },
      'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=http://localhost:4318/aws/logs',
    ],
    ['/TraceSummaries', {}, 'AWS_ENDPOINT_URL_XRAY=http://localhost:4318/aws/xray'],
    ['/item/', { 'x-rollbar-access-token': 'x' }, 'endpoint: "http://localhost:4318/rollbar/api/1/item/"'],
  ])('answers %s with the address that a client is to be set to', (path, headers, address) => {
    const { reply, problem } = replied(take({ path, headers }));
    expect([reply.status, problem?.code]).toEqual([404, 'transport/wrong-path']);
    expect(problem?.hint).toContain(address);
    expect((told(reply) as { message: string }).message).toContain(address);
  });

  it('reads spans for the tenant of their key, wherever the key stands', () => {
    const tenant = { workspace: 'w', environment: 'dev' };
    const headers = { 'content-type': 'application/json', 'x-honeycomb-team': key };
    expect(take({ headers }, true)).toMatchObject({ kind: 'reading', tenant });
    expect(take({ path: `/${key}/v1/traces` }, true)).toMatchObject({ kind: 'reading', tenant });
  });

  it('answers a missing key with 401 and Honeycomb’s exact words, and how to go on, in a Status', () => {
    const { reply, problem } = replied(take({}, true));
    expect(reply).toMatchObject({ status: 401, headers: { 'content-type': 'application/json' } });
    expect(told(reply)).toEqual({ message: `missing 'x-honeycomb-team' header. ${problem?.hint}` });
    expect(problem?.code).toBe('transport/missing-key');
  });

  it('answers an unknown key with 401 although none is required', () => {
    const headers = { 'content-type': 'application/json', 'x-honeycomb-team': 'nonsense' };
    expect(told(replied(take({ headers })).reply)).toEqual({
      message: expect.stringMatching(/^unknown API key - check your credentials\. \w/) as unknown,
    });
  });

  it('answers a key with what it is for', () => {
    const receipt = replied(take({ method: 'GET', path: '/1/auth', headers: { 'x-honeycomb-team': key } }));
    expect(receipt).toMatchObject({ reply: { status: 200 }, problem: null });
    expect(replied(take({ method: 'GET', path: '/1/auth' })).problem?.code).toBe('transport/unknown-key');
  });

  it.each(['/', '/v1/metrics', '//v1/traces'])('answers %s with 404 and a hint', (path) => {
    const { reply, problem } = replied(take({ path }));
    expect(reply.status).toBe(404);
    expect(told(reply)).toEqual({ message: `${problem?.message} ${problem?.hint}` });
  });

  it('answers a browser that looks at the address with 405 rather than 401', () => {
    expect(replied(take({ method: 'GET', headers: {} }, true)).reply.status).toBe(405);
  });

  it('leaves the answer to whoever stores what was read', () => {
    const receipt = take();
    if (receipt.kind !== 'reading') throw new Error('It was answered.');
    expect(told(receipt.answer({ accepted: 0, refused: [], duplicates: 0 }))).toEqual({});
    expect(receipt.refuse(503, 'full', 2)).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
  });
});
