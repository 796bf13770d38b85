import { nearestWord } from './nearest-word.ts';
import { calculationOps, filterOps, havingOps } from './ops.ts';

/** What may stand in a place, what such a thing is called, and what the same is called elsewhere. */
export interface OpWords {
  what: string;
  known: readonly string[];
  elsewhere: Readonly<Record<string, string>>;
}

const comparisons = {
  '==': '=',
  '===': '=',
  '<>': '!=',
  '!==': '!=',
  '=<': '<=',
  '=>': '>=',
  is: '=',
  eq: '=',
  ne: '!=',
};

export const calculationWords: OpWords = {
  what: 'calculation',
  known: calculationOps,
  elsewhere: {
    average: 'AVG', mean: 'AVG', total: 'SUM', median: 'P50', minimum: 'MIN', maximum: 'MAX', histogram: 'HEATMAP',
    distinct: 'COUNT_DISTINCT', unique: 'COUNT_DISTINCT', p100: 'MAX', p0: 'MIN', rate: 'RATE_SUM',
  },
}; // prettier-ignore

export const filterWords: OpWords = {
  what: 'filter operator',
  known: filterOps,
  elsewhere: { ...comparisons, like: 'contains', includes: 'contains', equals: '=', 'is-null': 'does-not-exist' },
};

export const havingWords: OpWords = { what: 'comparison of HAVING', known: havingOps, elsewhere: comparisons };

/** The word that somebody meant who wrote another; nothing where none is near. */
export function meantOp(word: string, { known, elsewhere }: OpWords): string | undefined {
  const lower = word.trim().toLowerCase();
  return Object.hasOwn(elsewhere, lower) ? elsewhere[lower] : nearestWord(word.trim(), known);
}
