import type { Choice, Offer } from './combobox-choices.ts';
import { matching } from './matching.ts';
import { listed, partsOf, takesList, typedAs, valueText } from './filter-value.ts';
import type { Filter, QueryColumn } from './query-words.ts';

/** A value that a column really has, and in how many rows it was seen lately. */
export interface SeenValue {
  value: string | number | boolean;
  count: number;
}

/** A value with a word on how often it was seen; an empty word where nobody counted. */
type Known = Pick<SeenValue, 'value'> & { note: string };

/** The values that are known of a column: those seen lately, most frequent first, then those seen ever. */
function knownValues(column: QueryColumn | undefined, seen: readonly SeenValue[]): Known[] {
  const lately = new Set(seen.map(({ value }) => String(value)));
  const ever = column?.type === 'boolean' ? ['true', 'false'] : (column?.samples ?? []);
  return [
    ...seen.map(({ value, count }) => ({ value, note: `${count.toLocaleString('en')} ×` })),
    ...ever.filter((sample) => !lately.has(sample)).map((sample) => ({ value: typedAs(sample, column), note: '' })),
  ];
}

/** What completion offers as the value of a filter; where several are taken, each is added to what stands there. */
export function valueOffer(op: Filter['op'], column: QueryColumn | undefined, seen: readonly SeenValue[]): Offer {
  const written = takesList(op) ? listed : valueText;
  const choices = knownValues(column, seen).map(({ value, note }): Choice => ({
    value: written(value, column),
    label: String(value),
    note,
  }));
  if (!takesList(op)) return (typed) => matching(choices, typed);
  return (typed, text = '') => {
    const { kept, begun } = typed === '' ? { kept: partsOf(text), begun: '' } : lastOf(typed);
    const others = choices.filter(({ value }) => !kept.includes(value));
    return matching(others, begun).map(({ value, label = '', note = '' }) => ({
      value: [...kept, value].join(', '),
      label,
      note,
    }));
  };
}

/** The list as far as it is done, and the value that is being typed. */
function lastOf(typed: string): { kept: string[]; begun: string } {
  const parts = partsOf(typed);
  if (/,\s*$/.test(typed)) return { kept: parts, begun: '' };
  return { kept: parts.slice(0, -1), begun: parts.at(-1) ?? '' };
}
