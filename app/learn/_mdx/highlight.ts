import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { Language } from '@/lib/curriculum/language.ts';

/** What a piece of code is, to a reader's eye: each has a class in `code-block.module.css`, and its colour is a token. */
export type TokenName = 'keyword' | 'string' | 'number' | 'function' | 'comment';

export interface Piece {
  text: string;
  /** null: plain ink. */
  token: TokenName | null;
}

/** One line of code; `at` counts from 0. */
export interface HighlightedLine {
  at: number;
  pieces: Piece[];
}

const THEME = 'tokens';

// The highlighter's theme names no colours but kinds, as `var(--token-…)`; what is not listed stays plain ink.
const kinds: Record<string, TokenName> = {
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  constant: 'number',
  function: 'function',
  comment: 'comment',
};

// One highlighter for the life of the server: building one reads every grammar.
let highlighter: Promise<HighlighterCore> | null = null;

function theHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME, variablePrefix: '--' })],
    langs: [
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/tsx.mjs'),
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/yaml.mjs'),
      import('shiki/langs/dotenv.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/docker.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

function tokenOf(colour: string | undefined): TokenName | null {
  const kind = /--token-([a-z-]+)/.exec(colour ?? '')?.[1] ?? '';
  return kinds[kind] ?? null;
}

/** Lines of code as coloured pieces, made on the server: no script and no colour value reaches the browser. */
export async function highlight(lines: string[], language: Language['id']): Promise<HighlightedLine[]> {
  const { codeToTokensBase } = await theHighlighter();
  const tokens = codeToTokensBase(lines.join('\n'), { lang: language, theme: THEME });
  return tokens.map((line, at) => ({
    at,
    pieces: line.map(({ content, color }) => ({ text: content, token: tokenOf(color) })),
  }));
}
