import { z } from 'zod';
import { spanKinds, statusCodes } from '../telemetry/span.ts';
import { durationSchema } from './duration.ts';
import { attributeTestsSchema, checkIdSchema, countSchema, valueTestSchema } from './value-test.ts';

const spanKindSchema = z.enum(spanKinds).describe('"unspecified" on the wire is read as internal');
const statusSchema = z.enum(statusCodes);

/** Finds spans. What is written here selects; it is not judged. Empty, it finds every span of the run. */
export const spanMatchSchema = z.strictObject({
  name: valueTestSchema.optional(),
  kind: spanKindSchema.optional(),
  service: valueTestSchema.optional().describe('short for the resource attribute service.name'),
  attributes: attributeTestsSchema.optional(),
  resource: attributeTestsSchema.optional(),
  scope: z.strictObject({ name: valueTestSchema.optional(), version: valueTestSchema.optional() }).optional(),
});
export type SpanMatch = z.infer<typeof spanMatchSchema>;

/** Judges what was found. A key that is not written is not checked. */
export const spanExpectSchema = z.strictObject({
  name: valueTestSchema.optional(),
  kind: spanKindSchema.optional(),
  status: z
    .union([statusSchema, z.strictObject({ code: statusSchema, message: valueTestSchema.optional() })])
    .optional(),
  attributes: attributeTestsSchema.optional(),
  resource: attributeTestsSchema.optional(),
  scope: z.strictObject({ name: valueTestSchema.optional(), version: valueTestSchema.optional() }).optional(),
  noExtraAttributes: z
    .array(z.string().min(1).max(256))
    .optional()
    .describe('the keys that may be there; * stands for any letters'),
  environment: valueTestSchema.optional().describe('the environment that the ingest key names'),
  duration: z.strictObject({ gte: durationSchema.optional(), lte: durationSchema.optional() }).optional(),
  events: z
    .array(
      z.strictObject({
        name: valueTestSchema,
        attributes: attributeTestsSchema.optional(),
        count: countSchema.default({ min: 1 }),
      }),
    )
    .optional(),
});
export type SpanExpect = z.infer<typeof spanExpectSchema>;

/** Relations without a second party. */
const aloneSchema = z.strictObject({ rel: z.literal('root') });
/** Relations by position in the trace, or by who received the span. */
const positionSchema = z.strictObject({
  rel: z.enum([
    'childOf', 'descendantOf', 'notDescendantOf', 'siblingOf', 'sameTrace', 'otherTrace', 'sameService',
    'otherService', 'sameEnvironment',
  ]), // prettier-ignore
  of: checkIdSchema,
});
const remoteSchema = z.strictObject({
  rel: z.literal('remoteChildOf'),
  of: checkIdSchema,
  service: z.string().optional().describe('the service of the caller'),
});
const linkSchema = z.strictObject({
  rel: z.literal('linksTo'),
  of: checkIdSchema,
  attributes: attributeTestsSchema.optional().describe('tests of the link’s own attributes'),
  count: countSchema.default({ min: 1 }).describe('how many such links the span has'),
});
/** Relations by time. Between two services they are not judged, since no two clocks agree. */
const timeSchema = z.strictObject({
  rel: z.enum(['within', 'overlaps', 'startsAfterEndOf', 'startsAfterStartOf']),
  of: checkIdSchema,
  slack: durationSchema.default('2ms'),
});

/** How a found span stands to the span that another check found. */
export const relationSchema = z.discriminatedUnion('rel', [
  aloneSchema,
  positionSchema,
  remoteSchema,
  timeSchema,
  linkSchema,
]);
export type Relation = z.infer<typeof relationSchema>;
