import { QueryFault } from './query-fault.ts';
import type { Token } from './tokens.ts';

/** Reads a query's tokens one after the other. */
export class TokenReader {
  #at = 0;

  constructor(
    readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  get next(): Token {
    return this.tokens[this.#at]!;
  }

  get isAtEnd(): boolean {
    return this.next.kind === 'end';
  }

  get last(): Token {
    return this.tokens[Math.max(this.#at - 1, 0)]!;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  /** Whether a symbol, or a word in either case, comes next. */
  is(text: string): boolean {
    const { kind, text: found } = this.next;
    return (kind === 'symbol' || kind === 'word') && found.toLowerCase() === text;
  }

  takes(text: string): boolean {
    const is = this.is(text);
    if (is) this.take();
    return is;
  }

  expect(text: string): void {
    if (!this.takes(text)) this.fail(`${text} is missing`);
  }

  fail(message: string, { from, to }: Pick<Token, 'from' | 'to'> = this.next): never {
    throw new QueryFault({ message, from, to: Math.max(to, from + 1) });
  }

  /** The text from a place up to the token that was taken last, as it was written. */
  since(from: number): string {
    return this.text.slice(from, this.last.to).replaceAll(/\s+/g, ' ');
  }

  /** One or more of something, with commas between. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takes(',')) items.push(read());
    return items;
  }

  /** A field's name: bare, or between backticks. */
  fieldName(): string {
    const token = this.take();
    if (token.kind !== 'word' && token.kind !== 'field') this.fail('a field is missing', token);
    return token.text;
  }
}
