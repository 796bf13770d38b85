import { z } from 'zod';
import { expectationSchema } from './expectation.ts';
import { resourceExpectationSchema } from './resource-expectation.ts';

/** Where the app serves the schemas. */
export const EXPECTATION_SCHEMA_PATH = '/schema/expectation.v1.json';
export const RESOURCE_SCHEMA_PATH = '/schema/resource.v1.json';

/** A piece of JSON Schema as ours has it. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  const?: string | number | boolean;
  enum?: (string | number | boolean)[];
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  $defs?: Record<string, JsonSchema>;
}

/**
 * An expectation as JSON Schema (draft 2020-12), for editors and for the documentation. It tells how a file may be
 * written; what is impossible although well written, such as a reference to nothing, only our own reader tells.
 */
export const expectationJsonSchema = (): JsonSchema => ({
  ...(z.toJSONSchema(expectationSchema, { io: 'input' }) as JsonSchema),
  title: 'Spanwalk expectation, version 1',
  description: 'What the telemetry of a step must be.',
});

/** What has to be set up, likewise. */
export const resourceJsonSchema = (): JsonSchema => ({
  ...(z.toJSONSchema(resourceExpectationSchema, { io: 'input' }) as JsonSchema),
  title: 'Spanwalk resource expectation, version 1',
  description: 'What must have been set up: a sampling rule, a group, a log group and its retention.',
});

/** Every schema that is published, by its path. */
export const publishedSchemas = (): Record<string, JsonSchema> => ({
  [EXPECTATION_SCHEMA_PATH]: expectationJsonSchema(),
  [RESOURCE_SCHEMA_PATH]: resourceJsonSchema(),
});
