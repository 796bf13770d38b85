import { z } from 'zod';
import { checkBase, circle, dependencyIssues, scoringSchema } from './check-base.ts';
import { attributeTestsSchema, checkIdSchema, countSchema } from './value-test.ts';

/** The collections of documents that a workspace keeps beside its telemetry. */
const resourceCollections = [
  'sampling-rules', 'segment-groups', 'log-groups', 'log-streams',
] as const; // prettier-ignore
export type ResourceCollection = (typeof resourceCollections)[number];

/**
 * What shows that a document not only exists. `filter`: a group's expression holds for traces that arrived; `rule`: a
 * sampling rule is the one that decides on services whose segments arrived; `events`: a log group holds events.
 */
const worksSchema = z
  .strictObject({
    proof: z
      .enum(['filter', 'rule', 'events'])
      .describe(
        'filter: a group’s expression finds traces that arrived; rule: a sampling rule decides on requests whose segments arrived; events: a log group or stream holds log events',
      ),
    count: countSchema.default({ min: 1 }).describe('how many traces, requests or events'),
  })
  .meta({ id: 'Works', description: 'what shows on what arrived that it works' });
export type Works = z.infer<typeof worksSchema>;

const resourceCheckSchema = z
  .strictObject({
    ...checkBase,
    match: attributeTestsSchema.describe('finds documents: tests by field, as the vendor’s API spells it'),
    expect: attributeTestsSchema.optional().describe('judges what was found: tests by field; "a.b" looks into a map'),
    count: countSchema.default({ min: 1 }).describe('how many such documents there are'),
    works: worksSchema.optional().describe('what shows on what arrived that it works'),
  })
  .meta({ id: 'ResourceCheck', description: 'A document that must be there, as it must be, and that works.' });
export type ResourceCheck = z.infer<typeof resourceCheckSchema>;

/** One call of a vendor's API, as its command line would make it. */
const apiCallSchema = z
  .strictObject({
    service: z
      .string()
      .regex(/^[a-z]{1,40}$/, 'the name that requests are signed for, as in the address of the service')
      .describe('the service, by the name that requests are signed for'),
    operation: z
      .string()
      .regex(/^[A-Z][A-Za-z]{1,60}$/, 'an operation as the API spells it, such as CreateGroup')
      .describe('CreateGroup, CreateSamplingRule, PutRetentionPolicy, …'),
    input: z.record(z.string(), z.unknown()).describe('the operation’s input, as its command line takes it'),
  })
  .meta({ id: 'ApiCall', description: 'one call of a vendor’s API, as its command line would make it' });
export type ApiCall = z.infer<typeof apiCallSchema>;

const sampleSchema = z.array(apiCallSchema).max(10);

/** `resource.json`: what must exist in the workspace, proved by a wrong sample and a right one. */
export const resourceExpectationSchema = z
  .strictObject({
    $schema: z.string().optional().describe('the address of this schema, for editors; nothing is fetched from it'),
    schema: z.literal('spanwalk/resource/v1').describe('the version of this format'),
    step: checkIdSchema.describe('the step that it belongs to'),
    title: z.string().min(1).describe('a heading for reports'),
    task: z.string().min(1).optional().describe('what is to be made, in a sentence'),
    collection: z.enum(resourceCollections).describe('where to look'),
    checks: z.array(resourceCheckSchema).min(1).describe('what must be true of the documents'),
    commands: z
      .array(
        z.strictObject({
          title: z.string().min(1).describe('where it is run, or what it does'),
          text: z.string().min(1).describe('the command line'),
        }),
      )
      .default([])
      .describe('command lines that the page offers to copy; {origin} stands for the address of this Spanwalk'),
    before: sampleSchema.describe('calls after which it must fail; none: nothing is there'),
    after: sampleSchema.min(1).describe('calls after which it must pass'),
    scoring: scoringSchema.describe('how the checks become a score'),
  })
  .superRefine(({ checks }, context) => {
    for (const { path, message } of dependencyIssues(checks)) context.addIssue({ code: 'custom', path, message });
    const [first] = circle(new Map(checks.map((check) => [check.id, check.dependsOn])));
    if (first !== undefined)
      context.addIssue({ code: 'custom', path: ['checks'], message: `"${first}" waits for itself` });
  });
export type ResourceExpectation = z.infer<typeof resourceExpectationSchema>;
