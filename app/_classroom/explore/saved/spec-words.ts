import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { withoutRelation } from '../../query/column-choices.ts';
import { calculationsOf, type Filter } from '../../query/query-words.ts';
import { timeWords } from '../../query/time-choices.ts';
import { asHidden } from '../../secrets/as-hidden.ts';

/** A filter in words. A value is hidden where its column's name alone makes a secret of it, too. */
export function filterWords({ column, op, value }: Filter, longest = 300): string {
  const shown = <Value>(one: Value): Value | string => {
    const hidden = asHidden(withoutRelation(column), String(one));
    return hidden === String(one) ? one : hidden;
  };
  const words = value === undefined ? '' : ` ${JSON.stringify(Array.isArray(value) ? value.map(shown) : shown(value))}`;
  return printable(asHidden('', `${column} ${op}${words}`), longest);
}

/** What a query asks, in one line without secrets: what it calculates, of which rows, by what. */
export const askedWords = (spec: QuerySpecInput): string => printable(asHidden('', withoutTime(spec)), 300);

/** The same, and over which time. */
export function specWords(spec: QuerySpecInput): string {
  const time = timeWords(spec);
  const line = `${withoutTime(spec)} · ${time.startsWith('Last') ? `l${time.slice(1)}` : time}`;
  return printable(asHidden('', line), 300);
}

function withoutTime(spec: QuerySpecInput): string {
  const filters = (spec.filters ?? [])
    .map((filter) => filterWords(filter))
    .join(spec.filter_combination === 'OR' ? ' or ' : ' and ');
  const by = (spec.breakdowns ?? []).join(', ');
  return [
    calculationsOf(spec).map(resultKey).join(', '),
    spec.usage_mode === true ? ' of what was sent' : '',
    filters === '' ? '' : ` where ${filters}`,
    by === '' ? '' : ` by ${by}`,
  ].join('');
}
