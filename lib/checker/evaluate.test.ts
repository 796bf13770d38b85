import { describe, expect, it } from 'vitest';
import { idOf, traceIdOf } from '../../tests/support/trace.ts';
import { check, reportOn, verdicts } from '../../tests/support/judge.ts';

const server = check({ id: 'server', match: { kind: 'server' } });
const handler = check({
  id: 'handler',
  match: { name: 'http-handler' },
  relations: [{ rel: 'descendantOf', of: 'server' }],
});

const whole = `
  backend-next: GET /api/home [server]
    http-handler app.result_length=3
      query`;

describe('the evaluator', () => {
  it('passes what is as it should be', () => {
    expect(verdicts([server, handler], whole)).toEqual(['server passed', 'handler passed']);
  });

  it('turns checks green while the observation is open, and never red', () => {
    const half = 'backend-next: GET /api/home [server]';
    expect(verdicts([server, handler], half, { closedBy: null })).toEqual(['server passed', 'handler waiting']);
    expect(verdicts([server, handler], '', { closedBy: null })).toEqual(['server waiting', 'handler waiting']);
  });

  it('judges absence and highest counts only once the observation is closed', () => {
    const checks = [
      check({ id: 'one', match: { name: 'query' }, count: 1 }),
      check({ id: 'none', signal: 'absent', match: { name: 'x' } }),
    ];
    expect(verdicts(checks, whole, { closedBy: null })).toEqual(['one waiting', 'none waiting']);
    expect(verdicts(checks, whole)).toEqual(['one passed', 'none passed']);
  });

  it('skips what depends on a check that failed, and says on which', () => {
    const last = check({ id: 'last', dependsOn: ['handler'] });
    expect(verdicts([server, check({ id: 'handler', match: { name: 'other' } }), last], whole)).toEqual([
      'server passed',
      'handler failed span.missing',
      'last skipped because handler',
    ]);
  });

  it('says once that nothing arrived, and skips the rest', () => {
    expect(verdicts([server, handler], '')).toEqual(['server failed silence', 'handler skipped because server']);
  });

  it('never passes a check whose match finds nothing', () => {
    expect(
      verdicts([check({ id: 'a', match: { name: 'x' }, expect: { attributes: { k: { present: false } } } })], whole),
    ).toEqual(['a failed span.missing']);
    expect(verdicts([check({ id: 'a', match: { name: 'x' }, count: { max: 3 } })], whole)).toEqual([
      'a failed span.missing',
    ]);
  });

  it('does not blame the student for a fault of the host', () => {
    const fault = { code: 'store/closed', message: 'The store is closed.', hint: 'Start again.' } as const;
    const report = reportOn([server, handler], '', { fault });
    expect(report.checks.map(({ status }) => status)).toEqual(['inconclusive', 'inconclusive']);
    expect([report.status, report.score]).toEqual(['inconclusive', 100]);
  });

  it('fills in the run’s variables, and does not guess one that is missing', () => {
    const checks = [check({ id: 'mine', match: { service: { var: 'service' } } })];
    expect(verdicts(checks, whole, { variables: { service: 'backend-next' } })).toEqual(['mine passed']);
    expect(verdicts(checks, whole)).toEqual(['mine inconclusive check.unknown-variable']);
  });

  it('leaves out checks that are not for this kind of run, and references to them', () => {
    const checks = [{ ...server, appliesTo: ['live' as const] }, handler];
    expect(verdicts(checks, whole, { variant: 'own' })).toEqual(['handler passed']);
  });

  it('tells an accepted name once, however many checks are about that span', () => {
    const match = { name: { equals: 'home-activities', aliases: ['http-handler'] } };
    const checks = [
      check({ id: 'there', match }),
      check({ id: 'sized', match, expect: { attributes: { 'app.result_length': { present: true } } } }),
    ];
    expect(verdicts(checks, whole)).toEqual(['there warned span.name-alias', 'sized passed']);
  });

  it('accepts an alias with a warning', () => {
    const named = check({ id: 'handler', match: { name: { equals: 'home-activities', aliases: ['http-handler'] } } });
    expect(verdicts([named], whole)).toEqual(['handler warned span.name-alias']);
    const keyed = check({
      id: 'status',
      expect: { attributes: { 'http.request.method': { equals: 'GET', aliases: ['http.method'] } } },
    });
    expect(verdicts([keyed], 'GET [server] http.method=GET')).toEqual(['status warned attr.deprecated-key']);
  });

  it('counts a child of a made-up parent as a root', () => {
    const root = check({ id: 'root', match: { kind: 'server' }, relations: [{ rel: 'root' }] });
    const outline = 'GET /api/home [server] ^client remote';
    expect(verdicts([root], outline, { syntheticRoots: [idOf('client')] })).toEqual(['root passed']);
    expect(verdicts([root], outline)).toEqual(['root failed relation.parent-missing']);
  });

  it('looks only at the run’s own traces, unless none of them came', () => {
    const outline = `
      GET /api/home [server]
      somebody-else [server]`;
    const one = check({ id: 'one', match: { kind: 'server' }, count: 1 });
    expect(verdicts([one], outline, { traceIds: [traceIdOf(1)] })).toEqual(['one passed']);
    expect(verdicts([one], outline, { traceIds: [traceIdOf(9)] })).toEqual([
      'one failed span.count relation.propagation-lost',
    ]);
  });

  it('says when it had to guess which spans belong to the run, and takes nothing off for it', () => {
    const [first] = reportOn([server], whole, { traceIds: [traceIdOf(9)] }).checks;
    expect(first).toMatchObject({ status: 'passed', findings: [{ code: 'relation.propagation-lost', level: 'info' }] });
  });

  it('lists what arrived', () => {
    expect(reportOn([server], whole).inventory).toMatchObject({
      spans: 3,
      traces: 1,
      services: ['backend-next'],
      scopes: ['test'],
    });
    expect(reportOn([server], whole).inventory.outline).toMatch(
      /^backend-next: GET \/api\/home \[server\] .*\n {2}backend-next: http-handler/,
    );
  });
});

const child = (name: string) => check({ id: name, match: { name }, relations: [{ rel: 'childOf', of: 'parent' }] });

describe('choosing which span is meant', () => {
  const outer = check({ id: 'outer', match: { name: 'work' }, expect: { attributes: { stage: 'outer' } } });
  const inner = check({ id: 'inner', match: { name: 'work' }, relations: [{ rel: 'childOf', of: 'outer' }] });
  const alike = `
    work stage=outer
    +work stage=outer
      work stage=inner`;

  it('goes back on its first choice when a later check needs another one', () => {
    expect(verdicts([outer, inner], alike)).toEqual(['outer passed', 'inner passed']);
  });

  it('does not depend on the order in which checks are written', () => {
    expect(verdicts([inner, outer], alike)).toEqual(['inner passed', 'outer passed']);
  });

  it('holds two relations to one check against one and the same span', () => {
    const parent = check({ id: 'parent', match: { kind: 'server' } });
    const apart = `
      GET [server]
        a
      GET [server]
        b`;
    expect(verdicts([parent, child('a'), child('b')], apart)[2]).toMatch(/^b failed/);
  });

  it('counts spans that match and meet everything', () => {
    const three = check({ id: 'three', match: { name: 'query' }, count: 3, expect: { kind: 'client' } });
    expect(verdicts([three], `a\n  query [client]\n  query [client]\n  query [client]`)).toEqual(['three passed']);
    expect(verdicts([three], `a\n  query [client]\n  query [client]\n  query`)).toEqual([
      'three failed span.kind-wrong',
    ]);
    expect(verdicts([three], `a\n  query [client]\n  query [client]`)).toEqual(['three failed span.count']);
  });

  it('is done with a thousand spans alike', () => {
    const many = Array.from({ length: 1000 }, () => '  work').join('\n');
    const chain = ['a', 'b', 'c'].map((id, nth, ids) =>
      check({ id, match: { name: 'work' }, relations: nth === 0 ? [] : [{ rel: 'childOf', of: ids[nth - 1] ?? '' }] }),
    );
    expect(verdicts(chain, `root\n${many}`)[0]).toBe('a passed');
  });
});
