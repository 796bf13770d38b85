import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { frame } from '../receivers/otlp/grpc-frame.ts';
import { defaultLimits } from '../receivers/otlp/limits.ts';
import { readTracesData } from '../receivers/otlp/read-json.ts';
import { readProtobufTraces } from '../receivers/otlp/read-protobuf.ts';
import { integer, span, text } from '../store/spans.fixture.ts';
import type { ArrivedHead } from '../telemetry/arrived-body.ts';
import { spanInBody, writtenAgain } from './arrived-span.ts';
import { textOfLines, wireLines } from './wire-lines.ts';

const protobuf = readFileSync(new URL('../receivers/otlp/fixtures/python-1.45.2-two-spans.bin', import.meta.url));
const read = readProtobufTraces(protobuf, defaultLimits);
const [child] = read.kind === 'reading' ? read.reading.accepted : [];
if (!child) throw new Error('The captured body has two spans.');

const head = (contentType: string, coding = 'identity'): ArrivedHead => ({
  at: 0,
  door: 'otlp-http',
  path: '/v1/traces',
  contentType,
  coding,
  bytes: 0,
});

const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
const wire = (key: string, value: string) => ({ key, value: { stringValue: value } });

/** Three spans of two scopes, with a field that OTLP does not know. */
const json = {
  resourceSpans: [
    {
      resource: { attributes: [wire('service.name', 'shop')] },
      scopeSpans: [
        {
          scope: { name: 'first' },
          schemaUrl: 'https://schemas.test/1',
          spans: [
            { ...ids, name: 'wanted', unheardOf: true, attributes: [wire('password', 'opensesame-1')] },
            { ...ids, spanId: 'c'.repeat(16), name: 'beside' },
          ],
        },
        { scope: { name: 'second' }, spans: [{ ...ids, spanId: 'd'.repeat(16) }] },
      ],
    },
  ],
};
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('a span within its request', () => {
  it.each([
    ['protobuf', head('application/x-protobuf'), protobuf],
    ['protobuf, compressed', head('application/x-protobuf', 'gzip'), gzipSync(protobuf)],
    ['gRPC', head('application/grpc'), frame(protobuf)],
  ])('is found in %s, and told as JSON', (_name, of, body) => {
    const part = spanInBody(of, body, child);
    expect(part).toMatchObject({ form: 'decoded', others: { inScope: expect.any(Number), inAll: 1 } });
    expect(part?.span).toMatchObject({ name: child.name, spanId: child.spanId, status: { code: 2, message: 'boom' } });
    expect(JSON.stringify(part?.resource)).toContain('backend-flask');
  });

  it('is the sender’s own JSON where that was sent, with what nobody knows', () => {
    const part = spanInBody(head('application/json; charset=utf-8'), bytesOf(json), ids);
    expect(part).toMatchObject({
      form: 'as-sent',
      span: { name: 'wanted', unheardOf: true },
      scope: { name: 'first' },
      schemas: { resource: '', scope: 'https://schemas.test/1' },
      others: { resources: 0, scopes: 1, inScope: 1, inAll: 2 },
    });
  });

  it('is found in a file with a document in each line, and in one of another format', () => {
    const lines = new TextEncoder().encode(`${JSON.stringify({ resourceSpans: [] })}\n${JSON.stringify(json)}\n`);
    expect(spanInBody(head('application/json'), lines, ids)?.span).toMatchObject({ name: 'wanted' });
    const foreign = [{ traceId: ids.traceId, id: ids.spanId, name: 'get /' }];
    expect(spanInBody(head('application/json'), bytesOf(foreign), ids)).toMatchObject({
      form: 'another-format',
      span: { name: 'get /' },
    });
  });

  it.each([
    ['is cut off', head('application/x-protobuf'), protobuf.subarray(0, 40)],
    ['is no gzip', head('application/x-protobuf', 'gzip'), protobuf],
    ['is of something else', head('application/json'), bytesOf({ hello: 'there' })],
    ['is nested without end', head('application/json'), new TextEncoder().encode('['.repeat(9999) + ']'.repeat(9999))],
    ['grows beyond every bound', head('application/json', 'gzip'), gzipSync(new Uint8Array(20 * 1024 * 1024))],
  ])('is not found in a body that %s', (_how, of, body) => {
    expect(spanInBody(of, body, ids)).toBeNull();
  });

  it('is written again from what is stored, so that a receiver reads the same', () => {
    const one = span({
      attributes: { n: integer(3) },
      events: [{ name: 'e', time: 5n, attributes: { k: text('v') } }],
    });
    const lines = wireLines(writtenAgain(one));
    const again = readTracesData(JSON.parse(textOfLines(lines)), defaultLimits);
    expect(again.kind === 'reading' && again.reading.accepted).toEqual([one]);
  });
});

describe('the lines of a request', () => {
  const part = spanInBody(head('application/json'), bytesOf(json), ids);
  const lines = part === null ? [] : wireLines(part);

  const lineOf = (path: string) => lines.find((line) => line.path === path);

  it('fold away what is not of the span', () => {
    const folded = lines.filter((line) => line.part === 'folded').map((line) => line.text);
    expect(folded).toEqual(['… and 1 other scope of this resource', '… and 1 other span of this scope']);
  });

  it('say what each is the value of', () => {
    expect(lineOf('span.name')).toMatchObject({ text: '"name": "wanted",', part: 'span' });
    expect(lineOf('resource.attributes["service.name"]')).toMatchObject({ part: 'resource' });
    expect(lineOf('scope.schemaUrl')).toMatchObject({ part: 'scope' });
  });

  it('hide what looks like a secret, by its key alone', () => {
    expect(JSON.stringify(lines)).not.toContain('opensesame-1');
    expect(JSON.stringify(lines)).toContain('(hidden: 12 characters)');
  });
});
