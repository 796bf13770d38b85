import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { array, assert, asyncProperty, boolean, constantFrom, oneof, stringMatching, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../delivery.ts';
import { mintAwsKey } from '../keys/mint-keys.ts';
import { verifySignature, type AwsService } from './verify-signature.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 15, 0);
const MINUTE = 60_000;
const key = mintAwsKey();
const tenant = { workspace: 'ada', environment: 'dev' };
const signer = (id: string) => (id === key.accessKeyId ? { secretAccessKey: key.secretAccessKey, tenant } : undefined);
const logs: AwsService = { service: 'logs', protocol: 'json-1.1' };
const xray: AwsService = { service: 'xray', protocol: 'rest-json' };

/** What the SDK's signer asks of a hash, by Node's own. */
class Sha256 {
  readonly #hash;

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array | string);
  }

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

interface Wish {
  path?: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  region?: string;
  service?: string;
  at?: number;
  applyChecksum?: boolean;
}

/** A request as the signer of AWS’s own SDK signs it. */
async function signed({ path = '/aws/logs/', headers = {}, body = text('{}'), ...wish }: Wish = {}): Promise<Delivery> {
  const { region = 'us-east-1', service = 'logs', credentials = key, at = NOW, applyChecksum = true } = wish;
  const signature = new SignatureV4({ region, service, credentials, applyChecksum, sha256: Sha256 });
  const request = { method: 'POST', protocol: 'http:', hostname: 'localhost', path };
  const given = { host: 'localhost:3000', 'content-type': 'application/x-amz-json-1.1', ...headers };
  const done = await signature.sign({ ...request, headers: given, body }, { signingDate: new Date(at) });
  const lower = Object.entries(done.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { door: 'app', method: 'POST', path, headers: Object.fromEntries(lower) as Record<string, string>, body };
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const verified = (delivery: Delivery, aws = logs, now = NOW) => verifySignature(delivery, { signer }, aws, now);

/** The error of a denied request, as its client reads it. */
function denialOf(delivery: Delivery, aws = logs, now = NOW) {
  const outcome = verified(delivery, aws, now);
  if (outcome.kind !== 'denied') throw new Error('It was not denied.');
  const { reply, problem } = outcome.receipt;
  const body = JSON.parse(new TextDecoder().decode(reply.body)) as { __type?: string; message: string };
  const type = body.__type ?? reply.headers['x-amzn-errortype'];
  return { status: reply.status, type, message: body.message, code: problem?.code, hint: problem?.hint ?? '' };
}

const without = (delivery: Delivery, name: string): Delivery => {
  const { [name]: _left, ...headers } = delivery.headers;
  return { ...delivery, headers };
};
const altered = (delivery: Delivery, name: string, from: string | RegExp, to: string): Delivery => ({
  ...delivery,
  headers: { ...delivery.headers, [name]: (delivery.headers[name] ?? '').replace(from, to) },
});

describe('a signed request', () => {
  it('is its key’s, in whatever region', async () => {
    const outcome = verified(await signed({ region: 'eu-central-1' }));
    expect(outcome).toEqual({ kind: 'signed', tenant, accessKeyId: key.accessKeyId, region: 'eu-central-1' });
  });

  it('is verified whatever its path, its headers and its body are', async () => {
    const word = stringMatching(/^[ !-~]{0,30}$/);
    const part = stringMatching(/^[\w .~!'()*+=:@$,;-]{1,12}$/).map(encodeURIComponent);
    const paths = array(oneof(part, constantFrom('', '.', '..')), { maxLength: 5 });
    await assert(
      asyncProperty(paths, word, uint8Array(), boolean(), async (parts, value, body, applyChecksum) => {
        const wish = { path: `/aws/${parts.join('/')}`, headers: { 'X-Amz-Target': value }, body, applyChecksum };
        expect(verified(await signed(wish)).kind).toBe('signed');
      }),
      { numRuns: 300 },
    );
  });

  it('may carry a session token, which nobody asks', async () => {
    const outcome = verified(await signed({ credentials: { ...key, sessionToken: 'temporary' } }));
    expect(outcome.kind).toBe('signed');
  });

  it('is taken while the clocks are five minutes apart, and no further', async () => {
    for (const off of [-5, 5]) expect(verified(await signed({ at: NOW + off * MINUTE })).kind).toBe('signed');
    expect(denialOf(await signed({ at: NOW - 6 * MINUTE }))).toMatchObject({
      type: 'InvalidSignatureException',
      message: 'Signature expired: 20261122T090900Z is now earlier than 20261122T091000Z (20261122T091500Z - 5 min.)',
      code: 'transport/clock-skew',
    });
    expect(denialOf(await signed({ at: NOW + 6 * MINUTE })).message).toBe(
      'Signature not yet current: 20261122T092100Z is still later than 20261122T092000Z (20261122T091500Z + 5 min.)',
    );
    for (const off of [-16, 16]) {
      expect(denialOf(await signed({ at: NOW + off * MINUTE }))).toMatchObject({ type: 'RequestExpired' });
    }
  });
});

describe('a request that is altered after it was signed', () => {
  const changes: [string, (delivery: Delivery) => Delivery][] = [
    ['its path', (delivery) => ({ ...delivery, path: '/aws/logs' })],
    ['its method', (delivery) => ({ ...delivery, method: 'PUT' })],
    ['a signed header', (delivery) => altered(delivery, 'content-type', '1.1', '1.0')],
    ['a signed header that is gone', (delivery) => without(delivery, 'content-type')],
    ['the host', (delivery) => altered(delivery, 'host', '3000', '3001')],
    ['a digit of the signature', (delivery) => altered(delivery, 'authorization', /.$/, 'x')],
    ['the length of the signature', (delivery) => altered(delivery, 'authorization', /..$/, '')],
    ['a header named as an object’s own', (delivery) => altered(delivery, 'authorization', 'host', 'host;__proto__')],
  ];

  it.each(changes)('does not fit its signature: %s', async (_what, change) => {
    expect(denialOf(change(await signed()))).toMatchObject({
      status: 400,
      type: 'InvalidSignatureException',
      code: 'transport/signature',
    });
  });

  it('is known by its body, with the header that says what the body was and without', async () => {
    for (const applyChecksum of [true, false]) {
      const delivery = { ...(await signed({ applyChecksum })), body: text('{"more":1}') };
      expect(denialOf(delivery).type).toBe('InvalidSignatureException');
    }
  });

  it('may not leave its body out of the signature', async () => {
    const delivery = await signed({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    expect(denialOf(delivery).message).toMatch(/x-amz-content-sha256/);
  });

  it('may not leave the operation out of it, where a header names one', async () => {
    const target = { 'x-amz-target': 'Logs_20140328.DeleteLogGroup' };
    expect(verified(await signed({ headers: target })).kind).toBe('signed');
    const given = await signed();
    expect(denialOf({ ...given, headers: { ...given.headers, ...target } })).toMatchObject({
      message: "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });

  it('may not leave the host out of it', async () => {
    expect(denialOf(altered(await signed(), 'authorization', 'host;', ''))).toMatchObject({
      type: 'IncompleteSignatureException',
      message: "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });
});

describe('a request without a good key', () => {
  it('is told that it is not signed', async () => {
    expect(denialOf(without(await signed(), 'authorization'))).toMatchObject({
      status: 400,
      type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
      code: 'transport/missing-key',
    });
  });

  it('is told what its header lacks', async () => {
    const bearer = { ...(await signed()), headers: { authorization: 'Bearer some-token' } };
    expect(denialOf(bearer).message).toBe(
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
    );
    expect(denialOf(altered(await signed(), 'authorization', '/aws4_request', '')).message).toMatch(
      /5 slash-delimited/,
    );
    expect(denialOf(without(await signed(), 'x-amz-date')).message).toMatch(/'X-Amz-Date'/);
  });

  it('is told that nobody has its id, and where keys are', async () => {
    const credentials = { ...key, accessKeyId: 'nobodys' };
    expect(denialOf(await signed({ credentials }))).toMatchObject({
      status: 400,
      type: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
      code: 'transport/unknown-key',
    });
    const ofAws = { ...key, accessKeyId: ['AKIA', 'OF', 'AWS'].join('') };
    expect(denialOf(await signed({ credentials: ofAws })).hint).toMatch(/key of AWS itself/);
  });

  it('is told that its secret is wrong, and noted as whose id it bears', async () => {
    const delivery = await signed({ credentials: { ...key, secretAccessKey: mintAwsKey().secretAccessKey } });
    expect(denialOf(delivery)).toMatchObject({ type: 'InvalidSignatureException', code: 'transport/signature' });
    const outcome = verified(delivery);
    expect(outcome).toMatchObject({ receipt: { tenant, key: key.accessKeyId } });
  });

  it('is told that it was signed for another service, or another day', async () => {
    expect(denialOf(await signed({ service: 'xray' })).message).toBe(
      "Credential should be scoped to correct service: 'logs'.",
    );
    expect(denialOf(altered(await signed(), 'authorization', '/20261122/', '/20261121/')).message).toMatch(
      /^Date in Credential scope/,
    );
    expect(denialOf(altered(await signed(), 'authorization', 'us-east-1', 'US East')).message).toMatch(/valid region/);
  });

  it('is answered with 403 and the type in a header where the protocol wants it there', async () => {
    const delivery = without(await signed({ service: 'xray' }), 'authorization');
    const outcome = verified(delivery, xray);
    if (outcome.kind !== 'denied') throw new Error('It was not denied.');
    const { status, headers, body } = outcome.receipt.reply;
    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'MissingAuthenticationTokenException']);
    expect(new TextDecoder().decode(body)).toBe('{"message":"Missing Authentication Token"}');
  });
});
