import { relations, type Relation } from '@/lib/query/relations.ts';
import type { Choice, Offer } from './combobox-choices.ts';
import { matching } from './matching.ts';
import type { QueryColumn } from './query-words.ts';
import { printable } from '@/lib/waterfall/printable.ts';

/** The types of columns in words. */
export const typeWords: Record<QueryColumn['type'], string> = {
  string: 'text',
  integer: 'number',
  float: 'number',
  boolean: 'true or false',
  mixed: 'several types',
};

/** How many spans arrived: as many as the most frequent column says. */
const mostOf = (columns: readonly QueryColumn[]): number =>
  columns.reduce((most, { count }) => Math.max(most, count), 0);

/** How often a column has a value, against the spans that arrived. */
function shareWords(count: number, all: number): string {
  if (all === 0) return '';
  if (count >= all) return ' · always there';
  const percent = (100 * count) / all;
  return ` · in ${percent < 1 ? 'under 1' : Math.round(percent)} %`;
}

const noteOf = ({ type, count, calculated }: QueryColumn, all: number): string =>
  calculated === true ? 'calculated field' : `${typeWords[type]}${shareWords(count, all)}`;

/** As many values as are read in passing, and as much of each. */
const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 24;

/** A few values that arrived in a column; the server left out what looks like a secret. */
const examplesOf = ({ samples }: QueryColumn): string | undefined =>
  samples.length === 0
    ? undefined
    : samples
        .slice(0, MOST_EXAMPLES)
        .map((sample) => printable(sample, LONGEST_EXAMPLE))
        .join(', ');

/** Columns as choices, with their type beside them, how often they have a value, and a few of these. */
export function columnChoices(columns: readonly QueryColumn[]): Choice[] {
  const all = mostOf(columns);
  return columns.map((column) => ({ value: column.name, note: noteOf(column, all), examples: examplesOf(column) }));
}

/** What each prefix asks for, in a line. */
const relationWords: Record<Relation, string> = {
  root: 'the trace’s first span, which has no parent',
  parent: 'the span right above the row',
  child: 'a span right below the row',
  any: 'some span of the same trace',
  any2: 'some other span, for conditions of its own',
  any3: 'one more span, for conditions of its own',
  none: 'no span of the trace may be like this',
};

const PREFIX = new RegExp(`^(${relations.join('|')})[.]`);

/** A column without the prefix that asks for another span of the trace. */
export const withoutRelation = (column: string): string => column.replace(PREFIX, '');

/**
 * Columns, and the prefixes that ask for a column of another span of the trace; behind a prefix, that span's columns.
 * @param except prefixes that mean nothing here
 */
export function relatedChoices(columns: readonly QueryColumn[], except: readonly Relation[] = []): Offer {
  const own = columnChoices(columns);
  const prefixes = relations
    .filter((relation) => !except.includes(relation))
    .map((relation): Choice => ({ value: `${relation}.`, note: relationWords[relation], goesOn: true }));
  return (typed) => {
    const prefix = PREFIX.exec(typed.trimStart())?.[0];
    if (prefix === undefined) return begun(own, prefixes, typed);
    const of = relationWords[prefix.slice(0, -1) as Relation];
    const related = own.map(({ value, note = '', examples }): Choice => ({
      value: prefix + value,
      note: `${of} · ${note}`,
      examples,
    }));
    return matching(related, typed);
  };
}

/** Columns that were sent come first; a prefix is offered where its word is begun. */
function begun(own: readonly Choice[], prefixes: readonly Choice[], typed: string): Choice[] {
  const word = typed.trim().toLowerCase();
  const offered = prefixes.filter(({ value }) => value.startsWith(word));
  return word === '' ? [...matching(own, ''), ...offered] : [...offered, ...matching(own, typed)];
}
