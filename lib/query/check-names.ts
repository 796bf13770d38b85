import type { Problem } from '../telemetry/problem.ts';
import { resultKey, scalarCalculations } from './result-keys.ts';
import type { QuerySpec } from './spec.ts';

/** A column as an expression writes it: `$COUNT`, or `$"P90(duration_ms)"`. */
const inExpression = (column: string): string =>
  /^[\p{L}\p{Nd}_.]+$/u.test(column) ? `$${column}` : `$${JSON.stringify(column)}`;

/**
 * A column that is called as a calculation's result is (SPEC.md, G2): a row holds both by their names, and so could hold
 * but one of them.
 */
export function checkNames(spec: QuerySpec): Problem[] {
  const keys = new Set(scalarCalculations(spec).map(resultKey));
  return spec.breakdowns.flatMap((column, index): Problem[] => {
    if (!keys.has(column)) return [];
    const name = column.slice(0, 60);
    return [
      {
        code: 'query/breakdown-is-result',
        at: ['breakdowns', index],
        message: `The column ${name} is called as the calculation ${name} is, and a row has room for one value under a name.`,
        hint: `Give it another name: a calculated field, for example “its ${name}”, with the expression ${inExpression(column.slice(0, 60))}. Group by that.`,
      },
    ];
  });
}
