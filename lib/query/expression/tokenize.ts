import { MistakeFound } from './expression.ts';
import { readString } from './read-string.ts';

/** A word of an expression. `at` is its first character's place, `to` the place after its last. */
export type Token = { at: number; to: number } & (
  | { kind: 'number'; value: number }
  | { kind: 'string' | 'column' | 'name'; text: string }
  | { kind: 'sign'; text: string }
  | { kind: 'end' }
);

/** Longer expressions are refused before anything is read. */
export const LONGEST_EXPRESSION = 4096;

const BLANK = /[\p{White_Space}]+/uy;
const NUMBER = /-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const NAME = /[a-zA-Z][a-zA-Z0-9_]*/uy;
/** Source: the grammar of Honeycomb's derived-column validator, `COLRUNE`. */
const COLUMN = /[\p{L}\p{Nd}_./:=+?-]+/uy;
const SIGN = /!=|<=|>=|[-+*/%=<>!(),]/uy;

/** What a pattern finds at a place, or nothing. */
function at(pattern: RegExp, text: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0];
}

/** Whether a minus here belongs to a number: not where something stands before it that it could be taken from. */
function mayBeSigned(before: Token | undefined): boolean {
  return before === undefined || (before.kind === 'sign' && before.text !== ')');
}

function columnAt(text: string, place: number): Token {
  const quote = text[place + 1];
  if (quote === '"' || quote === '`') {
    const { value, to } = readString(text, place + 1);
    return { kind: 'column', at: place, to, text: value };
  }
  const name = at(COLUMN, text, place + 1);
  if (name === undefined) {
    throw new MistakeFound(place, 'A column’s name must follow the $.', 'Write $duration_ms, or $"name with blanks".');
  }
  return { kind: 'column', at: place, to: place + 1 + name.length, text: name };
}

function numberAt(text: string, place: number, before: Token | undefined): Token | undefined {
  if (text[place] === '-' && !mayBeSigned(before)) return undefined;
  const digits = at(NUMBER, text, place);
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (!Number.isFinite(value)) throw new MistakeFound(place, 'This number is too large.', 'Numbers go up to 1.7e308.');
  return { kind: 'number', at: place, to: place + digits.length, value };
}

function tokenAt(text: string, place: number, before: Token | undefined): Token {
  const first = text[place];
  if (first === '$') return columnAt(text, place);
  if (first === '"' || first === '`') {
    const { value, to } = readString(text, place);
    return { kind: 'string', at: place, to, text: value };
  }
  const number = numberAt(text, place, before);
  if (number) return number;
  const name = at(NAME, text, place);
  if (name !== undefined) return { kind: 'name', at: place, to: place + name.length, text: name };
  const sign = at(SIGN, text, place);
  if (sign !== undefined) return { kind: 'sign', at: place, to: place + sign.length, text: sign };
  const hint = first === "'" ? 'Text stands in double quotes: "text".' : 'Take it out, or put text in double quotes.';
  throw new MistakeFound(place, 'This character has no meaning here.', hint);
}

/** An expression's words, with one of kind `end` last. Throws `MistakeFound`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let place = 0; place < text.length;) {
    const blank = at(BLANK, text, place);
    if (blank === undefined) {
      const token = tokenAt(text, place, tokens.at(-1));
      tokens.push(token);
      place = token.to;
    } else place += blank.length;
  }
  return [...tokens, { kind: 'end', at: text.length, to: text.length }];
}
