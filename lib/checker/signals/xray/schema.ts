import { z } from 'zod';
import { checkBase } from '../../check-base.ts';
import { attributeTestsSchema, checkIdSchema, countSchema, valueTestSchema } from '../../value-test.ts';

const matchSchema = z
  .strictObject({
    name: valueTestSchema
      .optional()
      .describe('the segment’s name: of a service, or of the call that a part stands for'),
    namespace: z
      .enum(['aws', 'remote', 'local'])
      .optional()
      .describe('aws: a call to AWS; remote: to anything else; a part of one’s own has none'),
    subsegment: z.boolean().optional().describe('true: a part of a segment; false: a segment itself'),
  })
  .meta({ id: 'XRayMatch', description: 'finds segments and subsegments; empty, it finds every one of the run' });
export type XRayMatch = z.infer<typeof matchSchema>;

const expectSchema = z
  .strictObject({
    name: valueTestSchema.optional().describe('the segment’s name, where something else finds it'),
    http: z
      .strictObject({
        method: valueTestSchema.optional().describe('http.request.method'),
        url: valueTestSchema.optional().describe('http.request.url'),
        status: valueTestSchema.optional().describe('http.response.status, a number'),
      })
      .optional()
      .describe('the request that it stands for'),
    flag: z
      .enum(['none', 'error', 'fault', 'throttle'])
      .optional()
      .describe('error: 4xx; throttle: 429; fault: 5xx; none of them'),
    annotations: attributeTestsSchema.optional().describe('tests by key: what is indexed, and a filter can ask for'),
    metadata: z
      .record(z.string().min(1).max(256), attributeTestsSchema)
      .optional()
      .describe('tests by namespace, then by key: what is not indexed; "key.inner" looks into a map'),
    user: valueTestSchema.optional().describe('who sent the request'),
    inProgress: z.literal(false).optional().describe('the complete document came, not only one in progress'),
    sameTraceAs: checkIdSchema.optional().describe('the span check whose trace it belongs to'),
  })
  .meta({ id: 'XRayExpect', description: 'judges what was found; what is not written is not checked' });
export type XRayExpect = z.infer<typeof expectSchema>;

const relationSchema = z
  .discriminatedUnion('rel', [
    z.strictObject({ rel: z.literal('root') }).describe('a segment that no other one is above'),
    z
      .strictObject({
        rel: z.enum(['childOf', 'descendantOf']).describe('childOf: directly below; descendantOf: anywhere below'),
        of: checkIdSchema.describe('another xray check'),
      })
      .describe('directly below what another xray check finds, or anywhere below'),
  ])
  .meta({ id: 'XRayRelation', description: 'how it stands to what another xray check finds' });

export const xrayCheckSchema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('xray'),
    match: matchSchema.describe('finds segments and subsegments'),
    count: countSchema
      .default({ min: 1 })
      .describe('how many: min counts those that meet everything, max those that match'),
    expect: expectSchema.optional().describe('judges what was found'),
    relations: z.array(relationSchema).default([]).describe('how it stands to what other xray checks find'),
  })
  .meta({ id: 'XRayCheck', description: 'An X-Ray segment, or a part of one, that must be there.' });
export type XRayCheck = z.infer<typeof xrayCheckSchema>;
