import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts } from '../../../tests/support/judge.ts';

describe('spans that several checks could mean', () => {
  const either = check({
    id: 'either',
    match: { name: 'step', kind: 'internal' },
    expect: { attributes: { n: { oneOf: [1, 2] } } },
  });
  const first = check({ id: 'first', match: { name: 'step' }, expect: { attributes: { n: 1 } } });

  it('are given out so that all together need the fewest changes, not first come, first served', () => {
    const outline = 'step n="1"\n+step n="2"';
    expect(verdicts([either, first], outline)).toEqual([
      'either failed attr.wrong-type',
      'first failed attr.wrong-type',
    ]);
    const spanIds = reportOn([either, first], outline).checks.map(({ findings }) => findings[0]?.evidence?.[0]?.spanId);
    expect(new Set(spanIds).size).toBe(2);
  });

  it('are never taken from a check that has its own', () => {
    const [load, store] = [
      check({ id: 'load', match: { name: 'load-1' } }),
      check({ id: 'store', match: { name: 'load-2' } }),
    ];
    expect(verdicts([load, store], 'load-1')).toEqual(['load passed', 'store failed span.missing']);
    expect(verdicts([load, store], 'load-1\n+load-22')).toEqual(['load passed', 'store failed span.name-near']);
  });

  it('may be meant by two descriptions that do not contradict each other', () => {
    const route = check({ id: 'route', match: { name: 'GET /home', kind: 'server' } });
    const server = check({ id: 'server', match: { kind: 'server' } });
    expect(verdicts([server, route], 'GET /hme [server]')).toEqual(['server passed', 'route failed span.name-near']);
  });
});

describe('a hostile span', () => {
  it('with hundreds of long keys is looked at in good time', () => {
    const long = 'abcdefghij'.repeat(24);
    const keysOf = (nth: number): string =>
      Array.from({ length: 400 }, (_, key) => `k${nth}x${key}${long}=1`).join(' ');
    const outline = Array.from({ length: 10 }, (_, nth) => `span-${nth} ${keysOf(nth)}`).join('\n');
    const checks = Array.from({ length: 10 }, (_, nth) =>
      check({
        id: `c${nth}`,
        match: { name: `other-${nth}` },
        expect: { attributes: { [`app.wanted_key_${nth}`]: 1 } },
      }),
    );
    const began = process.cpuUsage().user;
    expect(verdicts(checks, outline)).toHaveLength(10);
    // Microseconds. Held letter by letter against each, these keys took a quarter of a minute.
    expect(process.cpuUsage().user - began).toBeLessThan(6_000_000);
  });
});

const manyKeys = (count: number): string =>
  Array.from({ length: count }, (_, nth) => `k${nth}.v${nth * 7}=1`).join(' ');

describe('a run of more kinds than can be compared', () => {
  const wanted = check({ id: 'work', match: { name: 'work' }, expect: { attributes: { 'app.result_length': 3 } } });

  const codes = (outline: string): string[] | undefined => reportOn([wanted], outline).remarks?.map(({ code }) => code);

  it('is told from one that was looked at in full', () => {
    expect(codes(`work ${manyKeys(3001)}`)).toEqual(['run.too-varied']);
    expect(codes(`work ${manyKeys(2000)}`)).toBeUndefined();
    const names = Array.from({ length: 300 }, (_, nth) => `${'x'.repeat(nth % 20)}wrk${nth}`).join('\n+');
    expect(codes(names)).toContain('run.too-varied');
  });

  it('keeps its verdict, and the reasons that are among the likeliest', () => {
    expect(verdicts([wanted], `work app.result_lenght=3 ${manyKeys(5000)}`)).toEqual(['work failed attr.near-key']);
    const alike = Array.from({ length: 60 }, (_, nth) => `app.result_length.${nth}=1`).join(' ');
    expect(verdicts([wanted], `work ${alike} app.result.length=3`)).toEqual(['work failed attr.near-key']);
    const report = reportOn([wanted], `work ${alike} app.result.length=3`);
    expect(report.checks[0]?.findings[0]?.actual).toBe('app.result.length = 3');
    expect(report.remarks?.map(({ code, level }) => `${code} ${level}`)).toEqual(['run.too-varied info']);
  });
});

describe('a span that has nothing but its place', () => {
  const outer = check({ id: 'outer', match: { name: 'outer' } });
  const inner = check({ id: 'inner', match: { name: 'inner' }, relations: [{ rel: 'childOf', of: 'outer' }] });

  it('is not taken for one with another name', () => {
    expect(verdicts([outer, inner], 'outer\n  something')).toEqual(['outer passed', 'inner failed span.missing']);
  });

  it('is taken for it when it has its attributes as well', () => {
    const known = { ...inner, expect: { attributes: { 'app.a': 1, 'app.b': 'x' } } } as typeof inner;
    expect(verdicts([outer, known], 'outer\n  something app.a=1 app.b=x')[1]).toBe('inner failed span.name-wrong');
  });
});

describe('a span found by its kind', () => {
  const caller = check({ id: 'caller', match: { name: 'call' } });
  const service = check({
    id: 'service',
    match: { kind: 'server', service: 'b' },
    relations: [{ rel: 'descendantOf', of: 'caller' }],
  });

  it('is known by its place between two services when its kind is wrong', () => {
    expect(verdicts([caller, service], 'a: call [client]\n  b: work')).toEqual([
      'caller passed',
      'service failed span.kind-wrong',
    ]);
  });

  it('is not known by its service alone', () => {
    expect(verdicts([caller, service], 'a: call [client]\n  b: other [client]\n    b: work')[1]).toContain(
      'service failed span.kind-wrong',
    );
    expect(verdicts([caller, service], 'a: call [client]\nb: work')[1]).toBe('service failed span.missing');
  });
});

describe('one mistake', () => {
  it('that several checks stumble over is told once', () => {
    const checks = ['one', 'two', 'three'].map((id) => check({ id, match: { name: 'http-handler' } }));
    expect(verdicts(checks, 'http-handlr')).toEqual([
      'one failed span.name-near',
      'two skipped because one',
      'three skipped because one',
    ]);
  });
});
