import type { AttributeValue, Attributes } from './attributes.ts';

/**
 * The type of a value, where its plain JSON does not tell: a letter, or the hints of an array's or map's members.
 * `d` a double written without fraction, or by name; `b` bytes; `i…` an integer with its exact digits.
 */
export type TypeHint = string | { [member: string]: TypeHint };

/** What plain JSON keeps silent about a value; undefined when it says it all, as it nearly always does. */
export function typeHint(attribute: AttributeValue): TypeHint | undefined {
  switch (attribute.type) {
    case 'bytes':
      return 'b';
    case 'double':
      return doubleHint(attribute.value);
    case 'int':
      return typeof attribute.value === 'string' ? `i${attribute.value}` : undefined;
    case 'array':
    case 'map':
      return typeHints(attribute.value as Attributes);
    default:
      return undefined;
  }
}

/** The hints of a set's members, by key or index; undefined when none needs one. */
export function typeHints(members: Attributes): TypeHint | undefined {
  let hints: Map<string, TypeHint> | undefined;
  for (const key in members) {
    const member = members[key];
    const hint = member && typeHint(member);
    if (hint !== undefined) (hints ??= new Map()).set(key, hint);
  }
  return hints && Object.fromEntries(hints);
}

function doubleHint(value: number | string): string | undefined {
  if (Object.is(value, -0)) return 'd-0';
  return typeof value === 'string' || !Number.isFinite(value) || Number.isInteger(value) ? 'd' : undefined;
}

const memberHint = (hint: TypeHint | undefined, key: string): TypeHint | undefined =>
  typeof hint === 'object' && Object.hasOwn(hint, key) ? hint[key] : undefined;

/** A plain JSON value with its type given back. */
export function typedValue(plain: unknown, hint: TypeHint | undefined): AttributeValue {
  if (typeof plain === 'string') return typedText(plain, hint);
  if (typeof plain === 'number') return typedNumber(plain, hint);
  if (typeof plain === 'boolean') return { type: 'bool', value: plain };
  if (plain === null) return { type: 'empty', value: null };
  if (Array.isArray(plain)) {
    return { type: 'array', value: plain.map((member, index) => typedValue(member, memberHint(hint, String(index)))) };
  }
  return { type: 'map', value: typedAttributes(plain as Record<string, unknown>, hint) };
}

function typedText(plain: string, hint: TypeHint | undefined): AttributeValue {
  if (hint === 'b') return { type: 'bytes', value: plain };
  if (hint === 'd') return { type: 'double', value: plain as 'NaN' };
  return typeof hint === 'string' ? { type: 'int', value: hint.slice(1) } : { type: 'string', value: plain };
}

function typedNumber(plain: number, hint: TypeHint | undefined): AttributeValue {
  if (hint === 'd-0') return { type: 'double', value: -0 };
  if (typeof hint === 'string' && hint.startsWith('i')) return { type: 'int', value: hint.slice(1) };
  return hint === 'd' || !Number.isInteger(plain) ? { type: 'double', value: plain } : { type: 'int', value: plain };
}

/** A plain JSON object as attributes. Built from entries, since a key may be `__proto__`. */
export function typedAttributes(plain: Record<string, unknown>, hint: TypeHint | undefined): Attributes {
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, typedValue(value, memberHint(hint, key))]),
  );
}
