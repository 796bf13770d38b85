import { z } from 'zod';
import { checkBase } from '../check-base.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { quoted } from '../quote.ts';
import { variableSchema } from '../value-test.ts';
import { searchFor, type CanarySearch } from './secret/canary.ts';
import { detectorNames, detectors, type DetectorName } from './secret/detectors.ts';
import { secretPlaces, textsIn, type Found } from './secret/places.ts';
import type { Outcome, Sight, Signal } from './signal.ts';

const schema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('no-secret'),
    canaries: z
      .array(variableSchema)
      .default([])
      .describe('values planted in the run, by variable: surely secret, and surely ours'),
    detectors: z.array(z.enum(detectorNames)).default([]).describe('kinds of secret that are known by their looks'),
    in: z.array(z.enum(secretPlaces)).min(1).describe('where to look'),
  })
  .refine(({ canaries, detectors: kinds }) => canaries.length + kinds.length > 0, {
    path: ['detectors'],
    message: 'name a canary or a detector, else nothing is looked for',
  })
  .meta({
    id: 'NoSecretCheck',
    description:
      'No secret stands anywhere in the telemetry. What is found is told by its place and never by its value.',
  });
type NoSecretCheck = z.infer<typeof schema>;

/** At most so many places are told. */
const TOLD = 5;

interface Hit extends Found {
  /** null for a canary. */
  detector: DetectorName | null;
}

function hitIn(found: Found, kinds: readonly DetectorName[], canaries: CanarySearch): Hit | null {
  if (found.text === '') return null;
  if (canaries.isIn(found.text)) return { ...found, detector: null };
  const detector = kinds.find((kind) => detectors[kind].finds(found));
  return detector === undefined ? null : { ...found, detector };
}

function judge(check: NoSecretCheck, { scene }: Sight): Outcome {
  const canaries = searchFor(check.canaries);
  if (scene.branches.length === 0 && scene.logs.length === 0) {
    return {
      state: 'unmet',
      explanations: [{ code: 'silence', message: 'Nothing arrived in which a secret could be.' }],
    };
  }
  const hits = new Map<string, Hit>();
  for (const found of textsIn(check.in, scene)) {
    const hit = hitIn(found, check.detectors, canaries);
    // The same secret at the same place of many spans is one mistake.
    const mistake = `${hit?.detector ?? ''} ${found.place} ${found.where} ${found.key}`;
    if (hit !== null && !hits.has(mistake)) hits.set(mistake, hit);
    if (hits.size >= TOLD) break;
  }
  if (hits.size === 0) return { state: 'met' };
  return { state: 'unmet', explanations: [...hits.values()].map((hit) => explain(hit, check.detectors, canaries)) };
}

/** Where a secret stands, without saying anything that may hold it. */
function placeOf(hit: Hit, isSafe: (text: string) => boolean): string {
  const key = hit.key !== '' && isSafe(hit.key) ? ` ${quoted(hit.key)}` : '';
  if (hit.branch === undefined) return `${hit.where}${key}`;
  const { name } = hit.branch.span;
  return `${hit.where}${key} of the span ${isSafe(name) ? quoted(name) : 'whose name holds it too'}`;
}

function explain(hit: Hit, kinds: readonly DetectorName[], canaries: CanarySearch): Explanation {
  const place = placeOf(hit, (text) => hitIn({ ...hit, key: '', text }, kinds, canaries) === null);
  const found =
    hit.detector === null
      ? ({ code: 'secret.canary', message: `The secret that was planted in this run stands in ${place}.` } as const)
      : ({
          code: 'secret.found',
          message: `What looks like ${detectors[hit.detector].what} stands in ${place}.`,
        } as const);
  return {
    ...found,
    expected: 'no secret',
    actual: `(hidden: ${hit.text.length} characters)`,
    ...(hit.branch === undefined ? {} : { at: [hit.branch] }),
  };
}

export const noSecret: Signal<typeof schema> = {
  schema,
  judge,
  referencesOf: () => [],
  isClosingMatter: () => true,
  seesWithoutSpans: false,
};
