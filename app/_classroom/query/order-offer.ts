import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { calculationWords } from './calculation-choices.ts';
import { columnChoices } from './column-choices.ts';
import type { Choice } from './combobox-choices.ts';
import { calculationFrom, orderChoices, type QueryColumn } from './query-words.ts';

/** What completion offers to order by: what the query calculates, in words, and its groups' columns as they arrived. */
export function orderOffer(spec: QuerySpecInput, columns: readonly QueryColumn[]): Choice[] {
  const known = columnChoices(columns);
  return orderChoices(spec).map((value) => {
    const isColumn = spec.breakdowns?.includes(value) === true;
    const op = isColumn ? undefined : calculationFrom(value)?.op;
    if (op !== undefined) return { value, note: calculationWords[op] };
    return known.find((column) => column.value === value) ?? { value };
  });
}
