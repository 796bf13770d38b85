import { z } from 'zod';
import { safePatternSchema } from './safe-pattern.ts';

/** How checks, questions and stimuli are called: the address of a finding, stable across wordings. */
export const checkIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'an id is a lower-case word of letters, digits and hyphens');

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalarSchema>;

/** Filled in when the run starts: `{ "var": "service" }`. */
export const variableSchema = z.strictObject({ var: z.string().min(1).max(64) });
export const expectedValueSchema = z.union([scalarSchema, variableSchema]);
export type ExpectedValue = z.infer<typeof expectedValueSchema>;

/** An attribute's type as the wire tells it. */
export const attributeTypeNames = [
  'string', 'int', 'double', 'bool', 'string[]', 'int[]', 'double[]', 'bool[]', 'bytes', 'map',
] as const; // prettier-ignore
export type AttributeTypeName = (typeof attributeTypeNames)[number];

/** `server.attributes.http.route`: a value on the span that another check found. */
export const valueReferenceSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,63}\.(name|service|attributes\..{1,256}|resource\..{1,256})$/,
    'a reference is "<check>.name", "<check>.service", "<check>.attributes.<key>" or "<check>.resource.<key>"',
  );

/** Which types of the wire a plain value can equal. */
const TYPES_OF: Record<string, readonly AttributeTypeName[]> = {
  string: ['string'],
  number: ['int', 'double'],
  boolean: ['bool'],
};

const writtenSchema = z.strictObject({
  present: z.boolean().optional().describe('false: the value must not be there at all'),
  equals: expectedValueSchema.optional(),
  not: expectedValueSchema.optional(),
  oneOf: z.array(expectedValueSchema).min(1).optional(),
  matches: safePatternSchema.optional().describe('a pattern that occurs in the value; anchor it with ^ and $'),
  notMatches: safePatternSchema.optional(),
  contains: expectedValueSchema.optional().describe('part of a text, or one element of an array'),
  type: z.enum(attributeTypeNames).optional().describe('double also takes an int, as JavaScript sends 20.0 as 20'),
  gte: z.number().optional(),
  lte: z.number().optional(),
  sameAs: valueReferenceSchema.optional().describe('equal to a value on the span that another check found'),
  distinct: z.number().int().positive().optional().describe('how many different values the found spans have'),
  aliases: z
    .array(z.string().min(1))
    .optional()
    .describe('for an attribute: other keys; for a name: other names. Accepted with a warning'),
});

type Written = z.infer<typeof writtenSchema>;

/** Why no value can meet conditions: the each looks for one reason. */
const IMPOSSIBLE: readonly ((written: Written) => string | false)[] = [
  ({ present, ...rest }) =>
    present === false && Object.keys(rest).length > 0 && 'nothing else can be asked of a value that must not be there',
  ({ gte = -Infinity, lte = Infinity }) => gte > lte && 'gte is greater than lte',
  ({ type, equals, oneOf = [] }) => {
    const wanted = [...(equals === undefined ? [] : [equals]), ...oneOf];
    if (type === undefined || wanted.length === 0) return false;
    const fits = wanted.some((each) => typeof each === 'object' || TYPES_OF[typeof each]?.includes(type) === true);
    return !fits && `no ${type} equals what is asked for`;
  },
];

const conditionsSchema = writtenSchema
  .superRefine((conditions, context) => {
    for (const reasonIn of IMPOSSIBLE) {
      const message = reasonIn(conditions);
      if (message !== false) context.addIssue({ code: 'custom', message });
    }
  })
  .describe('every condition must hold');
export type Conditions = z.infer<typeof conditionsSchema>;

/** What a value must be. A bare value means equality; every condition of an object must hold. */
export const valueTestSchema = z.union([expectedValueSchema, conditionsSchema]);
export type ValueTest = z.infer<typeof valueTestSchema>;

/** Tests by attribute key. A key that is not written is not checked. */
export const attributeTestsSchema = z.record(z.string().min(1).max(256), valueTestSchema);
export type AttributeTests = z.infer<typeof attributeTestsSchema>;

/** How many: a number means exactly that many. */
export const countSchema = z.union([
  z.number().int().nonnegative(),
  z
    .strictObject({ min: z.number().int().nonnegative().optional(), max: z.number().int().nonnegative().optional() })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'a count needs a min or a max')
    .refine(({ min = 0, max = Infinity }) => min <= max, 'min is greater than max'),
]);
export type Count = z.infer<typeof countSchema>;

/** A test with the shorthand undone: always conditions. */
export function conditionsOf(test: ValueTest): Conditions {
  return typeof test === 'object' && !('var' in test) ? test : { equals: test };
}

/** A count as its two bounds, both inclusive. A bare `max` asks for one at least: nothing never passes for something. */
export function boundsOf(count: Count): { min: number; max: number } {
  if (typeof count === 'number') return { min: count, max: count };
  const { max = Infinity } = count;
  return { min: count.min ?? Math.min(1, max), max };
}
