import type { Expression, FilterError } from './expression.ts';
import { readTerm } from './read-term.ts';
import type { Scope } from './keywords.ts';
import { FilterMistake, TokenReader } from './token-reader.ts';
import { tokensOf } from './tokens.ts';

/** An expression, or the first thing in it that does not parse. */
export type ParsedFilter = { kind: 'parsed'; expression: Expression } | { kind: 'failed'; error: FilterError };

const LONGEST = 4096;
/** Brackets inside each other. */
const DEEPEST = 50;

/**
 * Parses a filter expression as GetTraceSummaries, CreateGroup and the console take it. Words of the language in any
 * case; terms that stand beside each other are joined by AND, which binds closer than OR.
 */
export function parseFilter(source: string): ParsedFilter {
  if (source.length > LONGEST) return failed(source, `An expression has at most ${LONGEST} characters.`);
  const cut = tokensOf(source);
  if (cut.kind === 'failed') return cut;
  if (cut.tokens.length === 1) return failed(source, 'Leave the filter away to have every trace.');
  try {
    const reader = new TokenReader(cut.tokens);
    return { kind: 'parsed', expression: new Parser(reader).whole() };
  } catch (thrown) {
    if (thrown instanceof FilterMistake) return { kind: 'failed', error: thrown.found };
    throw thrown;
  }
}

const failed = (source: string, hint: string): ParsedFilter => ({
  kind: 'failed',
  error: { from: 0, to: source.length, message: 'This is no filter expression', hint },
});

/** Reads and, or, not and brackets; what stands between them is `readTerm`’s. */
class Parser {
  #depth = 0;

  constructor(private readonly reader: TokenReader) {}

  whole(): Expression {
    const expression = this.either('trace');
    const { kind, text } = this.reader.next;
    if (kind !== 'end') this.reader.fail(`${text} is one too many`, 'Every bracket that closes has one that opens.');
    return expression;
  }

  private either(scope: Scope): Expression {
    return this.joined(
      'or',
      () => this.reader.accepts('or'),
      () => this.both(scope),
    );
  }

  private both(scope: Scope): Expression {
    return this.joined(
      'and',
      () => this.reader.accepts('and') || this.anotherBegins(),
      () => this.one(scope),
    );
  }

  private joined(kind: 'and' | 'or', goesOn: () => boolean, term: () => Expression): Expression {
    const { from } = this.reader.next;
    const terms = [term()];
    while (goesOn()) terms.push(term());
    const [only] = terms;
    return terms.length === 1 && only ? only : { kind, terms, from, to: this.reader.readTo };
  }

  private anotherBegins(): boolean {
    const { kind, text } = this.reader.next;
    return (kind === 'word' && text.toLowerCase() !== 'or') || (kind === 'sign' && (text === '!' || text === '('));
  }

  private one(scope: Scope): Expression {
    const { from } = this.reader.next;
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.reader.fail('The brackets are too deep', `At most ${DEEPEST} inside each other.`);
    const term = this.negated(scope, from) ?? this.bracketed(scope) ?? this.plain(scope);
    this.#depth -= 1;
    return term;
  }

  private negated(scope: Scope, from: number): Expression | null {
    if (!this.reader.accepts('!') && !this.reader.accepts('not')) return null;
    const term = this.one(scope);
    return { kind: 'not', term, from, to: this.reader.readTo };
  }

  private bracketed(scope: Scope): Expression | null {
    if (!this.reader.accepts('(')) return null;
    const inner = this.either(scope);
    this.reader.expect(')', 'A bracket is open.');
    return inner;
  }

  private plain(scope: Scope): Expression {
    return readTerm(this.reader, scope, (innerScope) => this.braced(innerScope));
  }

  /** `{ … }` behind a service, an edge or a cause; null where there is none, or where it is empty. */
  private braced(scope: Scope): Expression | null {
    if (!this.reader.accepts('{')) return null;
    if (this.reader.accepts('}')) return null;
    const inner = this.either(scope);
    this.reader.expect('}', 'A brace is open.');
    return inner;
  }
}
