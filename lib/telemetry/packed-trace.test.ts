import { describe, expect, it } from 'vitest';
import type { PackedHead } from './packed-spans.ts';
import { frameTrace, readTrace } from './packed-trace.ts';

const rests = [
  '{"a":{"app.city":"Zürich"}}',
  '',
  '{"a":{},"e":[{"name":"x","time":"7","attributes":{"n":1}}],"h":{"e":[{"n":"d"}]}}',
];
const head: PackedHead = {
  traceId: 'a'.repeat(32), workspace: 'local', base: '1767225600000000000',
  texts: ['GET /', 'shop', 'test', ''], resources: [[{ 'service.name': 'shop' }, null, '']], scopes: [['tests', '1', {}, null, '']],
  seq: [1, 2, 3], receivedAt: [5, 5, 5], spanId: ['1', '2', '3'], parentId: [null, '1', '1'], flags: [null, 1, 1],
  kind: [2, 1, 1], status: [0, 2, 9], start: [0, -5, 10], duration: [100, 20, 0], exact: { 2: ['1', '18446744073709551615'] },
  name: [0, 0, 0], service: [1, 1, 1], environment: [2, 2, 2], message: [3, 3, 3], resource: [0, 0, 0], scope: [0, 0, 0],
  size: rests.map((rest) => Buffer.byteLength(rest)),
}; // prettier-ignore

function packed(): Uint8Array {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...rests.map((rest) => Buffer.from(rest))]);
}

describe('a trace that travels packed', () => {
  const facts = { syntheticRoots: ['f'.repeat(16)], truncated: true, upTo: 7 };
  const read = readTrace(frameTrace(facts, packed()));

  it('comes with what is said of it', () => expect(read).toMatchObject(facts));

  it('has its times, whether a double holds them or not', () => {
    expect(read.spans.map(({ start, end }) => [start, end])).toEqual([
      [1767225600000000000n, 1767225600000000100n],
      [1767225599999999995n, 1767225600000000015n],
      [1n, 18446744073709551615n],
    ]);
  });

  it('has each span’s own rest, whatever letters are in those before', () => {
    const [first, second, third] = read.spans;
    expect(first?.attributes).toEqual({ 'app.city': { type: 'string', value: 'Zürich' } });
    expect([second?.attributes, second?.events, second?.links]).toEqual([{}, [], []]);
    expect(third?.events).toEqual([{ name: 'x', time: 7n, attributes: { n: { type: 'double', value: 1 } } }]);
  });

  it('shares what its spans share', () => {
    expect(read.spans[0]?.resource).toBe(read.spans[2]?.resource);
    expect(read.spans.map(({ name, service, parentId }) => [name, service, parentId])[1]).toEqual([
      'GET /',
      'shop',
      '1',
    ]);
  });

  it('takes a kind and a status that it does not know', () => {
    expect(read.spans.map(({ kind, status }) => [kind, status.code])).toEqual([
      ['server', 'unset'], ['internal', 'error'], ['internal', 'unset'],
    ]); // prettier-ignore
  });
});
