import type { ResultData } from './result.ts';
import { resultKey } from './result-keys.ts';
import type { QuerySpec } from './spec.ts';

export type Having = QuerySpec['havings'][number];

/** The key under which a row holds what a condition is about. */
export const havingKey = ({ calculate_op: op, column }: Having): string => resultKey({ op, column });

/** Whether a row's value meets a condition; no value meets none but `!=` (SPEC.md, V2). */
export function meetsHaving({ op, value: wanted }: Having, value: ResultData[string] | undefined): boolean {
  if (op === '!=') return value !== wanted;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  switch (op) {
    case '=':
      return value === wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    default:
      return op satisfies never;
  }
}

/** Whether a row stays in the table: all conditions hold of it. */
export const passesHavings = ({ havings }: QuerySpec, data: ResultData): boolean =>
  havings.every((having) => meetsHaving(having, data[havingKey(having)]));
