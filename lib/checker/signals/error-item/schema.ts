import { z } from 'zod';
import { checkBase } from '../../check-base.ts';
import { attributeTestsSchema, checkIdSchema, countSchema, valueTestSchema } from '../../value-test.ts';

const matchSchema = z
  .strictObject({
    type: valueTestSchema.optional().describe('the exception’s class: TypeError; a message has none'),
    value: valueTestSchema.optional().describe('the exception’s message, or the text of a message'),
    level: valueTestSchema.optional().describe('critical, error, warning, info or debug'),
  })
  .meta({ id: 'ErrorItemMatch', description: 'finds reported errors and messages; empty, it finds every one' });
export type ErrorItemMatch = z.infer<typeof matchSchema>;

const expectSchema = z
  .strictObject({
    type: valueTestSchema.optional().describe('the exception’s class, where something else finds it'),
    value: valueTestSchema.optional().describe('its message, where something else finds it'),
    level: valueTestSchema.optional().describe('its level, where something else finds it'),
    environment: valueTestSchema.optional().describe('where it says that it runs: production'),
    release: valueTestSchema.optional().describe('the version of the code, code_version'),
    framework: valueTestSchema.optional().describe('what reported it runs on: flask, node-js'),
    tags: attributeTestsSchema
      .optional()
      .describe('tests by path in the item’s data as it came: context, server.root, notifier.name'),
    request: attributeTestsSchema.optional().describe('tests by path in its request: method, url, headers.Host'),
    person: attributeTestsSchema.optional().describe('tests by key: id, username, email'),
    custom: attributeTestsSchema.optional().describe('tests by path in what the application added'),
    inAppFrames: countSchema
      .optional()
      .describe('how many lines of its stack are the application’s own, no library’s and not the language’s'),
    groupedAs: z.number().int().positive().optional().describe('how many items those that were found make'),
    traceOf: checkIdSchema.optional().describe('the span check in whose trace it happened'),
  })
  .meta({ id: 'ErrorItemExpect', description: 'judges what was found; what is not written is not checked' });
export type ErrorItemExpect = z.infer<typeof expectSchema>;

export const errorItemCheckSchema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('error-item'),
    match: matchSchema.describe('finds reported errors and messages'),
    count: countSchema
      .default({ min: 1 })
      .describe('how many reports: min counts those that meet everything, max those that match'),
    expect: expectSchema.optional().describe('judges what was found'),
    thenSucceeds: checkIdSchema
      .optional()
      .describe('the span check that finds a success after the last of the errors: it was put right'),
  })
  .meta({
    id: 'ErrorItemCheck',
    description: 'An error, or a message, that must have been reported to an error tracker.',
  });
export type ErrorItemCheck = z.infer<typeof errorItemCheckSchema>;
