import type { FilterError, Range } from './expression.ts';

export type TokenKind = 'word' | 'text' | 'number' | 'sign' | 'end';

export interface Token extends Range {
  kind: TokenKind;
  /** A text without its quotes; else as it stands. */
  text: string;
}

export type Tokens = { kind: 'tokens'; tokens: Token[] } | { kind: 'failed'; error: FilterError };

const patterns: readonly [TokenKind | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"\\]|\\[^])*"/y],
  ['number', /-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['word', /\w[\w.]*/y],
  ['sign', /!=|<=|>=|[=<>!(){}[\],:]/y],
];

/** Cuts an expression into words, texts in double quotes, numbers and signs; the last token is the end. */
export function tokensOf(source: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const found = tokenAt(source, at);
    if (found === null) return { kind: 'failed', error: unreadable(source, at) };
    if (found.kind !== 'space') tokens.push({ ...found, kind: found.kind });
    at = found.to;
  }
  tokens.push({ kind: 'end', text: '', from: source.length, to: source.length });
  return { kind: 'tokens', tokens };
}

function tokenAt(source: string, from: number): (Range & { kind: TokenKind | 'space'; text: string }) | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined)
      return { kind, text: kind === 'text' ? unquoted(text) : text, from, to: from + text.length };
  }
  return null;
}

const unquoted = (text: string): string => text.slice(1, -1).replaceAll(/\\([^])/g, '$1');

const hints: Record<string, string> = {
  '"': 'The text that begins here has no closing quotation mark.',
  "'": 'Texts stand in double quotation marks: "backend-flask".',
  '“': 'These are a word processor’s quotation marks; type straight ones.',
  '”': 'These are a word processor’s quotation marks; type straight ones.',
  '&': 'Write AND.',
  '|': 'Write OR.',
  '~': 'Compare texts with CONTAINS, BEGINSWITH or ENDSWITH.',
};

function unreadable(source: string, at: number): FilterError {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return {
    from: at,
    to: at + character.length,
    message: `Nothing in a filter expression begins with ${character}`,
    hint: (Object.hasOwn(hints, character) ? hints[character] : undefined) ?? 'Leave it out, or put it into a text.',
  };
}
