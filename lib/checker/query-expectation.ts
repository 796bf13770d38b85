import { z } from 'zod';
import { calculationOps, filterOps, querySpecSchema } from '../query/spec.ts';
import { checkBase, circle, dependencyIssues, scoringSchema } from './check-base.ts';
import { attributeTestsSchema, checkIdSchema, countSchema, valueTestSchema } from './value-test.ts';

const column = z.string().min(1).max(256);

/** What the student's query must be, and what it must return. `about` says which part of it a check looks at. */
const queryCheckSchema = z.discriminatedUnion('about', [
  z.strictObject({
    ...checkBase,
    about: z.literal('calculation'),
    op: z.enum(calculationOps),
    column: column.optional().describe('COUNT has none'),
  }),
  z.strictObject({ ...checkBase, about: z.literal('breakdown'), column }),
  z.strictObject({
    ...checkBase,
    about: z.literal('filter'),
    column,
    op: z.enum(filterOps).optional(),
    value: valueTestSchema.optional(),
  }),
  z.strictObject({
    ...checkBase,
    about: z.literal('time-range'),
    equals: z.number().int().positive().optional(),
    atMost: z.number().int().positive().optional().describe('seconds'),
    atLeast: z.number().int().positive().optional(),
    endsNow: z.literal(true).optional().describe('no fixed window: asked again later, it looks at what is new then'),
  }),
  z.strictObject({
    ...checkBase,
    about: z.literal('result'),
    rows: countSchema.optional().describe('the groups in the table'),
    matched: countSchema
      .optional()
      .describe('the rows that the WHERE clause let through: spans, their events and links'),
    each: attributeTestsSchema.optional().describe('every row’s values, by result key: COUNT, P90(duration_ms), …'),
    weighted: z.literal(true).optional().describe('the spans stand for more than themselves, and are counted so'),
    some: attributeTestsSchema.optional().describe('at least one row has these values'),
    heatmap: z.strictObject({ column, cells: countSchema.default({ min: 1 }) }).optional(),
  }),
  z.strictObject({ ...checkBase, about: z.literal('saved') }),
]);
export type QueryCheck = z.infer<typeof queryCheckSchema>;

/** A query step's checks, with a wrong query and a right one that prove them. */
export const queryExpectationSchema = z
  .strictObject({
    schema: z.literal('spanwalk/query-expectation/v1'),
    step: checkIdSchema,
    title: z.string().min(1),
    task: z.string().min(1).optional().describe('what the student is asked to find out'),
    checks: z.array(queryCheckSchema).min(1),
    saved: z.boolean().default(false).describe('judged is what is saved, not what is on the screen'),
    before: querySpecSchema.describe('a query that must fail; where saved is asked for, one that is saved'),
    after: querySpecSchema.describe('a query that must pass; likewise'),
    scoring: scoringSchema,
  })
  .superRefine(({ checks, saved }, context) => {
    const aboutSaved = checks.filter(({ about }) => about === 'saved').length;
    if (aboutSaved !== (saved ? 1 : 0)) {
      const message = saved
        ? 'a step with "saved" has one check about it'
        : 'a check about "saved" needs "saved": true';
      context.addIssue({ code: 'custom', path: ['checks'], message });
    }
    for (const { path, message } of dependencyIssues(checks)) context.addIssue({ code: 'custom', path, message });
    const [first] = circle(new Map(checks.map((check) => [check.id, check.dependsOn])));
    if (first !== undefined)
      context.addIssue({ code: 'custom', path: ['checks'], message: `"${first}" waits for itself` });
  });

export type QueryExpectation = z.infer<typeof queryExpectationSchema>;
