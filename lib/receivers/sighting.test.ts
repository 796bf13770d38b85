import { describe, expect, it } from 'vitest';
import type { Delivery } from './delivery.ts';
import type { KeyPolicy } from './keys/key-record.ts';
import { mintIngestKey } from './keys/mint-ingest-key.ts';
import { nearestKey } from './keys/nearest-key.ts';
import { receive } from './receive.ts';
import { refusalOf, sightingOf, turnedAwayOf } from './sighting.ts';

const key = mintIngestKey();
const record = { key, workspace: 'ada', environment: { name: 'Dev', slug: 'dev' }, createdAt: 0 };
const policy: KeyPolicy = {
  lookup: (sent) => (sent === key ? record : undefined),
  nearest: (sent) => (nearestKey(sent, [key]) === undefined ? undefined : record),
  keyRequired: false,
};

const span = (traceId: string) => ({
  traceId,
  spanId: 'eee19b7ec3c1b174',
  name: 'a',
  startTimeUnixNano: '1795336878929000000',
  endTimeUnixNano: '1795336878930000000',
});
const body = (...traceIds: string[]): Uint8Array => {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop\u001b[2J' } }] };
  const resourceSpans = [{ resource, scopeSpans: [{ spans: traceIds.map(span) }] }];
  return new TextEncoder().encode(JSON.stringify({ resourceSpans }));
};

const delivery = (fields: Partial<Delivery> = {}): Delivery => ({
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/traces',
  headers: { 'content-type': 'application/json', 'user-agent': 'curl/8', 'x-honeycomb-team': key },
  body: body('a'.repeat(32)),
  ...fields,
});

function refused(fields: Partial<Delivery>, required = false) {
  const sent = delivery(fields);
  const receipt = receive(sent, { ...policy, keyRequired: required });
  if (receipt.kind !== 'reply') throw new Error('It was read.');
  return refusalOf(sent, receipt, { ...policy, keyRequired: required });
}

describe('what is remembered of a request that was taken', () => {
  it('names its sender, its traces and what became of them, and the key only masked', () => {
    const sent = delivery({ body: body('a'.repeat(32), 'b'.repeat(32), 'a'.repeat(32)) });
    const receipt = receive(sent, policy);
    if (receipt.kind !== 'reading') throw new Error('It was answered.');
    const { accepted, refused: bad, warnings } = receipt.reading;
    const reply = receipt.answer({ accepted: 3, refused: bad, duplicates: 1 });
    const sighting = sightingOf(sent, receipt.tenant, { reply, accepted, duplicates: 1, refused: bad, warnings });
    expect(sighting).toMatchObject({
      door: 'otlp-http',
      path: '/v1/traces',
      signal: 'traces',
      protocol: 'http/json',
      encoding: 'identity',
      bytes: sent.body.byteLength,
      userAgent: 'curl/8',
      status: 200,
      grpcStatus: null,
      workspace: 'ada',
      environment: 'dev',
      accepted: 2,
      duplicates: 1,
      services: ['shop�[2J'],
      traceIds: ['a'.repeat(32), 'b'.repeat(32)],
      problem: null,
    });
    expect(JSON.stringify(sighting)).not.toContain(key.slice(6, 60));
  });

  it('holds none of its spans, whatever else the tenant is', () => {
    const sent = delivery();
    const batch = { workspace: 'ada', environment: 'dev', spans: [{ name: 'a' }], refused: [] };
    const nothing = { accepted: [], duplicates: 0, refused: [], warnings: [] };
    const sighting = sightingOf(sent, batch, { reply: { status: 200, headers: {} }, ...nothing });
    expect(Object.keys(sighting)).not.toContain('spans');
    expect(JSON.stringify(sighting).length).toBeLessThan(600);
  });
});

describe('what is remembered of a request that was refused', () => {
  it('is whose the key says, although the path was wrong', () => {
    const { sighting } = refused({ path: '/v1/trace' });
    expect(sighting).toMatchObject({ workspace: 'ada', status: 404, problem: { code: 'transport/wrong-path' } });
  });

  it.each(['', '/'])('holds no key of a path%s', (end) => {
    const { sighting } = refused({ path: `/${key.slice(0, 40)}/v1/traces${end}`, headers: {} });
    expect(sighting.path).toBe(`/…/v1/traces${end}`);
    expect(JSON.stringify(sighting)).not.toContain(key.slice(6, 40));
  });

  it('is nobody’s with a key that nobody made, and tells whose it nearly is', () => {
    const slipped = `${key.slice(0, 30)}${key[30] === 'a' ? 'b' : 'a'}${key.slice(31)}`;
    const { sighting, meant } = refused({ headers: { 'x-honeycomb-team': slipped } });
    expect([sighting.workspace, meant]).toEqual([null, 'ada']);
    expect(sighting.problem).toMatchObject({
      code: 'transport/unknown-key',
      hint: expect.stringContaining(`…${key.slice(-4)}`) as unknown,
    });
    expect(refused({ headers: { 'x-honeycomb-team': mintIngestKey() } }).meant).toBeNull();
  });

  it('is nobody’s without a key where one is required', () => {
    const { sighting } = refused({ headers: { 'content-type': 'application/json' } }, true);
    expect(sighting).toMatchObject({ workspace: null, key: null, problem: { code: 'transport/missing-key' } });
  });

  it('has gRPC’s status beside HTTP’s', () => {
    const headers = { 'content-type': 'application/grpc' };
    expect(refused({ headers }).sighting).toMatchObject({ status: 200, grpcStatus: 12, protocol: 'grpc' });
  });

  it('is remembered of bytes that were no request', () => {
    const problem = { code: 'transport/tls', message: 'm', hint: 'h' } as const;
    const head = { door: 'otlp-grpc', method: '', path: '', headers: {} } as const;
    const { sighting } = turnedAwayOf({ ...head, bytes: 3, status: 400, problem }, policy);
    expect(sighting).toMatchObject({ door: 'otlp-grpc', method: '', status: 400, workspace: 'local', problem });
  });
});
