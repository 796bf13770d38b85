import { z } from 'zod';
import { checkBase } from '../check-base.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import type { Scene } from '../observation.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { quoted } from '../quote.ts';
import { variableSchema } from '../value-test.ts';
import { searchFor, type CanarySearch } from '../../guard/canary.ts';
import { detectorNames, detectors, type DetectorName } from '../../guard/detectors.ts';
import { finds } from '../../guard/scan.ts';
import { secretPlaces } from '../../guard/texts-of.ts';
import { lookAtTexts } from './secret/places.ts';
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

/** A secret, and where it stands. */
interface Hit {
  /** null for a canary. */
  detector: DetectorName | null;
  text: string;
  key: string;
  where: string;
  /** undefined for a log record and for a reported error. */
  branch: Branch | undefined;
}

/** What a check looks for. Of a text that was looked at before, the answer is known: telemetry repeats itself. */
class Search {
  /** By key, then by text. */
  readonly #known = new Map<string, Map<string, DetectorName | null | undefined>>();

  constructor(
    private readonly kinds: readonly DetectorName[],
    private readonly canaries: CanarySearch,
  ) {}

  /** The detector that finds something, null for a canary, undefined where nothing is found. */
  look(key: string, text: string): DetectorName | null | undefined {
    if (text === '') return undefined;
    let known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, (known = new Map()));
    if (!known.has(text)) known.set(text, this.#find(key, text));
    return known.get(text);
  }

  isClean(text: string): boolean {
    return this.look('', text) === undefined;
  }

  #find(key: string, text: string): DetectorName | null | undefined {
    if (this.canaries.isIn(text)) return null;
    return this.kinds.find((kind) => finds(kind, { key, text }));
  }
}

function judge(check: NoSecretCheck, { scene }: Sight): Outcome {
  const search = new Search(check.detectors, searchFor(check.canaries));
  const { branches, logs, errors, segments } = scene;
  if ([branches, logs, errors, segments].every(({ length }) => length === 0)) {
    return {
      state: 'unmet',
      explanations: [{ code: 'silence', message: 'Nothing arrived in which a secret could be.' }],
    };
  }
  const hits = findHits(check, scene, search);
  if (hits.length === 0) return { state: 'met' };
  return { state: 'unmet', explanations: hits.map((hit) => explain(hit, search)) };
}

/** The first few secrets that differ by kind or place: the same one at the same place of many spans is one mistake. */
function findHits(check: NoSecretCheck, scene: Scene, search: Search): Hit[] {
  const hits = new Map<string, Hit>();
  lookAtTexts(check.in, scene, (branch) => (text, key, where) => {
    const detector = search.look(key, text);
    if (detector === undefined || hits.size >= TOLD) return;
    const mistake = `${detector ?? ''} ${where} ${key}`;
    if (!hits.has(mistake)) hits.set(mistake, { detector, text, key, where, branch });
  });
  return [...hits.values()];
}

/** Of these a key is a path, and the place is inside. */
const DOCUMENTS = new Set(['an error report', 'a segment', 'the body of a log record']);

/** Where a secret stands, without saying anything that may hold it. */
function placeOf(hit: Hit, search: Search): string {
  const key =
    hit.key !== '' && search.isClean(hit.key) ? `${DOCUMENTS.has(hit.where) ? ', under' : ''} ${quoted(hit.key)}` : '';
  if (hit.branch === undefined) return `${hit.where}${key}`;
  const { name } = hit.branch.span;
  return `${hit.where}${key} of the span ${search.isClean(name) ? quoted(name) : 'whose name holds it too'}`;
}

function explain(hit: Hit, search: Search): Explanation {
  const place = placeOf(hit, search);
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
