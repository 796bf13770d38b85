import { describe, expect, it } from 'vitest';
import type { IngestKey } from '../keys/key-record.ts';
import { maskKey } from '../keys/mask-key.ts';
import { keyIdOf, mintIngestKey } from '../keys/mint-ingest-key.ts';
import { authReply } from './auth-reply.ts';
import { authorise } from './authorise.ts';
import { liftKey } from './key-in-path.ts';
import { adviceOn, kindOfKey } from './key-kind.ts';

const key = mintIngestKey();
const record: IngestKey = { key, workspace: 'local', environment: { name: 'My Dev', slug: 'my-dev' }, createdAt: 0 };
const lookup = (sent: string): IngestKey | undefined => (sent === key ? record : undefined);

const required = { lookup, keyRequired: true };
const optional = { lookup, keyRequired: false };

describe('authorising', () => {
  it('files telemetry where its key says', () => {
    const granted = { kind: 'granted', tenant: { workspace: 'local', environment: 'my-dev' }, warning: null };
    expect(authorise({ 'x-honeycomb-team': key }, required)).toEqual(granted);
    expect(authorise({ 'x-hny-team': key }, required)).toEqual(granted);
  });

  it('files telemetry without a key under unkeyed, where none is required', () => {
    const granted = { kind: 'granted', tenant: { workspace: 'local', environment: 'unkeyed' }, warning: null };
    expect(authorise({}, optional)).toEqual(granted);
    expect(authorise({ 'x-honeycomb-team': '  ' }, optional)).toEqual(granted);
  });

  it('answers a missing key in Honeycomb’s words, where one is required', () => {
    expect(authorise({}, required)).toMatchObject({
      kind: 'denied',
      problem: { message: "missing 'x-honeycomb-team' header" },
    });
  });

  const page = `swpage_${'a'.repeat(40)}`;

  it.each([
    ['authorization', `Bearer ${key}`, 'An ingest key came in the header “authorization”'],
    ['authorization', `Bearer ${page}`, 'A page key came in the header “authorization”'],
    ['authorization', 'Bearer of-another-back-end', 'Something like a key came in the header “authorization”'],
    ['x-api-key', 'A1b2'.repeat(5) + 'Zz', 'Something like a key came in the header “x-api-key”'],
    ['x-anything', key, 'An ingest key came in the header “x-anything”'],
  ])('names the mistake of a key in a header that is not read for it: %s, %#', (name, value, words) => {
    const warning = { code: 'transport/key-elsewhere', message: expect.stringContaining(words) as string };
    expect(authorise({ [name]: value }, optional)).toMatchObject({ kind: 'granted', warning });
    const problem = { code: 'transport/missing-key', hint: expect.stringContaining(words) as string };
    expect(authorise({ [name]: value }, required)).toMatchObject({ kind: 'denied', problem });
    expect(JSON.stringify(authorise({ [name]: value }, required))).not.toContain(value);
  });

  it('finds nothing to say of a right key that has company', () => {
    const headers = { 'x-honeycomb-team': key, authorization: 'Bearer of-another-back-end' };
    expect(authorise(headers, optional)).toMatchObject({ kind: 'granted', warning: null });
  });

  it.each([true, false])('refuses a key that nobody made, required (%s) or not', (keyRequired) => {
    expect(authorise({ 'x-honeycomb-team': mintIngestKey() }, { lookup, keyRequired })).toMatchObject({
      kind: 'denied',
      problem: { message: 'unknown API key - check your credentials' },
    });
  });
});

describe('a key', () => {
  it('is minted in Honeycomb’s form, and never twice', () => {
    expect(key).toMatch(/^hcsik_[0-9a-z]{58}$/);
    expect(mintIngestKey()).not.toBe(key);
    expect(keyIdOf(key)).toHaveLength(32);
  });

  it('is drawn evenly: a byte that would favour some characters is drawn again', () => {
    const draws = [255, 252, 35, 36, 0];
    let at = 0;
    const getRandomValues = <T extends ArrayBufferView>(array: T): T => {
      if (array instanceof Uint8Array) for (const index of array.keys()) array[index] = draws[at++ % 5]!;
      return array;
    };
    const minted = mintIngestKey({ getRandomValues });
    expect(minted.slice(0, 12)).toBe('hcsik_z00z00');
  });

  it.each([
    [key, 'ingest'],
    ['a1'.repeat(16), 'classic'],
    [`hcaic_${'a'.repeat(58)}`, 'classic-ingest'],
    ['A1b2'.repeat(5) + 'Zz', 'configuration'],
    ['hcamk_x', 'management'],
    [`swpage_${'a'.repeat(40)}`, 'page'],
    [`swteach_${'a'.repeat(40)}`, 'instructor'],
    ['', 'unrecognised'],
    ['YOUR_API_KEY', 'unrecognised'],
  ])('%# is classified by its form', (sent, kind) => expect(kindOfKey(sent)).toBe(kind));

  it.each([
    ['hcamk_x', 'management key'],
    [`swpage_${'a'.repeat(40)}`, 'That is a page key'],
    [`swteach_${'a'.repeat(40)}`, 'instructor’s token'],
    ['a1'.repeat(16), 'Classic'],
    [key, 'nobody made this key'],
    ['nonsense', '64 characters'],
  ])('that is refused gets advice that fits its form: %#', (sent, words) => expect(adviceOn(sent)).toContain(words));

  it('is masked down to its kind and its last four characters', () => {
    expect(maskKey(key)).toBe(`hcsik_…${key.slice(-4)}`);
    expect(maskKey('short')).toBe('…');
  });

  it('may stand in the path, and a header wins over it', () => {
    const delivery = {
      door: 'otlp-http',
      method: 'POST',
      path: `/${key}/v1/traces`,
      headers: {},
      body: new Uint8Array(),
    } as const;
    expect(liftKey(delivery)).toMatchObject({ path: '/v1/traces', headers: { 'x-honeycomb-team': key } });
    expect(liftKey({ ...delivery, headers: { 'x-honeycomb-team': 'other' } }).headers).toEqual({
      'x-honeycomb-team': 'other',
    });
    expect(liftKey({ ...delivery, path: '/v1/traces' })).toEqual({ ...delivery, path: '/v1/traces' });
  });
});

function ask(headers: Record<string, string>, method = 'GET'): { status: number; body: unknown } {
  const reply = authReply(method, headers, lookup);
  return { status: reply.status, body: JSON.parse(new TextDecoder().decode(reply.body)) };
}

describe('/1/auth', () => {
  it('tells what a key is for, without its secret', () => {
    const { status, body } = ask({ 'x-honeycomb-team': key });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: key.slice(0, 32),
      type: 'ingest',
      api_key_access: { events: true, createDatasets: true, queries: false },
      environment: { name: 'My Dev', slug: 'my-dev' },
      team: { name: 'local', slug: 'local' },
    });
    expect(JSON.stringify(body)).not.toContain(key.slice(32));
  });

  it('answers an unknown key and none with 401', () => {
    const denied = { status: 401, body: { error: 'unknown API key - check your credentials' } };
    expect(ask({ 'x-honeycomb-team': 'x' })).toEqual(denied);
    expect(ask({})).toEqual(denied);
  });

  it('takes GET alone', () => expect(ask({}, 'POST').status).toBe(405));
});
