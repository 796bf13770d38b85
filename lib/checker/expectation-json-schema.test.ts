import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  expectationJsonSchema,
  publishedSchemas,
  resourceJsonSchema,
  type JsonSchema,
} from './expectation-json-schema.ts';
import { signals } from './signals/registry.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const filesNamed = (name: string): string[] =>
  readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(name))
    .map((file) => join('content', file));
const written = filesNamed('expectation.json');

const schema = expectationJsonSchema();

/** Every property anywhere in a schema that says neither itself nor by its type what it means. */
function silent(whole: JsonSchema, node: unknown = whole, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as JsonSchema;
  const resolve = ({ $ref = '' }: JsonSchema): JsonSchema | undefined => whole.$defs?.[$ref.slice('#/$defs/'.length)];
  const here = Object.entries(properties)
    .filter(([, property]) => (property.description ?? resolve(property)?.description) === undefined)
    // What a variant is told by needs no words; the variant has them.
    .filter(([, property]) => property.const === undefined)
    .map(([name]) => `${path}.${name}`);
  return [...here, ...Object.entries(node).flatMap(([key, value]) => silent(whole, value, `${path}/${key}`))];
}

describe('the published schema', () => {
  it('is the one that the code has; else run node lib/cli/prepare/write-schema.mjs', () => {
    for (const [path, published] of Object.entries(publishedSchemas()))
      expect(read(join('public', path))).toEqual(JSON.parse(JSON.stringify(published)));
  });

  it.each(Object.entries(publishedSchemas()))('at %s says of every word what it means', (_, published) => {
    expect(silent(published)).toEqual([]);
  });

  it('of what is set up takes every file that a lesson has', () => {
    const reader = z.fromJSONSchema(resourceJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const files = filesNamed('resource.json');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(reader.safeParse(read(file)).error).toBeUndefined();
  });

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
