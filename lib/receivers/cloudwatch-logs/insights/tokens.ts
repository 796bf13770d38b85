import { QueryFault } from './query-fault.ts';

export type TokenKind = 'word' | 'field' | 'number' | 'duration' | 'string' | 'regex' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  /** What it means: a string without its quotes, a field without its backticks. */
  text: string;
  from: number;
  to: number;
}

/** Each kind in the order in which it is tried. Dots are part of a field's name: `user.id`, `items.0`. */
const forms: readonly (readonly [TokenKind, RegExp])[] = [
  ['duration', /\d+(?:ms|mo|s|m|h|d|w|q|y)\b/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /[@A-Za-z_$][\w@$]*(?:\.[\w@$]+)*/y],
  ['field', /`[^`]+`/y],
  ['symbol', /!=|<=|>=|=~|[|(),=<>+\-*/%^[\]]/y],
];

const IGNORED = /(?:\s+|#[^\n]*)+/y;
const STRING = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'/y;
const REGEX = /\/((?:[^/\\\n]|\\[^])+)\//y;

/** Parts a query into tokens; a regular expression stands only behind `like`, `=~` and `parse` with a field. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const token = tokenAt(text, at, tokens);
    tokens.push(token);
    at = token.to;
  }
  return [...tokens, { kind: 'end', text: '', from: text.length, to: text.length }];
}

const skip = (text: string, at: number): number => at + (matchAt(IGNORED, text, at)?.[0].length ?? 0);

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}

function tokenAt(text: string, from: number, before: readonly Token[]): Token {
  return regexAt(text, from, before) ?? stringAt(text, from) ?? plainAt(text, from) ?? unexpected(text, from);
}

/** Whether a slash divides no more here, but begins a regular expression. */
function takesRegex(before: readonly Token[]): boolean {
  const [command, last] = [before.at(-2), before.at(-1)];
  if (last?.text === '=~' || last?.text.toLowerCase() === 'like') return true;
  const isParsed = command?.kind === 'word' && command.text.toLowerCase() === 'parse';
  const start = before.at(-3);
  return isParsed && (start === undefined || start.text === '|');
}

function regexAt(text: string, from: number, before: readonly Token[]): Token | null {
  if (!takesRegex(before)) return null;
  const found = matchAt(REGEX, text, from);
  return found && { kind: 'regex', text: found[1] ?? '', from, to: from + found[0].length };
}

function stringAt(text: string, from: number): Token | null {
  const found = matchAt(STRING, text, from);
  const inside = found?.[1] ?? found?.[2] ?? '';
  return found && { kind: 'string', text: inside.replaceAll(/\\(["'\\])/g, '$1'), from, to: from + found[0].length };
}

function plainAt(text: string, from: number): Token | null {
  for (const [kind, form] of forms) {
    const found = matchAt(form, text, from)?.[0];
    if (found) return { kind, text: kind === 'field' ? found.slice(1, -1) : found, from, to: from + found.length };
  }
  return null;
}

function unexpected(text: string, from: number): never {
  const isQuote = text[from] === '"' || text[from] === "'";
  const message = isQuote ? 'a quote is not closed' : `unexpected symbol found ${text[from]}`;
  throw new QueryFault({ message, from, to: from + 1 });
}
