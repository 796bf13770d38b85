import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { trace, traceIdOf } from '../../../tests/support/trace.ts';

const server = check({ id: 'server', match: { kind: 'server', service: 'backend-next' } });
const handler = check({
  id: 'handler',
  match: { name: 'http-handler' },
  relations: [{ rel: 'descendantOf', of: 'server' }],
});
const query = check({ id: 'query', match: { name: 'query' }, relations: [{ rel: 'childOf', of: 'handler' }] });
const service = check({
  id: 'service',
  match: { service: 'activities-service', kind: 'server' },
  relations: [{ rel: 'descendantOf', of: 'server' }],
});

const mine = { traceIds: [traceIdOf(1)] };
const red = (checks: CheckInput[], outline: string): string[] =>
  verdicts(checks, outline, mine).filter((verdict) => !verdict.endsWith(' passed'));

describe('a span that never ended', () => {
  it('is told from its child, by the flags that say the parent is no other process', () => {
    const outline = `
      GET /api/home [server]
      +query ^handler`;
    expect(red([server, handler], outline)).toEqual(['handler failed span.not-ended']);
  });

  it('is one cause: what lies below it is skipped', () => {
    const below = check({ id: 'below', match: { name: 'query' }, relations: [{ rel: 'descendantOf', of: 'server' }] });
    const outline = `
      GET /api/home [server]
      +query ^handler`;
    expect(red([server, handler, query, below], outline)).toEqual([
      'handler failed span.not-ended',
      'query skipped because handler',
      'below skipped because handler',
    ]);
  });

  it('is named by its child and by the start of its id', () => {
    const [finding] = reportOn([server, handler], 'GET [server]\n+query ^handler').checks[1]?.findings ?? [];
    expect(finding?.message).toContain('“query”');
    expect(finding?.message).toContain('never ended');
  });

  it('is only likely where an old SDK sent no flags', () => {
    const [finding] = reportOn([server, handler], 'GET [server]\n+query ^handler noflags').checks[1]?.findings ?? [];
    expect(finding).toMatchObject({ code: 'span.not-ended', message: expect.stringContaining('seems to belong') });
  });

  it('is not what a remote parent that did not come looks like', () => {
    const root = check({ id: 'root', match: { kind: 'server' }, relations: [{ rel: 'root' }] });
    expect(red([root], 'GET [server] ^browser remote')).toEqual(['root failed relation.parent-missing']);
    expect(red([root], 'GET [server] ^browser noflags')).toEqual(['root failed relation.parent-missing']);
  });
});

describe('a context that got lost', () => {
  it('within the process leaves siblings: the outer span was not made active', () => {
    const outline = `
      GET [server] @0+100
        http-handler @10+80
        query @20+30`;
    expect(red([server, handler, query], outline)).toEqual(['query failed relation.lost-context-sibling']);
  });

  it('is not blamed for a sibling that began when the other was over', () => {
    const outline = `
      GET [server] @0+100
        http-handler @10+20
        query @50+30`;
    expect(red([server, handler, query], outline)).toEqual(['query failed relation.wrong-parent']);
  });

  it('without a context manager makes many traces of one, told once', () => {
    const outline = `
      backend-next: GET [server] @0+100
      backend-next: http-handler @10+80
      backend-next: query @20+30`;
    const below = check({ id: 'query', match: { name: 'query' }, relations: [{ rel: 'descendantOf', of: 'server' }] });
    expect(red([server, handler, below], outline)).toEqual([
      'handler failed relation.split-traces',
      'query skipped because handler',
    ]);
  });

  it('between two services is lost propagation, and names the call', () => {
    const outline = `
      backend-next: GET [server] @0+100
        backend-next: fetch activities [client] @20+50
      activities-service: GET /activities [server] @25+40`;
    expect(red([server, service], outline)).toEqual(['service failed relation.propagation-lost']);
    const { checks } = reportOn([server, service], outline, mine);
    expect(checks[1]?.findings[0]?.message).toContain('fetch activities');
  });

  it('names the call that nobody took up, not the click that was answered', () => {
    const outline = `
      frontend-next: click [client] @0+120
        backend-next: GET [server] @5+100
          backend-next: fetch activities [client] @20+50
      activities-service: GET /activities [server] @25+40`;
    const { checks } = reportOn([server, service], outline, mine);
    expect(checks[1]?.findings[0]?.message).toContain('fetch activities');
  });

  it('is told for spans of other traces only where they would fit', () => {
    const outline = `
      backend-next: GET [server] @0+100
      backend-next: health [server] @25+40`;
    expect(red([server, service], outline)).toEqual(['service failed span.missing']);
  });
});

describe('a span in the wrong place', () => {
  it('shows the chain it has beside the one it should have', () => {
    const outline = `
      GET [server]
        http-handler
        cache
          query`;
    expect(red([server, handler, query], outline)).toEqual(['query failed relation.wrong-parent']);
    const { checks } = reportOn([server, handler, query], outline);
    expect(checks[2]?.findings[0]).toMatchObject({
      expected: '“http-handler” › … › “query”',
      actual: '“GET” › “cache” › “query”',
    });
  });

  it('is told when something came between parent and child', () => {
    const outline = `
      GET [server]
        http-handler
          cache
            query`;
    expect(red([server, handler, query], outline)).toEqual(['query failed relation.wrong-parent']);
  });

  it('is told when it should be the root', () => {
    const root = check({ id: 'root', match: { name: 'http-handler' }, relations: [{ rel: 'root' }] });
    expect(red([root], 'GET [server]\n  http-handler')).toEqual(['root failed relation.not-root']);
  });

  it.each<[string, CheckInput, string, string]>([
    [
      'not below',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'notDescendantOf', of: 'a' }] }),
      'a\n  b',
      'relation.wrong-parent',
    ],
    [
      'beside',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'siblingOf', of: 'a' }] }),
      'a\n  b',
      'relation.wrong-parent',
    ],
    [
      'in another trace',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'otherTrace', of: 'a' }] }),
      'a\n  b',
      'relation.joined-traces',
    ],
    [
      'in the same trace',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'sameTrace', of: 'a' }] }),
      'a\nb',
      'relation.split-traces',
    ],
    [
      'afterwards',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'startsAfterEndOf', of: 'a' }] }),
      'a @0+50\n+b @20+10',
      'relation.time',
    ],
    [
      'within',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'within', of: 'a' }] }),
      'a @0+50\n  b @20+90',
      'relation.outlives-parent',
    ],
    [
      'within, and not only end there',
      check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'within', of: 'a' }] }),
      'a @40+50\n  b @20+30',
      'relation.time',
    ],
    [
      'of one value',
      check({ id: 'b', match: { name: 'b' }, expect: { attributes: { id: { sameAs: 'a.attributes.id' } } } }),
      'a id=1\n  b id=2',
      'attr.not-same',
    ],
  ])('is told when it should be %s', (_, second, outline, code) => {
    const checks = [check({ id: 'a', match: { name: 'a' } }), second];
    expect(verdicts(checks, outline)).toEqual(['a passed', `b failed ${code}`]);
  });

  it('is not judged by time across services, whose clocks differ', () => {
    const within = check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'within', of: 'a' }] });
    expect(verdicts([check({ id: 'a', match: { name: 'a' } }), within], 'x: a @50+50\n  y: b @10+40')[1]).toBe(
      'b passed',
    );
  });

  it('may end a millisecond after its parent', () => {
    const within = check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'within', of: 'a' }] });
    expect(verdicts([check({ id: 'a', match: { name: 'a' } }), within], 'a @0+50\n  b @10+41')[1]).toBe('b passed');
  });
});

describe('a trace sent with two keys', () => {
  const whole = check({
    id: 'whole',
    match: { service: 'activities-service' },
    relations: [{ rel: 'sameEnvironment', of: 'server' }],
  });

  it('is told to be split, with both environments', () => {
    const outline = `
      backend-next: GET [server] env:dev
        activities-service: GET /activities [server] env:test`;
    expect(red([server, whole], outline)).toEqual(['whole failed environment.split']);
    expect(reportOn([server, whole], outline).checks[1]?.findings[0]?.actual).toBe('“test” and “dev”');
  });

  it('is whole with one', () => {
    expect(
      red([server, whole], 'backend-next: GET [server] env:dev\n  activities-service: GET [server] env:dev'),
    ).toEqual([]);
  });
});

describe('harmless differences', () => {
  const outline = `
    GET [server] @0+100
      http-handler app.result_length=3 app.now=1 @10+80
        query @20+10`;
  const checks = [server, handler, query];
  const green = checks.map(({ id }) => `${id} passed`);

  it('in the order of spans and attributes, and spans that come twice', () => {
    const spans = trace(outline);
    expect(verdicts(checks, outline, { spans: spans.toReversed() })).toEqual(green);
    expect(verdicts(checks, outline, { spans: [...spans, ...spans] })).toEqual(green);
  });

  it('by what a framework adds', () => {
    const more = outline
      .replace('query @', 'query next.span_type=x @')
      .replace('      http-handler', '      render route (app) @5+90\n      http-handler');
    expect(verdicts(checks, more)).toEqual(green);
  });

  it('by old and new attribute names side by side', () => {
    const both = check({
      id: 'both',
      match: { kind: 'server' },
      expect: { attributes: { 'http.request.method': 'GET' } },
    });
    expect(verdicts([both], 'GET [server] http.method=GET http.request.method=GET')).toEqual(['both passed']);
  });

  it('in the status of a refused request: a 404 leaves a server span unset', () => {
    const refused = check({ id: 'refused', match: { kind: 'server' }, expect: { status: 'unset' } });
    expect(verdicts([refused], 'GET [server] http.response.status_code=404')).toEqual(['refused passed']);
  });
});
