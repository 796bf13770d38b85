/** A log line that is a JSON object, parsed; null for every other line. */
export function fieldsOf(message: string): Record<string, unknown> | null {
  if (!/^\s*\{/.test(message)) return null;
  try {
    return JSON.parse(message) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** A field by its dotted name: as one key (`dd.trace_id`), or as an object inside another (`{"dd": {"trace_id": …}}`). */
export function fieldAt(fields: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  return name.includes('.') ? inside(fields, name.split('.')) : undefined;
}

function inside(fields: Record<string, unknown>, path: readonly string[]): unknown {
  let value: unknown = fields;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** The first of several names that has a value other than an empty one. */
export function firstOf(fields: Record<string, unknown>, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fieldAt(fields, name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}
