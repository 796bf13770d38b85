import { describe, expect, it } from 'vitest';
import { reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { trace } from '../../../tests/support/trace.ts';
import { evaluate } from '../evaluate.ts';
import { expectationSchema } from '../expectation.ts';
import { binomialInterval, chanceOutside } from './binomial.ts';
import { tooFewToTell } from './population.ts';

describe('the binomial interval', () => {
  it.each([
    [50, 0.1, 0, 13],
    [100, 0.1, 2, 21],
    [200, 0.1, 8, 35],
    [200, 0.25, 31, 71],
    [200, 0.5, 77, 123],
    [400, 0.05, 7, 36],
  ])('of %i trials at %d is %i to %i with 99.9 %% confidence', (n, p, from, to) => {
    expect(binomialInterval(n, p, 0.999)).toEqual({ from, to });
  });

  it('is a point where nothing is left to chance', () => {
    expect(binomialInterval(20, 1, 0.999)).toEqual({ from: 20, to: 20 });
    expect(binomialInterval(20, 0, 0.999)).toEqual({ from: 0, to: 0 });
  });

  it('holds for numbers whose factorials no double holds', () => {
    const { from, to } = binomialInterval(10_000, 0.5, 0.999);
    expect([from, to]).toEqual([4835, 5165]);
  });
});

describe('the chance outside an interval', () => {
  it('is what the confidence leaves at the most, counted exactly', () => {
    expect(chanceOutside(4, 0.5, { from: 1, to: 3 })).toBeCloseTo(2 / 16, 12);
    const within = binomialInterval(100, 0.25, 0.999);
    expect(chanceOutside(100, 0.25, within)).toBeCloseTo(0.00072, 5);
  });

  it('is nothing where nothing is left to chance', () => {
    expect(chanceOutside(20, 1, { from: 20, to: 20 })).toBe(0);
  });
});

const sampled = {
  id: 'sampled',
  title: 'A tenth of the requests leaves a trace',
  signal: 'population',
  of: { kind: 'server' },
  perStimulus: { ratio: 0.5 },
} as CheckInput;

/** So many traces of one request each. */
const traces = (count: number): string => Array.from({ length: count }, () => 'GET [server]').join('\n');

// The helper's stimulus is one click by hand; a check of a whole number is enough to be let through at ratio 1.
const certain = { ...sampled, perStimulus: { ratio: 1 } } as CheckInput;

describe('a population check', () => {
  it('passes where every request that should leave a trace did', () => {
    expect(verdicts([certain], traces(3), { stimuli: 3 })).toEqual(['sampled passed']);
  });

  it('says how many left one, and how many it should be', () => {
    const { checks } = reportOn([certain], traces(2), { stimuli: 3 });
    expect(checks[0]?.findings[0]).toMatchObject({
      code: 'population.too-few',
      message: '2 of 3 requests left a trace. With a ratio of 1 it would be 3.',
    });
  });

  it('says in each red how often chance alone would make it red', () => {
    const checks = [{ ...sampled, perStimulus: { ratio: 0.25, confidence: 0.99999 } }];
    const stimulus = [{ kind: 'stage', id: 'click', stage: 'a-step', repeat: 100 }];
    const expectation = expectationSchema.parse({
      schema: 'spanwalk/expectation/v1',
      step: 'a-step',
      title: 'A step',
      stimulus,
      checks,
    });
    const report = evaluate(expectation, {
      lesson: 'a-lesson',
      variant: 'after',
      spans: trace(traces(46)),
      traceIds: [],
      syntheticRoots: [],
      closedBy: 'quiet',
      stimuli: 100,
    });
    expect(report.checks[0]?.findings[0]).toMatchObject({
      code: 'population.too-many',
      message:
        '46 of 100 requests left a trace. With a ratio of 0.25 it would be 8 to 45. Chance alone brings a right sampler outside once in about 140,000 runs.',
    });
  });

  it('says so where more left one than were sent', () => {
    expect(verdicts([certain], traces(4), { stimuli: 3 })).toEqual(['sampled failed population.too-many']);
  });

  it('does not count a trace of which a part is missing', () => {
    const torn = `${traces(2)}\nGET [server]\n  below ^gone`;
    expect(verdicts([certain], torn, { stimuli: 3 })).toEqual(['sampled failed sampling.half-trace']);
  });

  it('counts traces, not spans', () => {
    expect(verdicts([certain], `${traces(1)}\nGET [server]\n  GET again [server]`, { stimuli: 2 })).toEqual([
      'sampled passed',
    ]);
  });

  it('is left out where nobody counted the requests', () => {
    expect(reportOn([certain], traces(3)).checks[0]).toMatchObject({ status: 'skipped', max: 0 });
  });

  it('is judged only when the run is closed', () => {
    expect(verdicts([certain], traces(3), { stimuli: 3, closedBy: null })).toEqual(['sampled waiting']);
  });

  it('is refused when it is written for so few requests that none at all would pass', () => {
    expect(() => reportOn([sampled], traces(1))).toThrow(/even none at all would pass/);
  });

  it.each([
    [0.9, 10, /even all of them would pass/],
    [0.1, 50, /even none at all would pass/],
  ])('can tell nothing of a ratio of %d from %i requests', (ratio, requests, said) => {
    expect(tooFewToTell({ perStimulus: { ratio, confidence: 0.999 } }, requests)).toMatch(said);
    expect(tooFewToTell({ perStimulus: { ratio, confidence: 0.999 } }, 200)).toBeNull();
  });
});
