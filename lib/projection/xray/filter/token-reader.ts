import type { FilterError, Range } from './expression.ts';
import type { Token } from './tokens.ts';

/** Carries an error out of the depth of a parse; `parseFilter` catches it, and nobody else sees it. */
export class FilterMistake extends Error {
  constructor(readonly found: FilterError) {
    super(found.message);
  }
}

/** A cursor over the tokens of an expression. */
export class TokenReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.#at] as Token;
  }

  /** The end of what was read last. */
  get readTo(): number {
    return this.tokens[this.#at - 1]?.to ?? 0;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  sees(sign: string): boolean {
    return this.next.kind === 'sign' && this.next.text === sign;
  }

  seesWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text.toLowerCase() === word;
  }

  /** Takes the sign or word where it comes next. */
  accepts(text: string): boolean {
    const is = this.sees(text) || this.seesWord(text);
    if (is) this.#at += 1;
    return is;
  }

  expect(sign: string, hint: string): void {
    if (!this.accepts(sign)) this.fail(`Expected ${sign}`, hint);
  }

  /** @param range where; what comes next, if nothing is said */
  fail(message: string, hint: string, range: Range = this.next): never {
    const { from, to } = range;
    const found = this.next.kind === 'end' && range === this.next ? `${message}, and the expression ends` : message;
    throw new FilterMistake({ from, to, message: found, hint });
  }
}
