import type { StoredSpan } from '../telemetry/span.ts';
import { fieldsOf } from './fields.ts';
import type { Field, FieldGroup } from './fields.ts';

/** More columns than this leave no room for the bars. */
export const MOST_COLUMNS = 5;

/** Keys are as long as somebody made them; an address must stay one. */
const LONGEST_KEY = 200;

/**
 * A span's field by its column's name, as Honeycomb would show it: an attribute of the span before one of its scope, and
 * that before one of its resource; the span's own columns before all. Events and links are rows of their own there.
 */
export function fieldOf(span: StoredSpan, key: string): Field | undefined {
  const groups = fieldsOf(span);
  for (const kind of sources) {
    const found = groups.find((group) => group.kind === kind)?.fields.find((field) => field.key === key);
    if (found !== undefined) return found;
  }
  return undefined;
}

const sources: readonly FieldGroup['kind'][] = ['span', 'attributes', 'scope', 'resource'];

/** The columns that may be chosen: the keys of some of the spans, most frequent first, then by name. */
export function columnChoices(spans: readonly StoredSpan[], most = 300): string[] {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(spans.length / most));
  for (let index = 0; index < spans.length; index += step) {
    for (const key of new Set(keysOf(spans[index] as StoredSpan))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1)).map(([key]) => key);
}

const keysOf = (span: StoredSpan): string[] =>
  fieldsOf(span)
    .filter(({ kind }) => sources.includes(kind))
    .flatMap(({ fields }) => fields.map(({ key }) => key));

/** Spans that are looked at for a column at most: each of them is read whole for it. */
const MOST_LOOKED_AT = 2000;

/** Columns that none of the spans has, and how many spans were looked at to tell: all of them, or some all over the trace. */
export function absentColumns(
  spans: readonly StoredSpan[],
  columns: readonly string[],
): { absent: string[]; lookedAt: number } {
  const step = Math.ceil(spans.length / MOST_LOOKED_AT) || 1;
  const looked = spans.filter((_, index) => index % step === 0);
  const absent = columns.filter((column) => !looked.some((span) => fieldOf(span, column) !== undefined));
  return { absent: looked.length === 0 ? [] : absent, lookedAt: looked.length };
}

/** Columns from wherever they were kept: each once, none empty or endless, and no more than fit. */
export function knownColumns(keys: readonly unknown[]): string[] {
  const texts = keys.filter((key): key is string => typeof key === 'string' && key !== '' && key.length <= LONGEST_KEY);
  return [...new Set(texts)].slice(0, MOST_COLUMNS);
}

/** The columns with one of them a place further left or right. */
export function movedColumn(columns: readonly string[], key: string, by: 1 | -1): string[] {
  const from = columns.indexOf(key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= columns.length) return [...columns];
  return columns.with(from, columns[to] as string).with(to, key);
}
