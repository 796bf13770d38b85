import { PatternFault } from './pattern.ts';

/** Reads a pattern from left to right; every complaint has its place. */
export class Scanner {
  at: number;

  constructor(
    readonly text: string,
    start = 0,
    readonly end: number = text.length,
  ) {
    this.at = start;
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  peek(): string {
    return this.isAtEnd ? '' : this.text[this.at]!;
  }

  skipSpace(): void {
    while (!this.isAtEnd && /\s/.test(this.peek())) this.at += 1;
  }

  /** Steps over a text that stands here. */
  takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at) || this.at + text.length > this.end) return false;
    this.at += text.length;
    return true;
  }

  /** What a sticky expression finds here, stepped over; '' where it does not. */
  takeMatch(expression: RegExp): string {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0] ?? '';
    const fitting = found.slice(0, this.end - this.at);
    this.at += fitting.length;
    return fitting;
  }

  fail(message: string, hint: string, from: number = this.at): never {
    throw new PatternFault({ message, hint, at: { from, to: Math.max(this.at, Math.min(from + 1, this.end)) } });
  }

  /** A text in double quotes, in which a backslash takes the next character as it is. */
  quoted(): string {
    const start = this.at;
    let text = '';
    for (this.at += 1; !this.isAtEnd && this.peek() !== '"'; this.at += 1) {
      if (this.peek() === '\\' && this.at + 1 < this.end) this.at += 1;
      text += this.peek();
    }
    if (!this.takes('"'))
      this.fail('a double quote is not closed', 'Close it, or write \\" for one that is meant.', start);
    return text;
  }

  /** What stands between two percent signs. */
  betweenPercents(): { source: string; from: number } {
    const from = this.at + 1;
    let close = from;
    while (close < this.end && this.text[close] !== '%') close += this.text[close] === '\\' ? 2 : 1;
    if (close >= this.end)
      this.fail('a % is not closed', 'A regular expression stands between two of them: %[45]\\d\\d%.', this.at);
    this.at = close + 1;
    return { source: this.text.slice(from, close), from };
  }
}
