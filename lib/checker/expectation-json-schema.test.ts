import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXPECTATION_SCHEMA_PATH, expectationJsonSchema, type JsonSchema } from './expectation-json-schema.ts';
import { signals } from './signals/registry.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const written = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('expectation.json'))
  .map((file) => join('content', file));

const schema = expectationJsonSchema();
const resolve = ({ $ref = '' }: JsonSchema): JsonSchema | undefined => schema.$defs?.[$ref.slice('#/$defs/'.length)];

/** Every property anywhere in the schema that says neither itself nor by its type what it means. */
function silent(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as JsonSchema;
  const here = Object.entries(properties)
    .filter(([, property]) => (property.description ?? resolve(property)?.description) === undefined)
    // What a variant is told by needs no words; the variant has them.
    .filter(([, property]) => property.const === undefined)
    .map(([name]) => `${path}.${name}`);
  return [...here, ...Object.entries(node).flatMap(([key, value]) => silent(value, `${path}/${key}`))];
}

describe('the published schema', () => {
  it('is the one that the code has; else run node lib/cli/prepare/write-schema.mjs', () => {
    expect(read(join('public', EXPECTATION_SCHEMA_PATH))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('says of every word what it means', () => expect(silent(schema)).toEqual([]));

  it('knows every signal by name', () => {
    const checks = Object.keys(schema.$defs ?? {}).filter((name) => name.endsWith('Check'));
    expect(checks).toHaveLength(3 + Object.keys(signals).length);
  });

  const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

  it.each(written)('takes %s', (file) => {
    expect(parsed.safeParse(read(file)).error).toBeUndefined();
  });

  it('does not take a word that nobody knows', () => {
    const [file = ''] = written;
    expect(parsed.safeParse({ ...(read(file) as object), chekcs: [] }).success).toBe(false);
  });
});
