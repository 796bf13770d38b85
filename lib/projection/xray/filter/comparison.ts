import { operators, type Comparison, type FieldKeyword, type Operator } from './expression.ts';
import { isFlag, isNumber } from './keywords.ts';
import type { TokenReader } from './token-reader.ts';

const wordOperators: ReadonlySet<string> = new Set(['CONTAINS', 'BEGINSWITH', 'ENDSWITH']);
const orderings: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=']);

function readOperator(reader: TokenReader): Operator | null {
  const { kind, text } = reader.next;
  const name = text.toUpperCase();
  const isOperator = kind === 'sign' || (kind === 'word' && wordOperators.has(name));
  const operator = isOperator ? operators.find((each) => each === name) : undefined;
  if (operator === undefined) return null;
  reader.take();
  return operator;
}

function readValue(reader: TokenReader, operator: Operator): Comparison['value'] {
  const { kind, text } = reader.next;
  const isFlagWord = kind === 'word' && /^(true|false)$/i.test(text);
  if (kind === 'number') return Number(reader.take().text);
  if (kind === 'text') return reader.take().text;
  if (isFlagWord) return reader.take().text.toLowerCase() === 'true';
  if (kind === 'word') reader.fail(`${text} stands bare`, `Texts stand in quotation marks: ${operator} "${text}".`);
  return reader.fail(`Expected a value after ${operator}`, 'A text in quotation marks, a number, true or false.');
}

/** Reads `operator value` where it comes next; null where nothing is compared. */
export function readComparison(reader: TokenReader): Comparison | null {
  const operator = readOperator(reader);
  if (operator === null) return null;
  const at = reader.next;
  const value = readValue(reader, operator);
  if (wordOperators.has(operator) && typeof value !== 'string')
    reader.fail(`${operator} looks for a text`, 'Put it into quotation marks.', at);
  if (orderings.has(operator) && typeof value !== 'number')
    reader.fail(`${operator} compares numbers`, 'Write a number, without quotation marks.', at);
  return { operator, value };
}

/** Reads a comparison that suits the type of the field. `true` and `false` may stand in quotation marks. */
export function readFieldComparison(reader: TokenReader, field: FieldKeyword): Comparison | null {
  const { from } = reader.next;
  const comparison = readComparison(reader);
  if (comparison === null) return null;
  const range = { from, to: reader.readTo };
  if (isFlag(field)) {
    const flag = asFlag(comparison);
    return flag ?? reader.fail(`${field} is true or false`, `Write ${field}, !${field} or ${field} = false.`, range);
  }
  const isText = typeof comparison.value === 'string';
  if (isNumber(field) && typeof comparison.value !== 'number')
    reader.fail(`${field} is a number`, 'Compare it with a number, without quotation marks.', range);
  if (!isNumber(field) && !isText)
    reader.fail(`${field} is a text`, 'Compare it with a text in quotation marks.', range);
  return comparison;
}

const flags: Record<string, boolean> = { true: true, false: false };

function asFlag({ operator, value }: Comparison): Comparison | null {
  if (operator !== '=' && operator !== '!=') return null;
  const word = String(value).toLowerCase();
  return Object.hasOwn(flags, word) ? { operator, value: flags[word] === true } : null;
}
