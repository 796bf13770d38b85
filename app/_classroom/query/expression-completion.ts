import { functions, isFunction, type FunctionName } from '@/lib/query/expression/functions.ts';
import { columnChoices } from './column-choices.ts';
import type { Choice } from './combobox-choices.ts';
import { matching } from './matching.ts';
import { functionWords } from './function-words.ts';
import type { QueryColumn } from './query-words.ts';

/** What suits the word at the caret, and the characters `[from, to)` that a choice takes the place of. */
export interface Completion {
  from: number;
  to: number;
  choices: Choice[];
}

const names = Object.keys(functions) as FunctionName[];

const written = (name: FunctionName): Choice => ({
  value: functions[name].most === 0 ? `${name}()` : `${name}(`,
  label: functions[name].usage,
  note: functionWords[name],
});

const allFunctions = names.map(written);

/** Functions by their names alone: how they are written has words of other things. */
const functionsNamed = (word: string): Choice[] =>
  matching(
    names.map((value) => ({ value })),
    word,
  ).flatMap(({ value }) => (isFunction(value) ? [written(value)] : []));

/** Source: the grammar of Honeycomb's derived-column validator, as `tokenize.ts` has it. */
const PLAIN = /^[\p{L}\p{Nd}_./:=+?-]+$/u;

/** A column as an expression writes it: `$duration_ms`, or `$"any name"`. */
export const columnText = (name: string): string => `$${PLAIN.test(name) ? name : JSON.stringify(name)}`;

const COLUMN = /\$(?:"([^"]*)|([\p{L}\p{Nd}_./:=+?-]*))$/u;
const WORD = /[a-zA-Z][a-zA-Z0-9_]*$/;
/** Texts and quoted columns that are closed: whatever quote is left after them is open still. */
const CLOSED = /\$?"(?:[^"\\]|\\.)*"|`[^`]*`/g;

const asColumns = (columns: readonly QueryColumn[]): Choice[] =>
  columnChoices(columns).map(({ value, note = '', examples }) => ({
    value: columnText(value),
    label: value,
    note,
    examples,
  }));

/** What can be written at the caret: functions with how they are written, and columns; nothing within a text. */
export function completionAt(text: string, caret: number, columns: readonly QueryColumn[]): Completion {
  const before = text.slice(0, caret);
  const open = before.replaceAll(CLOSED, '');
  const column = /\$"[^"]*$/.test(open) || !/["`]/.test(open) ? COLUMN.exec(before) : null;
  if (column !== null) {
    const word = column[1] ?? column[2] ?? '';
    return { from: column.index, to: caret, choices: matching(asColumns(columns), word) };
  }
  if (/["`]/.test(open)) return { from: caret, to: caret, choices: [] };
  const word = WORD.exec(before)?.[0] ?? '';
  return { from: caret - word.length, to: caret, choices: suiting(word, before, columns) };
}

/** Where a word is begun, what contains it; where a value is expected, all functions, and then the columns. */
function suiting(word: string, before: string, columns: readonly QueryColumn[]): Choice[] {
  if (word !== '') return [...functionsNamed(word), ...matching(asColumns(columns), word)].slice(0, 60);
  return /(?:^|[(,]|[-+*/%=<>!]\s)\s*$/.test(before) ? [...allFunctions, ...asColumns(columns)].slice(0, 80) : [];
}
