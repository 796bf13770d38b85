import type { JsonSchema } from '@/lib/checker/expectation-json-schema.ts';

/** A piece of a field's type: words, or the name of a type that is explained elsewhere on the page. */
export type TypePart = string | { name: string };

/** One word that may be written, with the way to it: `expect.protocol`, `allow[].rule`. */
export interface Field {
  path: string;
  type: TypePart[];
  /** As JSON; null where there is none. */
  byDefault: string | null;
  isRequired: boolean;
  means: string;
}

const nameOf = ($ref: string): string => $ref.slice('#/$defs/'.length);

const joined = (lists: readonly TypePart[][], between: string): TypePart[] =>
  lists.flatMap((list, nth) => (nth === 0 ? list : [between, ...list]));

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
};

/** What may be written there, in words. */
export function typeOf(schema: JsonSchema): TypePart[] {
  if (schema.$ref !== undefined) return [{ name: nameOf(schema.$ref) }];
  const exactly = schema.const === undefined ? schema.enum : [schema.const];
  if (exactly !== undefined) return [exactly.map((each) => JSON.stringify(each)).join(' or ')];
  const choices = schema.anyOf ?? schema.oneOf;
  return choices === undefined ? plainTypeOf(schema) : joined(choices.map(typeOf), ' or ');
}

function plainTypeOf({ type = '', items = {}, additionalProperties }: JsonSchema): TypePart[] {
  if (type === 'array') return ['list of ', ...typeOf(items)];
  if (typeof additionalProperties === 'object') return [...typeOf(additionalProperties), ' by name'];
  return [WORDS[type] ?? 'anything'];
}

/** The object whose words are to be listed below a field: itself, or what its list holds. */
function inside(schema: JsonSchema): { schema: JsonSchema; suffix: string } | null {
  if (schema.properties !== undefined) return { schema, suffix: '' };
  const { items } = schema;
  return items?.properties === undefined ? null : { schema: items, suffix: '[]' };
}

function fieldOf(path: string, schema: JsonSchema, isRequired: boolean, means: string): Field {
  const byDefault = schema.default === undefined ? null : JSON.stringify(schema.default);
  return { path, type: typeOf(schema), byDefault, isRequired, means };
}

/**
 * The words of an object, those of objects inside it below them. A field of a named type says what it is for, or else
 * what the type is.
 */
export function fieldsOf(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>, before = ''): Field[] {
  const fields: Field[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const path = `${before}${name}`;
    const means = property.description ?? defs[nameOf(property.$ref ?? '')]?.description ?? '';
    fields.push(fieldOf(path, property, schema.required?.includes(name) === true, means));
    const below = inside(property);
    if (below !== null) fields.push(...fieldsOf(below.schema, defs, `${path}${below.suffix}.`));
  }
  return fields;
}
