import { assert, constantFrom, array, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleTrace, type AssembledTrace } from '../trace/assemble-trace.ts';
import { sketchSegment } from '../../../receivers/xray/trace.fixture.ts';
import { matchesFilter, type FilterOptions } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { parseFilter } from './parse.ts';
import { servicesAskedFor } from './services-asked-for.ts';

function parsed(source: string): Expression {
  const filter = parseFilter(source);
  if (filter.kind === 'failed') throw new Error(`${source}: ${filter.error.message}`);
  return filter.expression;
}

/** What does not parse, with the piece of the text that the error points to. */
function objection(source: string): string {
  const filter = parseFilter(source);
  if (filter.kind === 'parsed') return 'parsed';
  const { from, to, message, hint } = filter.error;
  return `[${source.slice(from, to)}] ${message}. ${hint}`;
}

/** A page asks an API, which fails after half a second; the page answers 200 all the same. */
const handled: AssembledTrace = assembleTrace([
  sketchSegment({
    id: '1',
    name: 'www.example.com',
    to: 2,
    fields: {
      origin: 'AWS::EC2::Instance',
      user: 'alice',
      http: {
        request: { url: 'http://www.example.com/v2/home', method: 'GET', user_agent: 'curl/8', client_ip: '10.0.0.1' },
        response: { status: 200 },
      },
    },
    parts: [
      {
        id: '2',
        name: 'api.example.com',
        to: 0.5,
        fields: { namespace: 'remote', http: { response: { status: 500 } }, fault: true },
      },
      { id: '3', name: 'work', from: 1, fields: { annotations: { gameid: '817DL6VO', age: 30, 'a.b': true } } },
      { id: '4', name: 'DynamoDB', fields: { namespace: 'aws', aws: { table_name: 'users' } } },
    ],
  }),
  sketchSegment(
    {
      id: '5',
      name: 'api.example.com',
      to: 0.4,
      fields: {
        fault: true,
        annotations: { tries: 3 },
        cause: { exceptions: [{ id: '0000000000000009', type: 'TypeError', message: 'no result' }] },
      },
    },
    '2',
  ),
]);

const holds = (source: string, options: FilterOptions = {}): boolean => matchesFilter(parsed(source), handled, options);

describe('a filter expression', () => {
  it.each([
    'ok',
    'ok !partial duration < 3',
    'fault = false AND error = "false"',
    'NOT fault',
    'responsetime > 1.5 and responseTime <= 2',
    'duration >= 2',
    'http.status != 500',
    'http.url BEGINSWITH "http://www.example.com/" AND http.url CONTAINS "/v2/" AND http.url ENDSWITH "home"',
    'http.method = "GET" http.useragent CONTAINS "curl" http.clientip = "10.0.0.1"',
    'user CONTAINS ""',
    'http.url AND responseTime > 1',
    'annotation.gameid = "817DL6VO"',
    'annotation[age] > 29',
    'annotation[a.b]',
    'annotation[a.b] = true',
    '!annotation.nothing',
    'service("api.example.com") { fault }',
    'service() { fault }',
    'service("www.example.com") { root AND !fault }',
    'service("api.example.com") { annotation[tries] = 3 }',
    'service(id(name: "users", type: "AWS::DynamoDB::Table")) { inferred = true }',
    'service(id(type: "AWS::EC2::Instance"))',
    'edge("www.example.com", "api.example.com") { fault AND responsetime < 1 }',
    'edge(id(name: "www.example.com", type: "client"), "www.example.com")',
    '!service("other")',
    'fault OR service("api.example.com")',
    '(fault OR ok) AND (error OR !error)',
    'inferred',
    'rootcause.fault.service { name = "api.example.com" }',
    'rootcause.fault.exception { last and message = "no result" }',
    'rootcause.responsetime.entity { first and coverage > 0.8 }',
  ])('holds: %s', (source) => {
    expect(holds(source)).toBe(true);
  });

  it.each([
    'fault',
    '!ok',
    'partial',
    'duration > 2',
    'http.status = 500',
    'user = "bob"',
    'user != "alice"',
    'annotation.age = "30"',
    'annotation.nothing != 1',
    'service("backend-flask")',
    'service("www.example.com") { fault }',
    'service("api.example.com") { root }',
    'service("www.example.com") { annotation[tries] }',
    'edge("api.example.com", "www.example.com")',
    'edge("www.example.com", "api.example.com") { ok }',
    'fault OR error AND ok',
    'rootcause.error.service',
    'rootcause.responsetime.entity { index > 99 }',
  ])('does not hold: %s', (source) => {
    expect(holds(source)).toBe(false);
  });

  it('speaks of the trace by its root alone, so that a failure that was handled is not found', () => {
    expect(holds('fault')).toBe(false);
    expect(holds('service() { fault }')).toBe(true);
  });

  it('finds a user on any segment of the trace', () => {
    const called = sketchSegment({ id: '2', fields: { user: 'bob' } }, '1');
    const trace = assembleTrace([sketchSegment({ id: '1' }), called]);
    expect(matchesFilter(parsed('user = "bob"'), trace)).toBe(true);
  });

  it('binds AND closer than OR', () => {
    expect(parsed('ok OR fault AND error').kind).toBe('or');
    expect(parsed('ok fault OR error').kind).toBe('or');
  });

  it('asks each of many groups once, however they refer to each other', () => {
    const names = Array.from({ length: 25 }, (_none, at) => `g${at}`);
    const groups = names.map((name) => ({
      name,
      arn: name,
      expression: parsed('group.name BEGINSWITH "g" AND fault'),
    }));
    expect(holds('group.name BEGINSWITH "g"', { groups })).toBe(false);
  });

  it('refers to groups by name and by ARN, and to itself without end only in writing', () => {
    const slow = { name: 'slow', arn: 'arn:slow', expression: parsed('responsetime > 1') };
    const circle = { name: 'circle', arn: 'arn:circle', expression: parsed('group.name = "circle"') };
    expect(holds('group.name = "slow" AND user = "alice"', { groups: [slow] })).toBe(true);
    expect(holds('group.arn = "arn:slow"', { groups: [slow] })).toBe(true);
    expect(holds('group.name = "fast"', { groups: [slow] })).toBe(false);
    expect(holds('group.name = "circle"', { groups: [circle] })).toBe(false);
  });

  it('tells the services it asks for', () => {
    expect(servicesAskedFor(parsed('service("a") { ok } OR !edge("a", id(name: "b"))'))).toEqual(['a', 'b']);
  });
});

describe('what does not parse', () => {
  it.each([
    ['service("a"', '[] Expected ), and the expression ends. service takes one name.'],
    [
      "service('a')",
      '[\'] Nothing in a filter expression begins with \'. Texts stand in double quotation marks: "backend-flask".',
    ],
    [
      'service("a',
      '["] Nothing in a filter expression begins with ". The text that begins here has no closing quotation mark.',
    ],
    ['faults', '[faults] faults is no keyword. Did you mean fault?'],
    ['gameid = "x"', '[gameid] gameid is no keyword. A field of your own is an annotation: annotation[key].'],
    ['user = alice', '[alice] alice stands bare. Texts stand in quotation marks: = "alice".'],
    ['responsetime > "5"', '["5"] > compares numbers. Write a number, without quotation marks.'],
    ['http.status = "500"', '[= "500"] http.status is a number. Compare it with a number, without quotation marks.'],
    ['user = 5', '[= 5] user is a text. Compare it with a text in quotation marks.'],
    ['fault > 1', '[> 1] fault is true or false. Write fault, !fault or fault = false.'],
    [
      'ok AND',
      '[] Something is missing, and the expression ends. A test begins with a keyword: fault, http.url, annotation[key], service("name").',
    ],
    ['(ok', '[] Expected ), and the expression ends. A bracket is open.'],
    ['ok)', '[)] ) is one too many. Every bracket that closes has one that opens.'],
    ['root', '[root] root has no meaning here. root is for the braces of service(…) { … }.'],
    [
      'service("a") { service("b") }',
      '[service] service stands inside of braces. It is a test of the trace: put it outside.',
    ],
    ['fault && error', '[&] Nothing in a filter expression begins with &. Write AND.'],
    ['', '[] This is no filter expression. Leave the filter away to have every trace.'],
  ])('%s', (source, expected) => {
    expect(objection(source)).toBe(expected);
  });

  it('is told in words, whatever is written', () => {
    const pieces = ['service', 'edge', '(', ')', '{', '}', '"a"', 'id', 'name', ':', ',', 'fault', '!', 'AND', 'OR', 'not', '=', '5', 'annotation', '[', ']', 'rootcause.fault.entity', 'group.name', 'responsetime', '<', '.']; // prettier-ignore
    assert(
      property(array(constantFrom(...pieces), { maxLength: 12 }), (words) => {
        const filter = parseFilter(words.join(' '));
        const answer = filter.kind === 'failed' ? filter.error.message : matchesFilter(filter.expression, handled);
        expect(['Expected', true, false]).toContain(typeof answer === 'string' && answer !== '' ? 'Expected' : answer);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused before it is too deep', () => {
    expect(objection(`${'('.repeat(2000)}ok`)).toContain('The brackets are too deep');
    expect(objection(`${'!'.repeat(2000)}ok`)).toContain('The brackets are too deep');
  });
});
