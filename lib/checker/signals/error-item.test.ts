import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { arrival } from '../../../tests/support/observed.ts';
import { traceIdOf } from '../../../tests/support/trace.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { JsonObject } from '../../telemetry/json.ts';

/** The first trace fails, and the second one succeeds a second later. */
const OUTLINE = `
  GET /home [server] http.response.status_code=500 @0+10
  GET /home [server] http.response.status_code=200 @1000+10`;
const REVERSED = `
  GET /home [server] http.response.status_code=200 @0+10
  GET /home [server] http.response.status_code=500 @1000+10`;

const failing = check({ id: 'failing', match: { attributes: { 'http.response.status_code': 500 } } });
const success = check({ id: 'success', match: { attributes: { 'http.response.status_code': 200 } } });
const reported = (fields: object = {}): CheckInput => ({
  id: 'item',
  title: 'the error',
  signal: 'error-item',
  match: { type: 'TypeError' },
  ...fields,
});

const frame = (filename: string): JsonObject => ({ filename, lineno: 12, method: 'run', code: 'return None' });

/** A report of an exception, as a client under a web framework sends it. */
function error(data: JsonObject = {}, fields: Partial<ErrorOccurrence> = {}): ErrorOccurrence {
  const message = 'The view function for ‘data_home’ did not return a valid response.';
  return {
    uuid: crypto.randomUUID(),
    fingerprint: 'one',
    title: `TypeError: ${message}`,
    level: 'error',
    environment: 'production',
    traceId: traceIdOf(1),
    spanId: null,
    time: 0n,
    data: {
      framework: 'flask',
      code_version: 'v2',
      body: {
        trace: {
          exception: { class: 'TypeError', message },
          frames: [frame('/venv/lib/python3.11/site-packages/flask/app.py'), frame('/srv/app/services/home.py')],
        },
      },
      server: { root: '/srv/app' },
      request: { method: 'GET', headers: { Host: 'localhost:4567' } },
      person: { id: 'u-1' },
      custom: { order: { id: 'o-1' } },
      ...data,
    },
    ...fields,
  };
}

const warning = error(
  { body: { message: { body: 'Hello World!', extra: { by: 'hand' } } }, person: null },
  { level: 'warning', title: 'Hello World!', fingerprint: 'two', traceId: null },
);

const verdict = (of: CheckInput, errors: ErrorOccurrence[], outline = OUTLINE): string | undefined =>
  verdicts([failing, success, of], outline, { errors })[2];
const finding = (of: CheckInput, errors: ErrorOccurrence[]) =>
  reportOn([failing, success, of], OUTLINE, { errors }).checks[2]?.findings[0];

describe('a reported error', () => {
  it.each<[string, object]>([
    ['its class', {}],
    ['its message', { match: { value: { contains: 'did not return' } } }],
    ['its level', { match: { level: 'error' } }],
    ['where it runs', { expect: { environment: 'production', release: 'v2', framework: 'flask' } }],
    ['its request, by path', { expect: { request: { method: 'GET', 'headers.Host': { contains: '4567' } } } }],
    ['who it happened to', { expect: { person: { id: 'u-1' } } }],
    ['what the application added', { expect: { custom: { 'order.id': 'o-1' } } }],
    ['the rest of its data', { expect: { tags: { 'server.root': '/srv/app' } } }],
    ['the lines of the application’s own', { expect: { inAppFrames: 1 } }],
    ['the trace that it happened in', { expect: { traceOf: 'failing' } }],
    ['what it is grouped as', { expect: { groupedAs: 1 } }],
    ['a success that came after it', { thenSucceeds: 'success' }],
  ])('is told by %s', (_, fields) => expect(verdict(reported(fields), [error(), warning])).toBe('item passed'));

  it('is told by the last exception of a chain', () => {
    const chain = [{ exception: { class: 'TypeError', message: 'x' }, frames: [] }, { exception: { class: 'Error' } }];
    expect(verdict(reported(), [error({ body: { trace_chain: chain } })])).toBe('item passed');
  });

  it.each([
    ['/srv/app/node_modules/flask/app.js', 0],
    ['/srv/app/venv/lib/python3.11/site-packages/flask/app.py', 0],
    ['/elsewhere/home.py', 0],
    ['node:internal/process', 0],
    ['', 0],
    ['services/home.py', 1],
    ['file:///srv/app/services/home.mjs', 1],
  ])('counts a line of the file “%s” as %i of the application’s own', (filename, own) => {
    const trace = { exception: { class: 'TypeError' }, frames: [frame(filename)] };
    expect(verdict(reported({ expect: { inAppFrames: own } }), [error({ body: { trace } })])).toBe('item passed');
  });

  it('may be a message, whose text is its value', () => {
    const of = reported({ match: { value: 'Hello World!', level: 'warning' }, expect: { custom: { by: 'hand' } } });
    expect(verdict(of, [warning])).toBe('item passed');
  });

  it('is left out without costing anything where none are received', () => {
    expect(reportOn([reported()], OUTLINE).checks[0]).toMatchObject({ status: 'skipped', max: 0 });
  });

  it('may be nonsense in every field', () => {
    const data = { body: [], server: 'x', request: 7, person: [], custom: 'y' } as JsonObject;
    expect(verdict(reported(), [error(data)])).toBe('item failed error-item.missing');
  });
});

describe('a reported error that is not as it should be', () => {
  it.each<[string, object, string]>([
    ['another environment', { expect: { environment: 'staging' } }, 'error-item.wrong-value'],
    ['a field that is missing', { expect: { person: { email: { present: true } } } }, 'error-item.field-missing'],
    ['a field that is misspelt', { expect: { custom: { 'orders.id': 'o-1' } } }, 'error-item.near-key'],
    ['too few lines of its own', { expect: { inAppFrames: { min: 3 } } }, 'error-item.no-app-frames'],
    ['another level', { match: { type: 'TypeError', level: 'critical' } }, 'error-item.level'],
    ['almost the class', { match: { type: 'TypesError' } }, 'error-item.near'],
    ['another number', { count: 2 }, 'error-item.count'],
    ['another number of items', { expect: { groupedAs: 2 } }, 'error-item.grouping'],
    ['another trace', { expect: { traceOf: 'success' } }, 'error-item.uncorrelated'],
    ['nothing like it', { match: { type: 'NameError', value: 'x' } }, 'error-item.missing'],
  ])('is explained: %s', (_, fields, code) => {
    expect(verdict(reported(fields), [error()])).toBe(`item failed ${code}`);
  });

  it('says that a filter hides it where it was a warning', () => {
    const of = reported({ match: { value: 'Hello World!', level: 'error' } });
    expect(finding(of, [warning])?.message).toContain('does not show a warning');
  });

  it('says in plain words that none should have been reported', () => {
    const none = reported({ title: 'No error is reported', match: {}, count: { min: 0, max: 0 } });
    expect(finding(none, [error()])).toMatchObject({
      message: 'One error was reported, and there should be none.',
      expected: 'none',
    });
  });

  it('says that it names no trace', () => {
    const of = reported({ expect: { traceOf: 'failing' } });
    expect(finding(of, [error({}, { traceId: null })])).toMatchObject({
      code: 'error-item.uncorrelated',
      actual: 'no trace id',
    });
  });
});

describe('an error that should have been put right', () => {
  const putRight = reported({ thenSucceeds: 'success' });

  it('was not, where every success came before it', () => {
    const last = error({}, { traceId: traceIdOf(2) });
    expect(verdict(putRight, [last], REVERSED)).toBe('item failed error-item.not-put-right');
  });

  it('was not, where it happened again after a success', () => {
    const again = error({}, { traceId: null, time: 10n ** 20n });
    expect(verdict(putRight, [error(), again])).toBe('item failed error-item.not-put-right');
  });

  it('waits for the success where there is none', () => {
    expect(verdict(putRight, [error()], 'GET /home [server] http.response.status_code=500')).toBe(
      'item skipped because success',
    );
  });
});

describe('where not one error was reported', () => {
  it('says so', () => expect(verdict(reported(), [])).toBe('item failed error-item.silence'));

  it('tells the reason for which a door turned somebody away', () => {
    const problem = { code: 'transport/unknown-key', message: 'access token not found', hint: 'Copy it.' } as const;
    const refused = arrival({ signal: 'errors', path: '/item', accepted: 0, problem });
    const said = verdicts([reported()], OUTLINE, { errors: [], arrivals: [refused] });
    expect(said).toEqual(['item failed transport.unauthorised']);
  });
});

describe('an exception that was reported', () => {
  const exception: CheckInput = {
    id: 'item',
    title: 'the exception',
    signal: 'exception',
    on: 'failing',
    via: ['error-item'],
    type: 'TypeError',
  };

  it('counts as recorded with the span of its trace', () => {
    expect(verdict(exception, [error()])).toBe('item passed');
    expect(verdict(exception, [error({}, { traceId: null })])).toBe('item failed exception.missing');
    expect(verdict(exception, [error({}, { spanId: 'f'.repeat(16) })])).toBe('item failed exception.missing');
  });

  it('does not count where the check asks for another way', () => {
    const onSpan = { ...exception, via: ['span-event'] } as CheckInput;
    expect(verdict(onSpan, [error()])).toBe('item failed exception.missing');
  });
});
