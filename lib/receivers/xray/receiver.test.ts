import { describe, expect, it } from 'vitest';
import { packDatagrams } from '../datagrams.ts';
import type { Delivery } from '../delivery.ts';
import type { Authorisation } from '../keys/authorisation.ts';
import { defaultLimits } from '../otlp/limits.ts';
import type { Receipt, ReceiveContext } from '../receiver.ts';
import { MemoryDesk } from './desk.fixture.ts';
import { xray } from './receiver.ts';
import { sketchDocument } from './trace.fixture.ts';

const tenant = { workspace: 'local', environment: 'unkeyed' };
const granted: Authorisation = { kind: 'granted', tenant, warning: null };
const missing = { code: 'transport/missing-key', message: 'no', hint: 'no' } as const;

const context = (authorisation: Authorisation = granted): ReceiveContext => ({
  limits: defaultLimits,
  lookup: () => undefined,
  signer: () => undefined,
  holderOfToken: () => undefined,
  authorise: () => authorisation,
  addresses: { http: null, grpc: null },
  shownPath: (path) => path,
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function take(fields: Partial<Delivery>, authorisation?: Authorisation): Receipt {
  const delivery: Delivery = {
    door: 'daemon-tcp',
    method: 'POST',
    path: '',
    headers: {},
    body: bytes('{}'),
    ...fields,
  };
  return xray.receive(delivery, context(authorisation));
}

const datagrams = (...each: (string | Uint8Array)[]): Receipt => {
  const body = packDatagrams(each.map((one) => (typeof one === 'string' ? bytes(one) : one)));
  return take({ door: 'daemon-udp', method: 'UDP', body });
};

function readingOf(receipt: Receipt): (Receipt & { kind: 'reading' })['reading'] {
  if (receipt.kind !== 'reading') throw new Error(`It is a ${receipt.kind}.`);
  return receipt.reading;
}

const HEADER = '{"format":"json","version":1}';
const document = sketchDocument({ id: '1' });

describe('the daemon’s datagrams', () => {
  it.each([HEADER, '{"format": "JSON", "version": 1}', '{"version":1.0,"format":"json","more":true}'])(
    'bring a document behind the header %s',
    (header) => {
      expect(readingOf(datagrams(`${header}\n${document}`)).signals).toMatchObject([{ segment: { name: '1' } }]);
    },
  );

  it.each<[string, string | Uint8Array]>([
    ['datagram/empty', ''],
    ['datagram/no-header', document],
    ['datagram/wrong-header', `{"format":"json","version":2}\n${document}`],
    ['datagram/wrong-header', `{"format":"xml","version":1}\n${document}`],
    ['datagram/wrong-header', `X-Ray\n${document}`],
    ['datagram/no-document', `${HEADER}\n`],
    ['datagram/not-text', new Uint8Array([0xff, 0xfe, 0x0a])],
    ['segment/parse-error', `${HEADER}\nhello`],
    ['segment/missing-end-time', `${HEADER}\n${document.replace('"end_time"', '"ended"')}`],
  ])('that the daemon would drop are counted with their reason: %s', (code, datagram) => {
    const reading = readingOf(datagrams(datagram, `${HEADER}\n${document}`));
    expect(reading.refused.map((problem) => problem.code)).toEqual([code]);
    expect(reading.signals).toHaveLength(1);
  });

  it('of nobody are refused where a key is required', () => {
    const receipt = take(
      { door: 'daemon-udp', body: packDatagrams([bytes(`${HEADER}\n${document}`)]) },
      { kind: 'denied', problem: missing, meant: null },
    );
    expect(receipt).toMatchObject({
      kind: 'reply',
      reply: { status: 403 },
      problem: { code: 'transport/missing-key' },
    });
  });
});

/** What an operation answers where nothing says whose it is. */
function told(path: string): unknown {
  const { forAnybody } = take({ path }) as Receipt & { kind: 'call' };
  return forAnybody && JSON.parse(new TextDecoder().decode(forAnybody.body));
}

describe('the daemon’s port of HTTP', () => {
  it('takes documents as the API does', () => {
    const body = bytes(JSON.stringify({ TraceSegmentDocuments: [document, '{}'] }));
    const receipt = take({ path: '/TraceSegments', body });
    expect(readingOf(receipt)).toMatchObject({
      signals: [{ signal: 'segment' }],
      refused: [{ code: 'segment/missing-id' }],
    });
    const reply = (receipt as Receipt & { kind: 'reading' }).answer({ accepted: 1, refused: [], duplicates: 0 });
    expect(new TextDecoder().decode(reply.body)).toContain('"ErrorCode":"MissingId"');
  });

  it('passes on any operation of the API, unsigned', async () => {
    const receipt = take({ path: '/GetSamplingRules' });
    if (receipt.kind !== 'call') throw new Error(`It is a ${receipt.kind}.`);
    const { reply } = await receipt.run(new MemoryDesk());
    expect(JSON.parse(new TextDecoder().decode(reply.body))).toMatchObject({
      SamplingRuleRecords: [{ SamplingRule: { RuleName: 'Default' } }],
    });
  });

  it('reads nothing to whoever has no key where one is required, and has the default rule for anybody', () => {
    const denied: Authorisation = { kind: 'denied', problem: missing, meant: null };
    const groups = take({ path: '/Groups' }, denied);
    expect(groups).toMatchObject({ kind: 'reply', reply: { status: 403 }, problem: { code: 'transport/missing-key' } });
    const rules = take({ path: '/GetSamplingRules' }, denied);
    expect(rules).toMatchObject({ kind: 'reply', reply: { status: 200 }, problem: null });
  });

  it('has rules for anybody where nothing says whose a call is', () => {
    expect(told('/GetSamplingRules')).toMatchObject({ SamplingRuleRecords: [{ SamplingRule: { FixedRate: 1 } }] });
    expect(told('/SamplingTargets')).toMatchObject({ LastRuleModification: 0 });
    expect(told('/Groups')).toBeUndefined();
  });

  it.each([
    ['a path without operation', { path: '/v1/traces' }, 404, 'transport/wrong-path'],
    ['a browser', { method: 'GET', path: '/' }, 405, 'transport/wrong-method'],
    ['what is no JSON', { path: '/GetSamplingRules', body: bytes('{') }, 400, 'transport/undecodable'],
  ])('answers %s in words', (_, fields, status, code) => {
    expect(take(fields)).toMatchObject({ kind: 'reply', reply: { status }, problem: { code } });
  });
});

describe('the API', () => {
  it.each([
    ['/aws/xray', 'app', true],
    ['/aws/xray/TraceSegments', 'otlp-http', true],
    ['/aws/xrays', 'app', false],
    ['/TraceSegments', 'app', false],
    ['/anything', 'daemon-tcp', true],
  ] as const)('is at %s of the door %s: %s', (path, door, is) => {
    expect(xray.claims(path, door)).toBe(is);
  });

  it('asks for a signature', () => {
    const receipt = take({ door: 'app', path: '/aws/xray/GetGroup' });
    expect(receipt).toMatchObject({
      kind: 'reply',
      reply: { status: 403, headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' } },
      operation: 'GetGroup',
    });
  });

  it('names its operations where there is none', () => {
    const receipt = take({ door: 'app', path: '/aws/xray/Traces/1' });
    expect(receipt).toMatchObject({
      reply: { status: 404, headers: { 'x-amzn-errortype': 'UnknownOperationException' } },
    });
  });
});
