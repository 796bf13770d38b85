import { MOST_COLUMNS } from '@/lib/query/evidence.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { calculationsOf } from './query-words.ts';

/** The columns that rows have where nobody chose others: who, what and how long, and whatever the query itself looks at. */
const usual = ['name', 'service.name', 'duration_ms'];

/** `none.` is a column of no span: it only takes rows away. */
const canBeShown = (column: string): boolean => !column.startsWith('none.');

/** More of them would hide what they are about; any other can be added. */
const MOST_USUAL = 10;

export function columnsOf(spec: QuerySpecInput, chosen: readonly string[] | null): string[] {
  if (chosen !== null) return [...new Set(chosen)].slice(0, MOST_COLUMNS);
  const looked = [
    ...(spec.breakdowns ?? []),
    ...(spec.filters ?? []).map(({ column }) => column),
    ...calculationsOf(spec).flatMap(({ column }) => (column == null ? [] : [column])),
  ];
  return [...new Set([...usual, ...looked.filter(canBeShown)])].slice(0, MOST_USUAL);
}
