import { describe, expect, it } from 'vitest';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import { judgeItem } from './judge-item.ts';
import { toOccurrence } from './occurrence.ts';

const now = Date.UTC(2026, 10, 22, 12);

function occurrence(data: JsonObject): ErrorOccurrence {
  const judged = judgeItem({ data: { environment: 'production', ...data } });
  if (judged.kind === 'bad') throw new Error(judged.problem.message);
  return toOccurrence(judged.data, judged.report, now);
}

const said = (text: string, more: JsonObject = {}): ErrorOccurrence =>
  occurrence({ body: { message: { body: text } }, ...more });

interface Thrown {
  name?: string;
  message?: string;
  frames?: JsonObject[];
  root?: string;
}

const frames = [
  { filename: 'node:internal/process/task_queues', method: 'processTicksAndRejections', lineno: 105 },
  { filename: '/app/node_modules/express/lib/router.js', method: 'next', lineno: 12 },
  { filename: '/app/home.mjs', method: 'run', lineno: 7 },
];

const thrown = ({ name = 'TypeError', message = 'x is undefined', frames: lines = frames, root = '' }: Thrown = {}) =>
  occurrence({
    server: { root },
    body: { trace_chain: [{ frames: lines, exception: { class: name, message } }] },
  });

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';

describe('the trace of an occurrence', () => {
  it.each([
    ['custom', { custom: { trace_id: trace, span_id: span } }, span],
    ['the data itself', { trace_id: trace, span_id: span }, span],
    ['what was said beside a message', { body: { message: { body: 'x', trace_id: trace, span_id: span } } }, span],
    ['attributes', { attributes: [{ key: 'trace_id', value: trace }, { key: 'span_id', value: span }] }, span],
    ['traceparent, as Flask spells it', { request: { headers: { Traceparent: `00-${trace}-${span}-01` } } }, null],
    ['the header of a load balancer', { request: { headers: { 'x-amzn-trace-id': `Self=1-2;Root=1-${trace.slice(0, 8)}-${trace.slice(8)};Sampled=1` } } }, null],
    ['custom, in X-Ray’s spelling', { custom: { trace_id: `1-${trace.slice(0, 8)}-${trace.slice(8)}` } }, null],
  ])('is found in %s', (_where, data, spanId) => {
    expect(occurrence({ body: { message: { body: 'x' } }, ...data })).toMatchObject({ traceId: trace, spanId });
  }); // prettier-ignore

  it('is taken from the surest place', () => {
    const headers = { traceparent: `00-${'1'.repeat(32)}-${span}-01` };
    const attributes = [{ key: 'trace_id', value: '2'.repeat(32) }];
    const all = { custom: { trace_id: trace }, trace_id: '3'.repeat(32), attributes, request: { headers } };
    expect(said('x', all).traceId).toBe(trace);
    expect(said('x', { ...all, custom: {} }).traceId).toBe('3'.repeat(32));
    expect(said('x', { attributes, request: { headers } }).traceId).toBe('2'.repeat(32));
  });

  it.each(['', '0'.repeat(32), 'x'.repeat(32), trace.slice(1)])(
    'is none where “%s” stands in its place',
    (trace_id) => {
      expect(said('x', { custom: { trace_id } }).traceId).toBeNull();
    },
  );
});

describe('the fingerprint of an occurrence', () => {
  it('is the sender’s own, and hashed where it is longer than forty characters', () => {
    expect(said('x', { fingerprint: 'no-feed' }).fingerprint).toBe('no-feed');
    expect(said('x', { fingerprint: 'f'.repeat(41) }).fingerprint).toMatch(/^[0-9a-f]{40}$/);
  });

  it('leaves ids and numbers out of a message', () => {
    const one = said('No activity 3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01 for user 17, after 2.5 s');
    expect(said('No activity 00000000-0000-0000-0000-000000000000 for user 4, after 31 s')).toMatchObject({
      fingerprint: one.fingerprint,
    });
    expect(said('No message for user 17').fingerprint).not.toBe(one.fingerprint);
  });

  it('is the same for a name that differs in nothing but words', () => {
    expect(said('No feed for ada').fingerprint).not.toBe(said('No feed for grace').fingerprint);
  });

  it('knows an error by its class and the application’s own frames, not by its message or lines', () => {
    const moved = frames.map((frame) => ({ ...frame, lineno: frame.lineno + 5 }));
    expect(thrown({ message: 'y is undefined', frames: moved }).fingerprint).toBe(thrown().fingerprint);
    expect(thrown({ name: 'RangeError' }).fingerprint).not.toBe(thrown().fingerprint);
    const elsewhere = [...frames.slice(0, 2), { filename: '/app/home.mjs', method: 'other', lineno: 7 }];
    expect(thrown({ frames: elsewhere }).fingerprint).not.toBe(thrown().fingerprint);
  });

  it('is not changed by a library that calls in another way', () => {
    expect(thrown({ frames: frames.slice(2) }).fingerprint).toBe(thrown().fingerprint);
  });

  it('is not changed by where the application lies, where the sender names its root', () => {
    const other = [{ filename: 'file:///tmp/stage-4711/home.mjs', method: 'run', lineno: 7 }];
    expect(thrown({ frames: other, root: '/tmp/stage-4711' }).fingerprint).toBe(thrown({ root: '/app' }).fingerprint);
  });

  it('falls back on all frames, and then on the message', () => {
    const foreign = frames.slice(0, 2);
    expect(thrown({ frames: foreign }).fingerprint).not.toBe(thrown({ frames: [] }).fingerprint);
    expect(thrown({ frames: [], message: 'a' }).fingerprint).not.toBe(thrown({ frames: [], message: 'b' }).fingerprint);
  });
});

describe('the title of an occurrence', () => {
  it('is the exception’s class and message', () => {
    expect(thrown().title).toBe('TypeError: x is undefined');
  });

  it('is the first line of a message, and the sender’s own where it gives one', () => {
    expect(said('first\nsecond').title).toBe('first');
    expect(said('x', { title: 'mine' }).title).toBe('mine');
  });

  it('holds nothing that a terminal would obey', () => {
    expect(said('\u001B[31mred').title).toBe('�[31mred');
  });
});

describe('the time of an occurrence', () => {
  it.each([
    ['seconds', 1_795_336_878, 1_795_336_878_000],
    ['seconds and a fraction', 1_795_336_878.5, 1_795_336_878_500],
    ['milliseconds, which some send by mistake', 1_795_336_878_947, 1_795_336_878_947],
    ['nothing at all, by the clock of the receiver', null, now],
    ['a time before 1970', -4, now],
    ['a time that no clock shows', 1e300, now],
  ])('is read from %s', (_what, timestamp, expected) => {
    expect(said('x', { timestamp }).time).toBe(BigInt(expected) * 1_000_000n);
  });
});

describe('the level of an occurrence', () => {
  it('is its sender’s, or what the kind of report usually is', () => {
    expect(said('x', { level: 'CRITICAL' }).level).toBe('critical');
    expect(said('x').level).toBe('info');
    expect(thrown().level).toBe('error');
  });
});
