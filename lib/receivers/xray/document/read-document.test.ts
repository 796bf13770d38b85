import { assert, constantFrom, dictionary, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../telemetry/json.ts';
import { readDocument, type DocumentReading } from './read-document.ts';
import { problemOf, serviceMessage } from './segment-fault.ts';

const whole = {
  name: 'backend-flask',
  id: '70de5b6f19ff9a0a',
  trace_id: '1-581cf771-a006649127e371903a2de979',
  start_time: 1478293361.271,
  end_time: 1478293361.449,
};
const read = (fields: JsonObject = {}): DocumentReading => readDocument(JSON.stringify({ ...whole, ...fields }));

function errorOf(reading: DocumentReading): string {
  return reading.kind === 'refused' ? serviceMessage(reading.fault) : 'read';
}

function taken(reading: DocumentReading): DocumentReading & { kind: 'read' } {
  if (reading.kind === 'refused') throw new Error(serviceMessage(reading.fault));
  return reading;
}

const subsegment = { name: 'mock-data', id: '53995c3f42cd8ad8', start_time: 1478293361.3, end_time: 1478293361.4 };

describe('a segment document', () => {
  it('is read with its ids in the form of spans and its times in nanoseconds', () => {
    expect(taken(read()).segment).toMatchObject({
      traceId: '581cf771a006649127e371903a2de979',
      segmentId: '70de5b6f19ff9a0a',
      parentId: null,
      kind: 'segment',
      name: 'backend-flask',
      start: 1478293361271000000n,
      end: 1478293361449000000n,
    });
  });

  it('has no end while it is in progress, and may say beside its end that it is not', () => {
    const { end_time: _, ...open } = whole;
    expect(taken(readDocument(JSON.stringify({ ...open, in_progress: true }))).segment.end).toBeNull();
    expect(taken(read({ in_progress: false })).segment.end).toBe(1478293361449000000n);
  });

  it.each([
    ['an id', { id: null }, 'MissingId'],
    ['an id of hex digits', { id: '70de5b6f19ff9a0g' }, 'InvalidId'],
    ['an id other than zero', { id: '0000000000000000' }, 'InvalidId'],
    ['a name', { name: '' }, 'MissingName'],
    ['a name of allowed characters', { name: 'who?' }, 'InvalidName'],
    ['a name of at most 200 characters', { name: 'x'.repeat(201) }, 'InvalidName'],
    ['a trace id', { trace_id: null }, 'MissingTraceId'],
    ['a trace id in its form', { trace_id: '581cf771a006649127e371903a2de979' }, 'InvalidTraceId'],
    ['a start', { start_time: null }, 'MissingStartTime'],
    ['a start in seconds', { start_time: 1478293361271 }, 'InvalidStartTime'],
    ['an end, or to be in progress', { end_time: null }, 'MissingEndTime'],
    ['an end after its start', { end_time: 1 }, 'InvalidEndTime'],
    ['a parent id of hex digits', { parent_id: 'mother' }, 'InvalidParentId'],
    ['a type that there is', { type: 'span' }, 'InvalidType'],
  ])('must have %s', (_, fields, code) => {
    expect(errorOf(read(fields))).toBe(`Invalid segment. ErrorCode: ${code}`);
  });

  it('takes letters of every script and the listed signs in its name', () => {
    expect(errorOf(read({ name: 'Größe 大 _.:/%&#=+\\-@' }))).toBe('read');
  });

  it('is told with its own id and what was found, and nothing a terminal would obey', () => {
    const reading = read({ name: 'red\u001B[31m?' });
    if (reading.kind !== 'refused') throw new Error('It was read.');
    expect(reading.id).toBe('70de5b6f19ff9a0a');
    expect(problemOf(reading.fault).code).toBe('segment/invalid-name');
    // eslint-disable-next-line no-control-regex
    expect(problemOf(reading.fault).message).not.toMatch(/\u001B/);
  });

  it.each([
    ['what is no JSON', '{', 'ParseError'],
    ['an empty list', '[]', 'MissingId'],
    ['more than 64 KB', JSON.stringify({ ...whole, metadata: { default: 'x'.repeat(65_536) } }), 'DocumentTooLarge'],
    ['what is nested without end', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'ParseError'],
  ])('is refused where it is %s', (_, text, code) => {
    expect(errorOf(readDocument(text))).toBe(`Invalid segment. ErrorCode: ${code}`);
  });
});

describe('a subsegment', () => {
  it('on its own is a document with a parent', () => {
    const reading = taken(read({ type: 'subsegment', parent_id: 'DEFDFD9912DC5A56' }));
    expect(reading.segment).toMatchObject({ kind: 'subsegment', parentId: 'defdfd9912dc5a56' });
    expect(errorOf(read({ type: 'subsegment' }))).toBe('Invalid subsegment. ErrorCode: MissingParentId, Cause: null');
  });

  it('inside a document is held to the same, and the whole document goes with it', () => {
    const { end_time: _, ...unclosed } = subsegment;
    expect(errorOf(read({ subsegments: [{ ...subsegment, subsegments: [unclosed] }] }))).toBe(
      'Invalid subsegment. ErrorCode: MissingEndTime, Cause: null',
    );
    expect(errorOf(read({ subsegments: ['mock-data'] }))).toBe('Invalid subsegment. ErrorCode: MissingId, Cause: null');
  });
});

describe('what may be left out of a document', () => {
  it('loses annotations that cannot be indexed, and each is told', () => {
    const annotations = { count: 3, ok: true, who: 'me', 'a.b': 'c', list: ['a'], 'two words': 1, deep: {} };
    const { segment, said } = taken(read({ subsegments: [{ ...subsegment, annotations }] }));
    const [kept] = segment.document['subsegments'] as [JsonObject];
    expect(kept['annotations']).toEqual({ count: 3, ok: true, who: 'me', 'a.b': 'c' });
    expect(said.map(({ message }) => /“(.*)”/.exec(message)?.[1])).toEqual(['list', 'two words', 'deep']);
  });

  it('is left out where it is of a wrong type, and told', () => {
    const fields = {
      http: { request: 'GET', response: { status: '200', content_length: 3 } },
      fault: 'yes',
      user: null,
    };
    const { segment, said } = taken(read(fields));
    expect(segment.document['http']).toEqual({ response: { content_length: 3 } });
    expect(segment.document).not.toHaveProperty('fault');
    expect(said.map(({ message }) => message)).toEqual([
      'fault was left out: it is no flag.',
      'http.request was left out: it is no object.',
      'http.response.status was left out: it is no number.',
    ]);
  });

  it('is kept as it came where nobody has a say', () => {
    const metadata = { default: { now: '2026', results: [1, { a: null }] } };
    expect(taken(read({ metadata, something: [1] })).segment.document).toMatchObject({ metadata, something: [1] });
  });

  it('gives no object another prototype', () => {
    const text = JSON.stringify(whole).replace('{', '{"__proto__":{"fault":true},"annotations":{"__proto__":"x"},');
    const { document } = taken(readDocument(text)).segment;
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect(Object.hasOwn(document, '__proto__')).toBe(true);
    expect(document['fault']).toBeUndefined();
  });
});

describe('hostile documents', () => {
  it('are answered, whatever they hold', () => {
    assert(
      property(
        jsonValue({ maxDepth: 6 }),
        dictionary(
          constantFrom(...Object.keys(whole), 'subsegments', 'http', 'annotations', 'type', 'cause'),
          jsonValue(),
        ),
        (value, fields) => {
          expect(['read', 'refused']).toContain(readDocument(JSON.stringify(value)).kind);
          expect(['read', 'refused']).toContain(readDocument(JSON.stringify({ ...whole, ...fields })).kind);
        },
      ),
    );
  });
});
