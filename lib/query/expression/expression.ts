import type { ColumnValue } from '../columns.ts';
import type { FunctionName } from './functions.ts';

/** An expression of a calculated field. `at` is where it begins in its text, counted from 0. */
export type Expression =
  | { kind: 'literal'; at: number; value: ColumnValue }
  | { kind: 'column'; at: number; name: string }
  | { kind: 'call'; at: number; name: FunctionName; args: Expression[] };

/** What is wrong with an expression, and where: from its first character, counted from 0. */
export interface Mistake {
  at: number;
  message: string;
  hint: string;
}

/** Thrown and caught within the reading of one expression, so that no rule has to pass mistakes on. */
export class MistakeFound extends Error {
  readonly mistake: Mistake;

  constructor(at: number, message: string, hint: string) {
    super(message);
    this.mistake = { at, message, hint };
  }
}

/** The names of all columns that an expression looks at. */
export function columnsOf(expression: Expression): string[] {
  if (expression.kind === 'column') return [expression.name];
  return expression.kind === 'call' ? expression.args.flatMap(columnsOf) : [];
}
