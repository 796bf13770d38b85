import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
});
afterAll(() => door.close());

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

interface Answer {
  status: number;
  type: string | undefined;
}

/** Sends any body at all, signed as it should be. */
async function send(target: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = door.variables;
  const credentials = { accessKeyId, secretAccessKey };
  const signer = new SignatureV4({ region: 'us-east-1', service: 'logs', credentials, sha256: Sha256 });
  const { host, hostname } = new URL(door.url);
  const request = { method: 'POST', protocol: 'http:', hostname, path: '/aws/logs' };
  const given = { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target, ...headers };
  const signed = await signer.sign({ ...request, headers: given, body });
  return post(signed.headers, body);
}

async function post(headers: Record<string, string>, body: string | Uint8Array, path = '/aws/logs'): Promise<Answer> {
  const answer = await fetch(`${door.url}${path}`, { method: 'POST', headers, body: body as BodyInit });
  const told = (await answer.json()) as { __type?: string };
  return { status: answer.status, type: told.__type };
}

const PUT = 'Logs_20140328.PutLogEvents';

const bodies: [string, string | Uint8Array, number, string][] = [
  ['no JSON', 'hello', 400, 'SerializationException'],
  ['cut off', '{"logGroupName":"a","logStr', 400, 'SerializationException'],
  ['a list', '[1,2,3]', 400, 'SerializationException'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, 'SerializationException'],
  ['nothing', '', 400, 'InvalidParameterException'],
  ['the wrong types', '{"logGroupName":{"a":1},"logStreamName":5}', 400, 'SerializationException'],
  ['nested 100,000 deep', `{"logGroupName":${'['.repeat(100_000)}`, 400, 'SerializationException'],
  ['nine megabytes', `{"x":"${'x'.repeat(9_000_000)}"}`, 413, 'RequestEntityTooLargeException'],
  ['a million of nothing', `{"logEvents":[${'{},'.repeat(2_100_000)}{}]}`, 413, 'RequestEntityTooLargeException'],
];

describe('a signed request that is bad all the same', () => {
  it.each(bodies)('with a body of %s is answered with its error', async (_, body, status, type) => {
    expect(await send(PUT, body)).toEqual({ status, type });
  });

  it('is unpacked no further than it may be', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20));
    const answered = await send(PUT, bomb, { 'content-encoding': 'gzip' });
    expect(answered).toEqual({ status: 413, type: 'RequestEntityTooLargeException' });
  });

  it.each(['', 'Nonsense', 'Logs_20140328.Nothing', 'Logs_20140328.constructor', 'DynamoDB_20120810.PutItem'])(
    'for the target “%s” is told so',
    async (target) => expect(await send(target, '{}')).toEqual({ status: 400, type: 'UnknownOperationException' }),
  );
});

describe('a request that nobody signed, or another did', () => {
  it('is refused in the service’s words', async () => {
    const plain = { 'x-amz-target': PUT };
    expect(await post(plain, '{}')).toEqual({ status: 400, type: 'MissingAuthenticationTokenException' });
    expect(await post({ ...plain, authorization: 'Bearer x' }, '{}')).toMatchObject({ status: 400 });
    expect(await post(plain, '{}', '/aws/logs/somewhere')).toMatchObject({ status: 404 });
  });
});

describe('after all that', () => {
  it('a good request is served as ever, and nothing bad was kept', async () => {
    const group = JSON.stringify({ logGroupName: 'fine' });
    expect((await send('Logs_20140328.DescribeLogGroups', '{}')).status).toBe(200);
    expect((await send('Logs_20140328.FilterLogEvents', group)).type).toBe('ResourceNotFoundException');
    const ledger = await door.engine.signalLedger('local');
    expect(ledger.log).toEqual({ received: 0, inFlight: 0, stored: 0, refused: 0, pruned: 0 });
    const arrivals = await door.engine.arrivals('local', { limit: 5 });
    expect(arrivals.at(-1)).toMatchObject({
      operation: 'FilterLogEvents',
      problem: { code: 'logs/resource-not-found' },
    });
  });
});
