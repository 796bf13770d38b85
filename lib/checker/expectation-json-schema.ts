import { z } from 'zod';
import { expectationSchema } from './expectation.ts';

/** Where the app serves the schema. */
export const EXPECTATION_SCHEMA_PATH = '/schema/expectation.v1.json';

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
