import { describe, expect, it } from 'vitest';
import { errorOccurrence, logEvent } from '../../tests/support/observed.ts';
import { trace } from '../../tests/support/trace.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import type { Look } from './look.ts';
import { secretPlaces, textsOfError, textsOfLog, textsOfSegment, textsOfSpan, type SpanPlace } from './texts-of.ts';

/** Everything that is looked at, as `where key: text`. */
function looked(walk: (look: Look) => void): string[] {
  const all: string[] = [];
  walk((text, key, where) => all.push(`${where} ${key}: ${text}`));
  return all;
}

const string = (value: string): AttributeValue => ({ type: 'string', value });
const isOfSpan = (place: string): place is SpanPlace => place in textsOfSpan;

describe('every text of the telemetry', () => {
  it('is looked at in a span, its events, links, status, resource and tracer', () => {
    const [span] = trace('GET /a [server] app.user=ada event:login event.who=grace');
    if (span === undefined) throw new Error('The outline has a span.');
    const whole = {
      ...span,
      traceState: 'vendor=1',
      status: { code: 'error' as const, message: 'broken' },
      links: [
        { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceState: 'k=v', attributes: { why: string('retry') } },
      ],
      resource: {
        schemaUrl: '',
        attributes: { 'process.command_args': { type: 'array' as const, value: [string('--key=1')] } },
      },
      scope: { name: 'tracer', version: '1', schemaUrl: '', attributes: { 'scope.note': string('of the scope') } },
    };
    const texts = secretPlaces.filter(isOfSpan).flatMap((place) => looked((look) => textsOfSpan[place](whole, look)));
    expect(texts).toEqual(
      expect.arrayContaining([
        'the name : GET /a',
        'the trace state : vendor=1',
        'an attribute app.user: ada',
        'the key of an attribute : app.user',
        'an attribute of the tracer scope.note: of the scope',
        'an attribute of a link why: retry',
        'the trace state of a link : k=v',
        'the name of an event : login',
        'the message of the status : broken',
        'a resource attribute process.command_args: --key=1',
      ]),
    );
  });

  it('is looked at in a log line, and value by value where the line is a document', () => {
    const line = JSON.stringify({ msg: 'in', req: { headers: { authorization: 'x' } }, tags: ['a', 'b'] });
    const texts = looked((look) => textsOfLog(logEvent(line), look, true));
    expect(texts).toEqual(
      expect.arrayContaining([
        'the body of a log record req.headers.authorization: x',
        'the body of a log record msg: in',
        'the body of a log record tags: b',
      ]),
    );
    expect(texts).not.toContain(`the body of a log record : ${line}`);
  });

  it('is looked at in a value that is a map', () => {
    const body: AttributeValue = { type: 'map', value: { user: { type: 'map', value: { mail: string('m') } } } };
    expect(looked((look) => textsOfLog({ ...logEvent(''), body }, look))).toContain(
      'the body of a log record user.mail: m',
    );
  });

  it('is looked at in an error report: its request, its person, its custom data', () => {
    const data = { request: { headers: { Cookie: 'c' } }, person: { email: 'e' }, custom: { list: [{ n: 7 }] } };
    const texts = looked((look) => textsOfError(errorOccurrence(data), look));
    expect(texts).toEqual(
      expect.arrayContaining([
        'an error report request.headers.Cookie: c',
        'an error report person.email: e',
        'an error report custom.list.n: 7',
      ]),
    );
  });

  it('is looked at in a segment: metadata, annotations, statement and address', () => {
    const document = {
      metadata: { default: { a: 'm' } },
      annotations: { who: 'n' },
      subsegments: [{ sql: { sanitized_query: 'q' }, http: { request: { url: 'u' } } }],
    };
    const segment = {
      traceId: '',
      segmentId: '',
      parentId: null,
      kind: 'segment' as const,
      name: '',
      start: 0n,
      end: null,
      document,
    };
    expect(looked((look) => textsOfSegment(segment, look))).toEqual(
      expect.arrayContaining([
        'a segment metadata.default.a: m',
        'a segment annotations.who: n',
        'a segment subsegments.sql.sanitized_query: q',
        'a segment subsegments.http.request.url: u',
      ]),
    );
  });

  it('is not looked for in what is nested without end', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(looked((look) => textsOfLog(logEvent(deep), look)).some((text) => text.includes(deep))).toBe(true);
  });
});
