import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { calculationsOf, type Filter } from '../../query/query-words.ts';
import { timeWords } from '../../query/time-choices.ts';

const filterWords = ({ column, op, value }: Filter): string =>
  `${column} ${op}${value === undefined ? '' : ` ${JSON.stringify(value)}`}`;

/** A query in one line: what it calculates, of which spans, by what, over which time. */
export function specWords(spec: QuerySpecInput): string {
  const filters = (spec.filters ?? []).map(filterWords).join(spec.filter_combination === 'OR' ? ' or ' : ' and ');
  const by = (spec.breakdowns ?? []).join(', ');
  const parts = [
    calculationsOf(spec).map(resultKey).join(', '),
    spec.usage_mode === true ? ' of what was sent' : '',
    filters === '' ? '' : ` where ${filters}`,
    by === '' ? '' : ` by ${by}`,
  ];
  const time = timeWords(spec);
  return printable(`${parts.join('')} · ${time.startsWith('Last') ? `l${time.slice(1)}` : time}`, 300);
}
