import { z } from 'zod';
import { checkIdSchema } from './value-test.ts';

const hintSchema = z.strictObject({
  text: z.string().min(1).describe('what to do, in your own words'),
  link: z.string().optional().describe('where it is explained at length'),
  lang: z.enum(['js', 'python']).optional().describe('only where the span comes from an SDK of this language'),
});
/** The author's own words for a finding: shown as its fix. */
export type Hint = z.infer<typeof hintSchema>;

const findingCodeSchema = z
  .string()
  .regex(/^([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*|[a-z][a-z0-9-]*|\*)$/, 'a hint is keyed by a finding code, or "*" for any')
  .describe('a finding code such as span.missing, or * for any');

const oneHintSchema = z.union([z.string().min(1), hintSchema]);
const hintsByCodeSchema = z.record(findingCodeSchema, z.union([oneHintSchema, z.array(oneHintSchema)]));
const hintListSchema = z.array(
  hintSchema.extend({ when: findingCodeSchema.describe('the finding code that it is for, or * for any') }),
);

const asHint = (hint: z.infer<typeof oneHintSchema>): Hint => (typeof hint === 'string' ? { text: hint } : hint);

function byCode(written: z.infer<typeof hintsByCodeSchema> | z.infer<typeof hintListSchema>): Record<string, Hint[]> {
  if (!Array.isArray(written)) {
    return Object.fromEntries(Object.entries(written).map(([code, hints]) => [code, [hints].flat().map(asHint)]));
  }
  const hints: Record<string, Hint[]> = {};
  for (const { when, ...hint } of written) hints[when] = [...(hints[when] ?? []), hint];
  return hints;
}

/** Hints by finding code, or as a list that names the code in `when`; "*" is for all codes without one. */
export const hintsSchema = z
  .union([hintsByCodeSchema, hintListSchema])
  .meta({ id: 'Hints', description: 'your own words for a finding, shown as its fix: by finding code, or * for any' })
  .default({})
  .transform(byCode);
export type Hints = z.infer<typeof hintsSchema>;

const visibilities = ['visible', 'title-only', 'hidden', 'after-due'] as const;
export type Visibility = (typeof visibilities)[number];

/** What every check has, whatever it looks at. */
export const checkBase = {
  id: checkIdSchema.describe('the name by which other checks refer to this one'),
  title: z.string().min(1).max(160).describe('what is true once the check has passed'),
  why: z.string().optional().describe('why it matters, for the reader of a red check'),
  dependsOn: z.array(checkIdSchema).default([]).describe('checks that must pass first; else this one is skipped'),
  level: z.enum(['required', 'recommended', 'bonus', 'info']).default('required').meta({
    id: 'Level',
    description: 'required: must be green to pass; recommended: warns; bonus: only adds points; info: only informs',
  }),
  points: z.number().nonnegative().default(1).describe('what it is worth beside the other checks'),
  partial: z.boolean().default(true).describe('half the points for one small slip, such as a misspelt key'),
  visibility: z.enum(visibilities).default('visible').meta({
    id: 'Visibility',
    description:
      'what a red check shows: visible, everything; title-only, the cause without the values; hidden, not even the title; after-due, like title-only until the work is due',
  }),
  hints: hintsSchema,
  appliesTo: z
    .array(z.enum(['live', 'own']))
    .min(1)
    .default(['live', 'own'])
    .meta({ id: 'AppliesTo', description: 'live: the step’s own route or stage; own: the student’s service' }),
};

export type CheckLevel = 'required' | 'recommended' | 'bonus' | 'info';

/** What scoring and hints need to know of any check. */
export interface AnyCheck {
  id: string;
  title: string;
  level: CheckLevel;
  points: number;
  partial: boolean;
  hints: Hints;
  dependsOn: string[];
}

export const scoringSchema = z
  .strictObject({
    passAt: z
      .number()
      .min(0)
      .max(100)
      .default(100)
      .describe('the score from which the step is passed, though a check is red'),
    capOn: z
      .array(
        z.strictObject({
          check: checkIdSchema.describe('the check'),
          max: z.number().min(0).max(100).describe('the most points out of 100 that are left when it fails'),
        }),
      )
      .default([])
      .describe('checks whose failure keeps the score down, however well the rest went'),
    oneRootCauseOnce: z
      .boolean()
      .default(true)
      .describe('what follows from another failure is skipped, not failed; false: it fails with the same reason'),
  })
  .prefault({});
export type Scoring = z.infer<typeof scoringSchema>;

interface Issue {
  path: (string | number)[];
  message: string;
}

/** Ids used twice, dependencies on nothing, and circles: mistakes of an author, each with its place. */
export function dependencyIssues(checks: readonly Pick<AnyCheck, 'id' | 'dependsOn'>[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  checks.forEach((check, at) => {
    if (seen.has(check.id)) issues.push({ path: ['checks', at, 'id'], message: `the id "${check.id}" is used twice` });
    seen.add(check.id);
  });
  checks.forEach((check, at) => {
    check.dependsOn.forEach((id, nth) => {
      if (checks.some((other) => other.id === id)) return;
      issues.push({ path: ['checks', at, 'dependsOn', nth], message: `there is no check "${id}"` });
    });
  });
  return issues;
}

/** The checks that lie on a circle of references, by id. */
export function circle(references: ReadonlyMap<string, readonly string[]>): string[] {
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (references.get(from) ?? []).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  return [...references.keys()].filter((id) => reaches(id, id, new Set()));
}
