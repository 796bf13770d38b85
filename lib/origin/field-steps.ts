import { calculatedFields } from '../query/calculated-fields.ts';
import { evaluateExpression } from '../query/expression/evaluate-expression.ts';
import type { Expression } from '../query/expression/expression.ts';
import type { QueryRow } from '../query/query-row.ts';
import type { QuerySpec } from '../query/spec.ts';
import { shownText } from './masked-wire.ts';
import { valueText } from './value-words.ts';

/** A calculated field in one row: its expression, the same with values put in, step by step, and what it comes to. */
export interface FieldSteps {
  name: string;
  expression: string;
  steps: { text: string; value: string }[];
  value: string;
}

const MOST_STEPS = 40;

/** Every calculated field of a query in one row. @param row as it arrived: fields see no other field */
export function fieldSteps(spec: QuerySpec, row: QueryRow): FieldSteps[] {
  const written = new Map(spec.calculated_fields.map(({ name, expression }) => [name, expression]));
  return [...calculatedFields(spec)].map(([name, expression]) => ({
    name: shownText('', name),
    expression: shownText('', written.get(name) ?? ''),
    steps: stepsOf(expression, row).slice(0, MOST_STEPS),
    value: valueText(name, evaluateExpression(expression, row)),
  }));
}

/** The calls of an expression, the innermost first, each with its arguments' values in their places. */
function stepsOf(expression: Expression, row: QueryRow): FieldSteps['steps'] {
  if (expression.kind !== 'call') {
    return expression.kind === 'column' ? [{ text: `$${expression.name}`, value: worth(expression, row) }] : [];
  }
  const inner = expression.args.filter(({ kind }) => kind === 'call').flatMap((one) => stepsOf(one, row));
  const values = expression.args.map((one) => told(one, row)).join(', ');
  return [...inner, { text: `${expression.name}(${values})`, value: worth(expression, row) }];
}

/** An argument with its value: a column under its name, what was calculated before as it came out. */
const told = (expression: Expression, row: QueryRow): string =>
  expression.kind === 'column' ? `${expression.name}: ${worth(expression, row)}` : worth(expression, row);

const worth = (expression: Expression, row: QueryRow): string =>
  valueText(expression.kind === 'column' ? expression.name : '', evaluateExpression(expression, row));
