import type { Problem } from '../telemetry/problem.ts';
import { evaluateExpression } from './expression/evaluate-expression.ts';
import { columnsOf, type Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse-expression.ts';
import type { QueryRow } from './query-row.ts';
import type { QuerySpec } from './spec.ts';

/** A query's calculated fields by their names. For a spec that was checked. */
export function calculatedFields(spec: QuerySpec): ReadonlyMap<string, Expression> {
  return new Map(
    spec.calculated_fields.map(({ name, expression }) => {
      const parsed = parseExpression(expression);
      if ('mistake' in parsed) throw new Error('A query with a mistake in a calculated field was to be run.');
      return [name, parsed.ok];
    }),
  );
}

/** A row in which calculated fields are columns, too; they hide what else has their name (SPEC.md, E1). */
export function withFields(row: QueryRow, fields: ReadonlyMap<string, Expression>): QueryRow {
  if (fields.size === 0) return row;
  const value = (column: string): ReturnType<QueryRow['value']> => {
    const expression = fields.get(column);
    return expression ? evaluateExpression(expression, row) : row.value(column);
  };
  return { ...row, value };
}

/** What all expressions of a query together may have; each may have 4,096. */
const MOST_CHARACTERS = 16_384;

const tooMuch: Problem = {
  code: 'query/fields-too-long',
  at: ['calculated_fields'],
  message: `The calculated fields have more than ${MOST_CHARACTERS} characters together.`,
  hint: 'Leave out those that no clause uses.',
};

/** Mistakes in expressions, each `at` its field and, last, its first character counted from 0. */
export function checkFields({ calculated_fields: fields }: QuerySpec): Problem[] {
  const names = new Set(fields.map(({ name }) => name));
  if (fields.reduce((sum, { expression }) => sum + expression.length, 0) > MOST_CHARACTERS) return [tooMuch];
  return fields.flatMap(({ name, expression }, index) => {
    const at = ['calculated_fields', index];
    if (fields.findIndex((other) => other.name === name) < index) {
      const message = 'Another calculated field has this name.';
      return [{ code: 'query/field-twice', at: [...at, 'name'], message, hint: 'Give each a name of its own.' }];
    }
    const parsed = parseExpression(expression);
    if ('ok' in parsed) return checkNesting(parsed.ok, names, at);
    const { at: place, message, hint } = parsed.mistake;
    const said = `${message} (Character ${place + 1} of the expression.)`;
    return [{ code: 'query/expression', at: [...at, 'expression', place], message: said, hint }];
  });
}

/** An expression sees the columns that arrived, and no calculated fields (SPEC.md, E1). */
function checkNesting(expression: Expression, names: ReadonlySet<string>, at: (string | number)[]): Problem[] {
  const nested = columnsOf(expression).find((column) => names.has(column));
  if (nested === undefined) return [];
  return [
    {
      code: 'query/field-in-field',
      at: [...at, 'expression'],
      message: `$${nested.slice(0, 60)} is a calculated field, and an expression sees none of them.`,
      hint: 'Write its expression out here, or give the field a name that no column has.',
    },
  ];
}
