import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../telemetry/problem.ts';
import type { Reply } from '../delivery.ts';
import { refuse, replyTo, type Outcome } from './replies.ts';

const problem = (code: Problem['code'], message = 'Something is off.'): Problem => ({
  code,
  message,
  hint: 'Mend it.',
});
const json = (reply: Reply): unknown => JSON.parse(new TextDecoder().decode(reply.body));

/** Reads a message of strings, varints and messages by field number. */
function fields(body: Uint8Array): Record<number, unknown> {
  const read: Record<number, unknown> = {};
  const reader = new PbfReader(body);
  while (reader.pos < reader.length) {
    const tag = reader.readVarint();
    read[tag >> 3] = (tag & 7) === 0 ? reader.readVarint() : reader.readBytes();
  }
  return read;
}

const text = (bytes: unknown): string => new TextDecoder().decode(bytes as Uint8Array);
const full: Outcome = { accepted: 3, refused: [], duplicates: 0 };

describe('the answer to an export', () => {
  it('is empty on full success: no bytes of protobuf, {} in JSON', () => {
    expect(replyTo('application/x-protobuf', full)).toMatchObject({ status: 200, body: new Uint8Array() });
    expect(json(replyTo('application/json', full))).toEqual({});
  });

  it('repeats the content type of the request', () => {
    for (const encoding of ['application/json', 'application/protobuf', 'application/x-protobuf'] as const) {
      expect(replyTo(encoding, full).headers['content-type']).toBe(encoding);
      expect(refuse(encoding, 400, 'no').headers['content-type']).toBe(encoding);
    }
  });

  it('calls duplicates a success, since a retry must look like one', () => {
    expect(json(replyTo('application/json', { ...full, duplicates: 3 }))).toEqual({});
  });

  it('counts refused spans in a string, as JSON writes an int64', () => {
    const outcome = { ...full, refused: [problem('otlp/x'), problem('otlp/x')] };
    expect(json(replyTo('application/json', outcome))).toEqual({
      partialSuccess: { rejectedSpans: '2', errorMessage: '2 of 5 spans refused. Something is off. (2 such) Mend it.' },
    });
  });

  it('says the same in protobuf', () => {
    const refused = Array.from({ length: 300 }, () => problem('otlp/x'));
    const { 1: partial } = fields(replyTo('application/x-protobuf', { ...full, refused }).body);
    const { 1: count, 2: message } = fields(partial as Uint8Array);
    expect(count).toBe(300);
    expect(text(message)).toBe('300 of 303 spans refused. Something is off. (300 such) Mend it.');
  });

  it('warns with no span refused by a count of 0 and a message', () => {
    const outcome = { ...full, warnings: [problem('otlp/early-time')] };
    expect(json(replyTo('application/json', outcome))).toEqual({
      partialSuccess: { rejectedSpans: '0', errorMessage: 'Something is off. Mend it.' },
    });
    const { 1: partial } = fields(replyTo('application/x-protobuf', outcome).body);
    expect(fields(partial as Uint8Array)[1]).toBeUndefined();
  });

  it('tells three kinds of problem, and how many more there are', () => {
    const refused = (['otlp/a', 'otlp/b', 'otlp/c', 'otlp/d', 'otlp/e'] as const).map((code) =>
      problem(code, `${code}.`),
    );
    const { partialSuccess } = json(replyTo('application/json', { ...full, refused })) as {
      partialSuccess: { errorMessage: string };
    };
    expect(partialSuccess.errorMessage).toContain('otlp/c');
    expect(partialSuccess.errorMessage).not.toContain('otlp/d');
    expect(partialSuccess.errorMessage).toContain('2 more kinds of problem.');
  });
});

describe('a refusal', () => {
  it('is a google.rpc.Status: its message is field 2', () => {
    const reply = refuse('application/x-protobuf', 503, 'żółw', 7);
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
    expect(text(fields(reply.body)[2])).toBe('żółw');
    expect(json(refuse('application/json', 400, 'no'))).toEqual({ message: 'no' });
  });

  it('is JSON where the request named no encoding of ours', () => {
    expect(refuse(null, 404, 'no').headers).toEqual({ 'content-type': 'application/json' });
  });
});
