import { isFixedColumn } from '@/lib/query/columns.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { typeWords, withoutRelation } from './column-choices.ts';
import { takesText, takesValue } from './filter-value.ts';
import type { Filter, QueryColumn } from './query-words.ts';

/** What is no mistake of the query, and yet will most likely find nothing. */
export interface Doubt {
  message: string;
  /** The filter that was probably meant, and what choosing it does. */
  instead?: { filter: Filter; words: string };
}

/** More names than these are not listed, and longer ones neither: such a column may well have arrived. */
const MOST_LISTED = 2000;
const LONGEST_LISTED = 256;

/** Whether the list of columns would have a name in it, had that ever arrived; the server leaves out secret ones. */
const wouldBeListed = (name: string, columns: readonly QueryColumn[]): boolean =>
  columns.length > 0 && columns.length < MOST_LISTED && name.length <= LONGEST_LISTED && asHidden('', name) === name;

/** A column that nothing which arrived had. Where nobody knows, there is no doubt. */
export function columnDoubt(column: string, columns: readonly QueryColumn[]): Doubt | null {
  const name = withoutRelation(column.trim());
  if (name === '' || isFixedColumn(name) || columns.some((known) => known.name === name)) return null;
  if (!wouldBeListed(name, columns)) return null;
  return { message: `Nothing that arrived has “${printable(name, 80)}”: see whether it is spelled like this.` };
}

type Scalar = string | number | boolean;
type Kind = 'text' | 'number' | 'true or false';

const kindOf = (value: Scalar): Kind => {
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'true or false';
};

/** A value as another kind of it: `"500"` as a number, 500 as text; nothing where it is none. */
function valueAs(kind: Kind, value: Scalar): Scalar | undefined {
  const text = String(value).trim();
  if (kind === 'text') return String(value);
  if (kind === 'number') return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** A filter whose column never arrived, or never with such a value: a number is never equal to a text. */
export function filterDoubt(filter: Filter, columns: readonly QueryColumn[]): Doubt | null {
  const unknown = columnDoubt(filter.column, columns);
  if (unknown !== null) return unknown;
  const column = columns.find(({ name }) => name === withoutRelation(filter.column));
  if (column === undefined || column.calculated === true || column.type === 'mixed') return null;
  return kindDoubt(filter, typeWords[column.type] as Kind);
}

function kindDoubt(filter: Filter, kind: Kind): Doubt | null {
  if (!takesValue(filter.op)) return null;
  if (takesText(filter.op)) {
    return kind === 'text'
      ? null
      : { message: `The values that arrived are ${arrived[kind]}, and ${filter.op} compares text.` };
  }
  const values = valuesOf(filter);
  const other = values.find((value) => kindOf(value) !== kind);
  if (other === undefined) return null;
  const message = `The values that arrived are ${arrived[kind]}, and this is ${given[kindOf(other)]}: the two never match.`;
  const changed = values.map((value) => valueAs(kind, value));
  const known = changed.filter((value) => value !== undefined);
  if (known.length < changed.length) return { message };
  const value = Array.isArray(filter.value) ? known : known[0];
  return { message, instead: { filter: { ...filter, value }, words: remedies[kind] } };
}

const arrived: Record<Kind, string> = { text: 'text', number: 'numbers', 'true or false': 'true or false' };
const given: Record<Kind, string> = { text: 'text', number: 'a number', 'true or false': 'true or false' };
const remedies: Record<Kind, string> = {
  text: 'Compare with it as text',
  number: 'Compare with it as a number',
  'true or false': 'Compare with it as true or false',
};

/** What a filter compares with; nothing where its value is not typed yet. */
function valuesOf({ value }: Filter): Scalar[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
