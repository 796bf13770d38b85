import { z } from 'zod';
import { safePatternSchema } from './safe-pattern.ts';

/** How checks, questions and stimuli are called: the address of a finding, stable across wordings. */
export const checkIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'an id is a lower-case word of letters, digits and hyphens')
  .meta({ id: 'Id', description: 'a lower-case word of letters, digits and hyphens' });

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalarSchema>;

/** Filled in when the run starts: `{ "var": "service" }`. */
export const variableSchema = z
  .strictObject({ var: z.string().min(1).max(64).describe('the name of the variable') })
  .meta({
    id: 'Variable',
    description:
      'a value that the run fills in: run.nonce, run.canary and run.step in the app, --var NAME=VALUE for a file',
  });
const expectedValueSchema = z
  .union([scalarSchema, variableSchema])
  .meta({ id: 'Value', description: 'a text, a number, true or false, or a variable' });
export type ExpectedValue = z.infer<typeof expectedValueSchema>;

/** An attribute's type as the wire tells it. */
const attributeTypeNames = [
  'string', 'int', 'double', 'bool', 'string[]', 'int[]', 'double[]', 'bool[]', 'bytes', 'map',
] as const; // prettier-ignore
export type AttributeTypeName = (typeof attributeTypeNames)[number];

/** `server.attributes.http.route`: a value on the span that another check found. */
const valueReferenceSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,63}\.(name|service|attributes\..{1,256}|resource\..{1,256})$/,
    'a reference is "<check>.name", "<check>.service", "<check>.attributes.<key>" or "<check>.resource.<key>"',
  )
  .meta({
    id: 'Reference',
    description: 'a value on the span that another check found: server.name, server.attributes.http.route, …',
  });

/** Which types of the wire a plain value can equal. */
const TYPES_OF: Record<string, readonly AttributeTypeName[]> = {
  string: ['string'],
  number: ['int', 'double'],
  boolean: ['bool'],
};

const writtenSchema = z.strictObject({
  present: z.boolean().optional().describe('true: any value will do; false: there must be none at all'),
  equals: expectedValueSchema.optional().describe('this very value; 1 and "1" are different ones'),
  not: expectedValueSchema.optional().describe('any value but this one'),
  oneOf: z.array(expectedValueSchema).min(1).optional().describe('one of these values'),
  matches: safePatternSchema.optional().describe('a pattern that occurs in the value; anchor it with ^ and $'),
  notMatches: safePatternSchema.optional().describe('a pattern that does not occur in the value'),
  contains: expectedValueSchema.optional().describe('part of a text, or one element of an array'),
  type: z.enum(attributeTypeNames).optional().describe('double also takes an int, as JavaScript sends 20.0 as 20'),
  gte: z.number().optional().describe('a number, at least this'),
  lte: z.number().optional().describe('a number, at most this'),
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
export const valueTestSchema = z.union([expectedValueSchema, conditionsSchema]).meta({
  id: 'Test',
  description: 'what a value must be: a bare value means equality, of an object every condition must hold',
});
export type ValueTest = z.infer<typeof valueTestSchema>;

/** Tests by attribute key. A key that is not written is not checked. */
export const attributeTestsSchema = z.record(z.string().min(1).max(256), valueTestSchema).meta({
  id: 'Attributes',
  description: 'tests by attribute key; a key that is not written is not checked',
});
export type AttributeTests = z.infer<typeof attributeTestsSchema>;

/** How many: a number means exactly that many. */
export const countSchema = z
  .union([
    z.number().int().nonnegative(),
    z
      .strictObject({
        min: z.number().int().nonnegative().optional().describe('at least so many; 1 where only max is written'),
        max: z.number().int().nonnegative().optional().describe('at most so many'),
      })
      .refine(({ min, max }) => min !== undefined || max !== undefined, 'a count needs a min or a max')
      .refine(({ min = 0, max = Infinity }) => min <= max, 'min is greater than max'),
  ])
  .meta({ id: 'Count', description: 'how many: a number means exactly that many' });
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
