import { maskDocument } from '@/lib/guard/mask-document.ts';
import { maskValue } from '@/lib/guard/mask.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { JsonObject } from '@/lib/telemetry/json.ts';
import { withoutRelation } from './column-choices.ts';
import type { Filter } from './query-words.ts';

interface MaskedSpec {
  /** As it is read, and not as it is asked. */
  spec: JsonObject;
  /** How many values look like secrets. */
  hidden: number;
}

/** A query without what looks like a secret in it, by itself or by the column that it is compared with. */
export function maskedSpec(spec: QuerySpecInput): MaskedSpec {
  const { filters, ...rest } = spec;
  const { document, hidden } = maskDocument(rest);
  const maskedFilters = (filters ?? []).map(maskedFilter);
  const all = maskedFilters.reduce((sum, filter) => sum + filter.hidden, hidden);
  const places = Object.keys(spec).map((key) => [
    key,
    key === 'filters' ? maskedFilters.map((masked) => masked.filter) : document[key],
  ]);
  return { spec: Object.fromEntries(places) as JsonObject, hidden: all };
}

/** A filter's value under its column's name: a password is known by that alone. */
function maskedFilter(filter: Filter): { filter: object; hidden: number } {
  const { column, value } = filter;
  let hidden = 0;
  const masked = (key: string, text: string): string => {
    const shown = maskValue({ key, text });
    hidden += shown.hidden;
    return shown.text;
  };
  const one = <Scalar>(scalar: Scalar): Scalar | string => {
    const shown = masked(withoutRelation(column), String(scalar));
    return shown === String(scalar) ? scalar : shown;
  };
  const values = Array.isArray(value) ? value.map(one) : value == null ? value : one(value);
  const named = { ...filter, column: masked('', column) };
  return { filter: value === undefined ? named : { ...named, value: values }, hidden };
}
