import { z } from 'zod';
import type { Branch } from '../../waterfall/tree.ts';
import { checkBase } from '../check-base.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { matchTests, passesAll } from '../field-test.ts';
import { quoted } from '../quote.ts';
import { spanMatchSchema } from '../span-match.ts';
import { binomialInterval, chanceOutside } from './binomial.ts';
import type { Outcome, Sight, Signal } from './signal.ts';

const schema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('population'),
    of: spanMatchSchema.describe('the span that each sampled trace holds'),
    perStimulus: z
      .strictObject({
        ratio: z.number().gt(0).max(1).describe('the share of requests that leaves a trace'),
        confidence: z
          .number()
          .min(0.9)
          .max(0.99999)
          .default(0.999)
          .describe('how sure a red must be: at 0.999 a right sampler is wronged once in a thousand runs'),
      })
      .describe('how many of the requests should leave a trace'),
  })
  .meta({
    id: 'PopulationCheck',
    description:
      'How many of the requests left a trace, for lessons about sampling. A trace counts if it holds the span and is whole. The number must lie in the exact binomial interval of the ratio.',
  });
export type PopulationCheck = z.infer<typeof schema>;

/** Which numbers of traces are believable for so many requests. */
export const believable = ({ perStimulus }: Pick<PopulationCheck, 'perStimulus'>, requests: number) =>
  binomialInterval(requests, perStimulus.ratio, perStimulus.confidence);

/**
 * Why so few requests can tell nothing: no trace at all would pass, or every request leaving one. Null where they can.
 */
export function tooFewToTell(check: Pick<PopulationCheck, 'perStimulus'>, requests: number): string | null {
  const { from, to } = believable(check, requests);
  const { ratio } = check.perStimulus;
  if (from === 0)
    return `of ${requests} requests at a ratio of ${ratio} even none at all would pass; repeat more often`;
  if (to === requests && ratio < 1) {
    return `of ${requests} requests at a ratio of ${ratio} even all of them would pass; repeat more often`;
  }
  return null;
}

const unseen = (message: string): Outcome => ({
  state: 'unseen',
  explanation: { code: 'population.not-counted', level: 'info', message },
});

/** A span of a trace of which a part is missing: its parent was sampled out, or lost. */
const isTorn = ({ marks }: Branch): boolean => marks.includes('orphan');

function judge(check: PopulationCheck, { scene, observation }: Sight): Outcome {
  const { stimuli } = observation;
  if (stimuli === undefined) return unseen('How many requests were sent is not known here, so none can be counted.');
  const why = tooFewToTell(check, stimuli);
  if (why !== null) return unseen(`Nothing can be told from so few requests: ${why}.`);
  const tests = matchTests(check.of);
  const found = scene.branches.filter(({ span }) => passesAll(span, tests));
  const traces = new Set(found.map(({ span }) => span.traceId));
  const halves = scene.branches.filter((branch) => isTorn(branch) && traces.has(branch.span.traceId));
  if (halves.length > 0) return { state: 'unmet', explanations: [explainHalves(halves, traces.size)] };
  const { from, to } = believable(check, stimuli);
  if (traces.size >= from && traces.size <= to) return { state: 'met' };
  return { state: 'unmet', explanations: [explainNumber(check, { traces: traces.size, stimuli, from, to })] };
}

function explainHalves(halves: readonly Branch[], traces: number): Explanation {
  const torn = new Set(halves.map(({ span }) => span.traceId)).size;
  return {
    code: 'sampling.half-trace',
    message: `${torn} of ${traces} traces ${torn === 1 ? 'is' : 'are'} not whole: ${quoted(halves[0]?.span.name ?? '')} names a parent that never arrived.`,
    expected: 'each trace whole, or not there at all',
    actual: `${halves.length} ${halves.length === 1 ? 'span' : 'spans'} without the parent`,
    at: halves.slice(0, 5),
  };
}

interface Counted {
  traces: number;
  stimuli: number;
  from: number;
  to: number;
}

/** How often the bounds wrong a sampler that does it right, said beside each red; nothing where nothing is left to chance. */
function oddsOf(ratio: number, { stimuli, from, to }: Omit<Counted, 'traces'>): string {
  const chance = chanceOutside(stimuli, ratio, { from, to });
  if (chance === 0) return '';
  const runs = Number((1 / chance).toPrecision(2)).toLocaleString('en');
  return ` Chance alone brings a right sampler outside once in about ${runs} runs.`;
}

function explainNumber({ perStimulus }: PopulationCheck, { traces, stimuli, from, to }: Counted): Explanation {
  const all = traces === stimuli ? 'All' : `${traces}`;
  const between = from === to ? `${from}` : `${from} to ${to}`;
  return {
    code: traces < from ? 'population.too-few' : 'population.too-many',
    message: `${traces === 0 ? 'None' : all} of ${stimuli} requests left a trace. With a ratio of ${perStimulus.ratio} it would be ${between}.${oddsOf(perStimulus.ratio, { stimuli, from, to })}`,
    expected: `${between} traces`,
    actual: `${traces} traces`,
  };
}

export const population: Signal<typeof schema> = {
  schema,
  judge,
  referencesOf: () => [],
  mistakesIn: (check, requests) => {
    const message = tooFewToTell(check, requests);
    return message === null ? [] : [{ path: ['perStimulus', 'ratio'], message }];
  },
  isClosingMatter: () => true,
  seesWithoutSpans: false,
};
