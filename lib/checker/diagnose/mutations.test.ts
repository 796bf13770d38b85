import { describe, expect, it } from 'vitest';
import { checks, golden } from '../../../tests/support/golden-click.ts';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { traceIdOf } from '../../../tests/support/trace.ts';

/** What is not green after one change to the golden trace. */
function red(...changes: [from: string | RegExp, to: string][]): string[] {
  const changed = changes.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`the golden trace has no ${from}`);
    return next;
  }, golden);
  return verdicts(checks, changed, { traceIds: [traceIdOf(1)] }).filter((verdict) => !verdict.endsWith(' passed'));
}

const typed = (type: 'double' | 'int'): CheckInput[] => [
  check({ id: 'total', match: { name: 'a' }, expect: { attributes: { total: { type } } } }),
];
const status = (wanted: 'error' | 'unset'): CheckInput[] => [
  check({ id: 's', match: { name: 'a' }, expect: { status: wanted } }),
];
const twoValues = [check({ id: 'two', match: { name: 'a' }, expect: { attributes: { number: 3, text: 'x' } } })];
describe('the golden trace', () => {
  it('is green', () => expect(verdicts(checks, golden).every((verdict) => verdict.endsWith(' passed'))).toBe(true));
});

describe('a slip in an attribute', () => {
  it.each<[string, [string, string], string]>([
    ['a plural', ['app.result_length', 'app.results_length'], 'attr.near-key'],
    ['a typing error', ['app.result_length', 'app.result_lenght'], 'attr.near-key'],
    ['a hyphen', ['app.result_length', 'app.result-length'], 'attr.near-key'],
    ['camel case', ['app.result_length', 'app.resultLength'], 'attr.near-key'],
    ['no namespace', ['app.result_length', 'result_length'], 'attr.near-key'],
    ['text for a number', ['app.result_length=3', 'app.result_length="3"'], 'attr.wrong-type'],
    ['another number', ['app.result_length=3', 'app.result_length=4'], 'attr.wrong-value'],
    ['nothing', [' app.result_length=3', ''], 'attr.missing'],
    ['the resource', ['app.result_length=3', 'resource.app.result_length=3'], 'attr.wrong-level'],
  ])('is told when it is %s', (_, change, code) => expect(red(change)).toEqual([`handler failed ${code}`]));

  it('is told when it went to the span above', () => {
    expect(red([' app.result_length=3', ''], ['status_code=200', 'status_code=200 app.result_length=3'])).toEqual([
      'handler failed attr.wrong-span',
    ]);
  });

  it('is told once, with all of them, when several went to the span above', () => {
    const [, set = '', also = ''] = /( app\.now=\S+)( app\.result_length=3)/.exec(golden) ?? [];
    const moved = golden.replace(set + also, '').replace('status_code=200', `status_code=200${set}${also}`);
    const another = check({
      id: 'length',
      match: { name: 'http-handler' },
      expect: { attributes: { 'app.result_length': 3 } },
    });
    const report = reportOn([...checks, another], moved, { traceIds: [traceIdOf(1)] });
    const failed = report.checks.filter((each) => each.status === 'failed');
    expect(failed.map(({ id, findings }) => [id, ...findings.map(({ code }) => code)])).toEqual([
      ['handler', 'attr.wrong-span'],
    ]);
    expect(failed[0]?.findings[0]?.message).toContain('“app.now” and “app.result_length” are set');
    expect(report.checks.find(({ id }) => id === 'length')).toMatchObject({
      status: 'skipped',
      skippedBecause: 'handler',
    });
  });

  it('is told once when each check asks for another of those that went to the span above', () => {
    const [one, two] = ['app.a', 'app.b'].map((key) =>
      check({ id: key.replace('.', '-'), match: { name: 'inner' }, expect: { attributes: { [key]: 1 } } }),
    );
    const report = reportOn([one, two] as CheckInput[], 'outer app.a=1 app.b=1\n  inner');
    expect(report.checks.map((each) => each.status)).toEqual(['failed', 'skipped']);
    expect(report.checks[0]?.findings[0]?.message).toContain('“app.a” and “app.b” are set');
  });

  it('is not taken for another span’s attribute when that one would not do', () => {
    expect(red([' app.result_length=3', ''], ['status_code=200', 'status_code=200 app.result_length=7'])).toEqual([
      'handler failed attr.missing',
    ]);
  });

  it('is told when the conventions renamed it, also where the attribute finds the span', () => {
    expect(red(['http.response.status_code', 'http.status_code'])).toEqual(['server failed attr.deprecated-key']);
    expect(red(['db.system.name', 'db.system'])).toEqual(['query failed attr.deprecated-key']);
    expect(red(['http.response.status_code=200', 'http.status_code=500'])).toEqual(['server failed attr.wrong-value']);
  });

  it('is told as another key when the value is there under it', () => {
    const marked = check({
      id: 'user',
      match: { name: 'a' },
      expect: { attributes: { 'app.user_handle': 'andrewbrown' } },
    });
    expect(verdicts([marked], 'a app.who=andrewbrown')).toEqual(['user failed attr.other-key']);
  });

  it('is not taken for a key that the step asks for as well', () => {
    const both = check({
      id: 'both',
      match: { name: 'a' },
      expect: { attributes: { 'app.user_id': 1, 'app.user_ids': 2 } },
    });
    expect(verdicts([both], 'a app.user_id=1')).toEqual(['both failed attr.missing']);
  });

  it('is told as text for a number also where only the value was asked for', () => {
    const three = check({ id: 'three', match: { name: 'a' }, expect: { attributes: { n: 3 } } });
    expect(verdicts([three], 'a n="3"')).toEqual(['three failed attr.wrong-type']);
    expect(verdicts([three], 'a n="4"')).toEqual(['three failed attr.wrong-value']);
  });

  it('costs half the points where one small thing is wrong, and all where more is', () => {
    const outlines = ['a number=3 text=x', 'a numbr=3 text=x', 'a text=x', 'a numbr=3 txt=x'];
    expect(outlines.map((outline) => reportOn(twoValues, outline).score)).toEqual([100, 50, 0, 0]);
  });

  it('is told when it is one too many', () => {
    const only = check({ id: 'only', match: { name: 'a' }, expect: { noExtraAttributes: ['app.*', 'n'] } });
    expect(verdicts([only], 'a app.x=1 n=2')).toEqual(['only passed']);
    expect(verdicts([only], 'a app.x=1 app=2')).toEqual(['only failed attr.unexpected']);
  });

  it('is told when it must not be there', () => {
    const none = check({ id: 'none', match: { name: 'a' }, expect: { attributes: { card: { present: false } } } });
    expect(verdicts([none], 'a card=1')).toEqual(['none failed attr.forbidden']);
    expect(verdicts([none], 'a')).toEqual(['none passed']);
  });

  it('lets a double arrive as an int, since JavaScript sends 20.0 so, and not the other way round', () => {
    expect(verdicts(typed('double'), 'a total=20')).toEqual(['total passed']);
    expect(verdicts(typed('int'), 'a total=20.5')).toEqual(['total failed attr.wrong-type']);
  });
});

describe('a slip in a span', () => {
  it.each<[string, [string | RegExp, string], string]>([
    ['its name has a typing error', ['http-handler', 'http-handlr'], 'span.name-near'],
    ['its name has another case', ['http-handler', 'HTTP Handler'], 'span.name-near'],
    ['its kind is another one', ['http-handler', 'http-handler [client]'], 'span.kind-wrong'],
    ['it comes from another tracer', ['{home.activities}', '{home-activities}'], 'scope.mismatch'],
    ['it has quite another name, and all else', ['http-handler', 'index'], 'span.name-wrong'],
    ['its name holds a value', ['http-handler', 'http-handler 8731'], 'span.name-near'],
    ['nothing like it is there', [/http-handler.*(?=@10)/, 'x app.y=1 '], 'span.missing'],
  ])('is told when %s', (_, change, code) => expect(red(change)[0]).toBe(`handler failed ${code}`));

  it('is told by the kind where the kind finds the span', () => {
    expect(red([/SELECT \[client\]/, 'SELECT'])).toEqual(['query failed span.kind-wrong']);
  });

  it('does not take a span that another check found for a misspelling', () => {
    const pair = [check({ id: 'one', match: { name: 'step-1' } }), check({ id: 'two', match: { name: 'step-2' } })];
    expect(verdicts(pair, 'step-1')).toEqual(['one passed', 'two failed span.missing']);
    expect(verdicts(pair, 'step-1\n+step-22')).toEqual(['one passed', 'two failed span.name-near']);
  });

  it('reads a kind that was left out as internal', () => {
    expect(red(['http-handler', 'http-handler [unspecified]'])).toEqual([]);
  });

  it('is told by its status', () => {
    expect(verdicts(status('error'), 'a event:exception')).toEqual(['s failed span.status-not-set']);
    expect(verdicts(status('unset'), 'a ok')).toEqual(['s failed span.status-ok']);
    expect(verdicts(status('unset'), 'a !')).toEqual(['s failed span.status-wrong']);
    expect(verdicts(status('error'), 'a !')).toEqual(['s passed']);
  });

  it('is told by its events and its length', () => {
    const event = [check({ id: 'e', match: { name: 'a' }, expect: { events: [{ name: 'cache.miss' }] } })];
    expect(verdicts(event, 'a')).toEqual(['e failed span.event-missing']);
    expect(verdicts(event, 'a event:cache.miss')).toEqual(['e passed']);
    const long = [check({ id: 'd', match: { name: 'a' }, expect: { duration: { gte: '50ms' } } })];
    expect(verdicts(long, 'a @0+20')).toEqual(['d failed span.duration']);
    expect(verdicts(long, 'a @0+50')).toEqual(['d passed']);
  });

  it('is told by its exception', () => {
    const recorded = { id: 'x', title: 'x', signal: 'exception', on: 'a', type: 'TypeError' } as const;
    const thrown = [check({ id: 'a', match: { name: 'a' } }), recorded];
    expect(verdicts(thrown, 'a')).toEqual(['a passed', 'x failed exception.missing']);
    expect(verdicts(thrown, 'a event:exception event.exception.type=Error')).toEqual([
      'a passed',
      'x failed exception.differs',
    ]);
    expect(verdicts(thrown, 'a event:exception event.exception.type=TypeError')).toEqual(['a passed', 'x passed']);
  });

  it('says of an exception what was looked for, and what is there in its place', () => {
    const asked = [
      check({ id: 'a', match: { name: 'a' } }),
      { id: 'x', title: 'x', signal: 'exception', on: 'a', type: 'TypeError' } as const,
    ];
    const told = (outline: string) => reportOn(asked, outline).checks[1]?.findings[0];
    expect(told('a event:exception event.exception.type=Error')).toMatchObject({
      message: expect.stringMatching(/exception\.type differs/),
      expected: 'an exception with exception.type: “TypeError”',
      actual: 'exception.type = “Error”',
    });
    expect(told('a\n  b event:exception event.exception.type=TypeError')).toMatchObject({
      code: 'exception.missing',
      message: 'No exception is recorded on “a”; one is recorded on “b”.',
      expected: 'on “a”: an exception with exception.type: “TypeError”',
    });
    expect(told('a event:error')?.actual).toBe('only the events “error”');
    expect(told('a exception.type=TypeError')?.actual).toContain('“exception.type” as attributes of the span itself');
    expect(told('a')?.actual).toBe('nothing of the kind on the span');
  });

  it('is told by how many there are', () => {
    const one = check({ id: 'one', match: { kind: 'server', service: 'backend-next' }, count: 1 });
    expect(verdicts([one], 'GET [server]\n+GET [server]')).toEqual(['one failed span.count']);
    const none = check({ id: 'none', signal: 'absent', match: { name: 'GET' } });
    expect(verdicts([none], 'GET [server]')).toEqual(['none failed span.unexpected']);
  });
});

describe('the name of a service', () => {
  it.each<[string, string, string]>([
    ['nobody gave one', 'unknown_service:node', 'resource.service-name-default'],
    ['it is another', 'Cruddur', 'resource.service-name-mismatch'],
  ])('is told when %s, once', (_, name, code) => {
    const verdictsOf = red([/activities-service/g, name]);
    expect(verdictsOf).toEqual([`service failed ${code}`, 'query skipped because service']);
  });

  it('is told when two services share it', () => {
    const two = [
      check({ id: 'a', match: { name: 'a' } }),
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'otherService', of: 'a' }] }),
    ];
    expect(verdicts(two, 'x: a\n  x: b')[1]).toBe('b failed resource.service-name-shared');
    expect(verdicts(two, 'x: a\n  y: b')[1]).toBe('b passed');
  });
});
