import { describe, expect, it } from 'vitest';
import { reportOn, verdicts, type CheckInput, type Given } from '../../../tests/support/judge.ts';
import { arrival } from '../../../tests/support/observed.ts';
import { trace } from '../../../tests/support/trace.ts';
import { deprecatedAttributes } from './lint/deprecated-attributes.ts';
import type { RuleName } from './lint/rules.ts';

const lint = (rules: RuleName[], fields: object = {}): CheckInput => ({
  id: 'tidy',
  title: 'The conventions are kept',
  signal: 'lint',
  rules,
  ...fields,
});

const verdict = (rule: RuleName, outline: string, given: Given = {}): string | undefined =>
  verdicts([lint([rule])], outline, given)[0];

describe('a rule', () => {
  it.each<[RuleName, string, string, string]>([
    [
      'deprecated-attribute',
      'GET [server] http.method=GET',
      'GET [server] http.request.method=GET',
      'attr.deprecated-key',
    ],
    ['deprecated-attribute', 'a exception.escaped=true', 'a error.type=x', 'attr.deprecated-key'],
    ['attribute-naming', 'a app.resultLength=3', 'a app.result_length=3', 'lint.attribute-naming'],
    ['attribute-naming', 'a result-length=3', 'a http.request.header.x-request-id=3', 'lint.attribute-naming'],
    ['attribute-namespace', 'a app=x app.now=1', 'a app.name=x app.now=1', 'lint.attribute-namespace'],
    ['span-name-cardinality', 'GET /orders/8731 [server]', 'GET /orders/{id} [server]', 'span.name-high-cardinality'],
    [
      'span-name-path',
      'GET /about/us [server] url.path=/about/us',
      'GET /about/us [server] url.path=/about/us http.route=/about/us',
      'lint.span-name-path',
    ],
    [
      'client-error-status',
      'GET [server] http.response.status_code=404 !',
      'GET [server] http.response.status_code=404',
      'lint.status-on-4xx',
    ],
    [
      'error-status',
      'GET [server] http.response.status_code=503',
      'GET [server] http.response.status_code=503 !',
      'span.status-not-set',
    ],
    [
      'error-status',
      'GET [client] http.response.status_code=404',
      'GET [server] http.response.status_code=404',
      'span.status-not-set',
    ],
    ['status-ok', 'GET [client] ok', 'work ok', 'span.status-ok'],
    ['error-type', 'work !', 'work ! error.type=TypeError', 'error.type-missing'],
    [
      'error-type',
      'work error.type=TypeError',
      'work ! event:exception event.exception.type=E',
      'lint.error-type-without-error',
    ],
    ['service-name', 'unknown_service:node: GET [server]', 'shop: GET [server]', 'resource.service-name-default'],
    ['one-root', 'a\n+b', 'a\nb', 'lint.several-roots'],
    ['no-orphans', 'a\n+b ^gone', 'a\n  b', 'span.not-ended'],
    ['no-orphans', 'GET [server] ^gone remote', 'GET [server]', 'relation.parent-missing'],
    ['within-parent', 'a @0+50\n  b @20+90', 'a @0+50\n  b @10+41', 'relation.outlives-parent'],
    ['client-root', 'GET [client]', 'GET [client] resource.telemetry.sdk.language=webjs', 'lint.client-root'],
  ])('%s is broken by %j and kept by %j', (rule, broken, kept, code) => {
    expect(verdict(rule, broken)).toBe(`tidy failed ${code}`);
    expect(verdict(rule, kept)).toBe('tidy passed');
  });

  it('scope-version asks for the version of the tracer', () => {
    const spans = trace('a');
    expect(verdict('scope-version', '', { spans })).toBe('tidy failed lint.scope-version');
    for (const span of spans) span.scope = { ...span.scope, version: '1.0.0' };
    expect(verdict('scope-version', '', { spans })).toBe('tidy passed');
  });

  it('batched only informs, and only where it can be seen', () => {
    const alone = Array.from({ length: 4 }, () => arrival());
    expect(verdict('batched', 'a', { arrivals: alone })).toBe('tidy passed delivery.unbatched');
    expect(verdict('batched', 'a', { arrivals: [...alone, arrival({ accepted: 3 })] })).toBe('tidy passed');
    expect(verdict('batched', 'a')).toBe('tidy passed');
  });

  it('does not take what moved to conventions of its own for given up', () => {
    expect(verdict('deprecated-attribute', 'a gen_ai.request.model=x mcp.session.id=y')).toBe('tidy passed');
    expect(Object.keys(deprecatedAttributes).filter((key) => key.startsWith('gen_ai.'))).toEqual([]);
  });

  it('says what took the place of an old key', () => {
    const { checks } = reportOn([lint(['deprecated-attribute'])], 'a http.target=/x');
    expect(checks[0]?.findings[0]?.fix).toBe('It was renamed: use “url.path” or “url.query”.');
  });
});

describe('a lint check', () => {
  const framework = 'GET [server] {next.js} http.method=GET\n  work app.now=1';

  it('leaves libraries alone unless it is about all spans', () => {
    expect(verdict('deprecated-attribute', framework)).toBe('tidy passed');
    expect(verdicts([lint(['deprecated-attribute'], { scope: 'all' })], framework)).toEqual([
      'tidy failed attr.deprecated-key',
    ]);
  });

  it('gives points by the share of spans that keep the rule', () => {
    const outline = 'a http.method=GET\nb\nc\nd';
    expect(reportOn([lint(['deprecated-attribute'], { points: 4 })], outline).checks[0]).toMatchObject({
      status: 'failed',
      points: 3,
      max: 4,
    });
    const strict = lint(['deprecated-attribute'], { points: 4, partial: false });
    expect(reportOn([strict], outline).checks[0]?.points).toBe(0);
  });

  it('gives the mean of several rules, without those that had nothing to look at', () => {
    const outline = 'a http.method=GET app.resultLength=3\nb';
    const rules: RuleName[] = ['deprecated-attribute', 'client-error-status', 'one-root'];
    expect(reportOn([lint(rules, { points: 8 })], outline).checks[0]?.points).toBe(6);
  });

  it('tells one mistake on many spans once, and how many more there are', () => {
    const outline = Array.from({ length: 5 }, () => 'a http.method=GET').join('\n');
    const { checks } = reportOn([lint(['deprecated-attribute'])], outline);
    expect(checks[0]?.findings.map(({ message }) => message)).toEqual([
      '“a” has the attribute “http.method”, which the semantic conventions gave up. The same rule is broken 4 more times.',
    ]);
  });

  const allow = (context?: object): CheckInput =>
    lint(['deprecated-attribute'], {
      allow: [{ rule: 'deprecated-attribute', ...(context === undefined ? {} : { context }), reason: 'the framework' }],
    });

  it('lets be what is allowed, and only that', () => {
    const outline = 'a http.method=GET http.url=x';
    expect(verdicts([allow()], outline)).toEqual(['tidy passed']);
    expect(verdicts([allow({ key: 'http.method' })], outline)).toEqual(['tidy failed attr.deprecated-key']);
    expect(verdicts([allow({ key: 'http.method' })], 'a http.method=GET')).toEqual(['tidy passed']);
  });

  it('reports what is allowed and does not happen any more', () => {
    expect(verdicts([allow({ key: 'http.url' })], 'a')).toEqual(['tidy warned lint.stale-allowance']);
  });

  it('does not pass on nothing', () => {
    expect(verdict('one-root', '', { spans: [] })).toBe('tidy failed silence');
  });

  it('is judged only when the run is closed', () => {
    expect(verdict('one-root', 'a', { closedBy: null })).toBe('tidy waiting');
  });

  it.each([
    ['a rule that does not exist', lint(['tidiness' as RuleName]), /expected one of/],
    [
      'allowing what is not asked for',
      lint(['one-root'], { allow: [{ rule: 'batched', reason: 'x' }] }),
      /not asked for/,
    ],
    ['allowing without a reason', lint(['batched'], { allow: [{ rule: 'batched' }] }), /reason/],
  ])('is refused for %s', (_, check, said) => {
    expect(() => reportOn([check], 'a')).toThrow(said);
  });
});
