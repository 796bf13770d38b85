import { z } from 'zod';
import { spanKinds, statusCodes } from '../telemetry/span.ts';
import { durationSchema } from './duration.ts';
import { attributeTestsSchema, checkIdSchema, countSchema, valueTestSchema } from './value-test.ts';

const spanKindSchema = z.enum(spanKinds);
const statusSchema = z
  .enum(statusCodes)
  .meta({ id: 'Status', description: 'unset is the status of a span that nobody gave one' });

const scopeTestSchema = z.strictObject({
  name: valueTestSchema.optional().describe('the tracer’s name'),
  version: valueTestSchema.optional().describe('the tracer’s version'),
});

const name = valueTestSchema.optional().describe('the span’s name');
const kind = spanKindSchema.optional().describe('the span’s kind; “unspecified” on the wire is read as internal');
const attributes = attributeTestsSchema.optional().describe('tests of the span’s attributes');
const resource = attributeTestsSchema.optional().describe('tests of the resource: what sent the span');
const scope = scopeTestSchema.optional().describe('the tracer that made the span');

/** Finds spans. What is written here selects; it is not judged. Empty, it finds every span of the run. */
export const spanMatchSchema = z
  .strictObject({
    name,
    kind,
    service: valueTestSchema.optional().describe('short for the resource attribute service.name'),
    attributes,
    resource,
    scope,
  })
  .meta({
    id: 'SpanMatch',
    description: 'finds spans: what is written here selects and is not judged; empty, it finds every span of the run',
  });
export type SpanMatch = z.infer<typeof spanMatchSchema>;

/** Judges what was found. A key that is not written is not checked. */
export const spanExpectSchema = z
  .strictObject({
    name,
    kind,
    status: z
      .union([
        statusSchema,
        z.strictObject({
          code: statusSchema.describe('unset, ok or error'),
          message: valueTestSchema.optional().describe('the description beside ERROR'),
        }),
      ])
      .optional()
      .describe('the span’s status, alone or with its message'),
    attributes,
    resource,
    scope,
    noExtraAttributes: z
      .array(z.string().min(1).max(256))
      .optional()
      .describe('the keys that may be there; * stands for any letters'),
    environment: valueTestSchema.optional().describe('the environment that the ingest key names'),
    duration: z
      .strictObject({
        gte: durationSchema.optional().describe('at least so long'),
        lte: durationSchema.optional().describe('at most so long'),
      })
      .optional()
      .describe('how long the span lasts'),
    events: z
      .array(
        z.strictObject({
          name: valueTestSchema.describe('the event’s name'),
          attributes: attributeTestsSchema.optional().describe('tests of the event’s attributes'),
          count: countSchema.default({ min: 1 }).describe('how many such events the span has'),
        }),
      )
      .optional()
      .describe('events that the span carries; others may be there too'),
  })
  .meta({ id: 'SpanExpect', description: 'judges what was found; what is not written is not checked' });
export type SpanExpect = z.infer<typeof spanExpectSchema>;

/** Relations without a second party. */
const aloneSchema = z.strictObject({ rel: z.literal('root') }).describe('no span is above it');
const of = checkIdSchema.describe('the span check that it is compared with');

/** Relations by position in the trace, or by who received the span. */
const positionSchema = z
  .strictObject({
    rel: z.enum([
    'childOf', 'descendantOf', 'notDescendantOf', 'siblingOf', 'sameTrace', 'otherTrace', 'sameService',
    'otherService', 'sameEnvironment',
  ]).describe('childOf: directly below; descendantOf: anywhere below; siblingOf: below one parent; notDescendantOf, otherTrace and otherService hold against every span of the other check'), // prettier-ignore
    of,
  })
  .describe('where it stands in the trace, or who sent it');
const remoteSchema = z
  .strictObject({
    rel: z.literal('remoteChildOf'),
    of,
    service: z.string().optional().describe('the service of the caller'),
  })
  .describe('the span of a call into another process: its parent is in the caller');
const linkSchema = z
  .strictObject({
    rel: z.literal('linksTo'),
    of,
    attributes: attributeTestsSchema.optional().describe('tests of the link’s own attributes'),
    count: countSchema.default({ min: 1 }).describe('how many such links the span has'),
  })
  .describe('links of the span lead there');
/** Relations by time. Between two services they are not judged, since no two clocks agree. */
const timeSchema = z
  .strictObject({
    rel: z
      .enum(['within', 'overlaps', 'startsAfterEndOf', 'startsAfterStartOf'])
      .describe('how it lies in time; between two services this is not judged, since no two clocks agree'),
    of,
    slack: durationSchema.default('2ms').describe('what is let pass, for clocks that tick coarsely'),
  })
  .describe('how the two lie in time');

/** How a found span stands to the span that another check found. */
export const relationSchema = z
  .discriminatedUnion('rel', [aloneSchema, positionSchema, remoteSchema, timeSchema, linkSchema])
  .meta({ id: 'Relation', description: 'how a found span stands to the span that another check found' });
export type Relation = z.infer<typeof relationSchema>;
