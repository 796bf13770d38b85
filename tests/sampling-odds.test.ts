import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check } from '../lib/checker/expectation.ts';
import { binomialInterval, chanceOutside } from '../lib/checker/signals/binomial.ts';
import { believable } from '../lib/checker/signals/population.ts';
import { readCurriculum } from '../lib/curriculum/load.ts';
import { allSteps } from '../lib/curriculum/neighbours.ts';
import type { Step } from '../lib/curriculum/step.ts';

type Emitting = Extract<Step, { kind: 'emit' }>;
const root = fileURLToPath(new URL('../', import.meta.url));
const steps = allSteps(readCurriculum(root).curriculum).filter((step): step is Emitting => step.kind === 'emit');

const requestsOf = ({ expectation: { stimulus } }: Emitting): number =>
  stimulus.reduce((sum, one) => sum + ('repeat' in one ? one.repeat : 1), 0);
const stepOf = (id: string): Emitting => steps.find((step) => step.id === id) as Emitting;
const checkOf = (step: string, id: string): Check =>
  stepOf(step).expectation.checks.find((check) => check.id === id) as Check;

/** The odds that a right sampler is red, for each check that counts on chance. */
const populations = steps.flatMap((step) =>
  step.expectation.checks.flatMap((check) => {
    if (check.signal !== 'population') return [];
    const requests = requestsOf(step);
    return [{ step, check, odds: chanceOutside(requests, check.perStimulus.ratio, believable(check, requests)) }];
  }),
);

const good = (): number => {
  const [first] = stepOf('tail-sampling').expectation.stimulus;
  return first !== undefined && 'repeat' in first ? first.repeat : 0;
};
const few = () => {
  const check = checkOf('tail-sampling', 'few');
  const { min = 0, max = 0 } = check.signal === 'span' && typeof check.count === 'object' ? check.count : {};
  return { from: min, to: max };
};

describe('the bounds of the lesson on sampling', () => {
  it('are asked of head sampling, of what stands behind it, and of deterministic sampling', () => {
    expect(populations.map(({ step, check }) => `${step.id} ${check.id}`)).toEqual([
      'head-sampling whole',
      'head-sampling behind',
      'deterministic-sampling quarter',
    ]);
  });

  it('for tail sampling are the exact binomial interval of the good requests, at the same confidence', () => {
    expect(few()).toEqual(binomialInterval(good(), 1 / 5, 0.99999));
    const own = checkOf('tail-sampling', 'own-few');
    expect(own.signal === 'span' && own.count).toEqual({ min: few().from + 20, max: few().to + 20 });
  });

  it('make a right sampler red in fewer than one of ten thousand full checks, even were no two of them one event', () => {
    const odds = [...populations.map((each) => each.odds), chanceOutside(good(), 1 / 5, few())];
    expect(odds.every((each) => each > 0 && each < 1e-5)).toBe(true);
    expect(odds.reduce((sum, each) => sum + each, 0)).toBeLessThan(1e-4);
  });

  it('never take all for a quarter, or for one in five', () => {
    expect(populations.map(({ step, check }) => believable(check, requestsOf(step)).to < requestsOf(step))).not.toContain(false);
    expect(few().to).toBeLessThan(good());
  });
}); // prettier-ignore

/** How probable it is that of three spans, each kept by a die of its own, one is kept without its parent, and counts. */
function tornAndCounted(ratio: number): number {
  const kept = [true, false];
  const cases = kept.flatMap((server) => kept.flatMap((client) => kept.map((behind) => [server, client, behind])));
  return cases
    .filter(([server, client, behind]) => (server || behind) && ((client && !server) || (behind && !client)))
    .reduce((sum, spans) => sum + spans.reduce((chance, is) => chance * (is ? ratio : 1 - ratio), 1), 0);
}

describe('what stands before, in that lesson', () => {
  it('is red for head sampling: that no trace of all of them were torn happens once in a hundred thousand million', () => {
    expect((1 - tornAndCounted(0.25)) ** requestsOf(stepOf('head-sampling'))).toBeLessThan(1e-11);
  });

  it('is red for tail sampling: that one in five keeps all ten that failed happens once in ten million', () => {
    expect((1 / 5) ** 10).toBeLessThan(1.1e-7);
  });
});
