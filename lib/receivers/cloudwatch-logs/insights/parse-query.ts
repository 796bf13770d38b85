import { aggregateNames, takesPercent, type AggregateCall } from './aggregate.ts';
import { RegexCaptures } from '../regex/captures.ts';
import type { Work } from '../regex/work.ts';
import { ExpressionReader, regexFrom, type Expression } from './expression.ts';
import { captures } from './glob.ts';
import { QueryFault, type QueryProblem } from './query-fault.ts';
import { TokenReader } from './token-reader.ts';
import { tokensOf, type Token } from './tokens.ts';

/** An expression and the name of its column. */
export interface Column<T = Expression> {
  name: string;
  of: T;
}

export interface SortKey {
  of: Expression;
  descending: boolean;
  /** The field's name, where it is one and no more. */
  field: string | null;
}

/** What a text holds where a glob has its asterisks, or a regular expression its named groups; null where it is of another form. */
type Captures = (text: string, work: Work) => (string | null)[] | null;

/** One part of a query, between two pipes. */
export type Command =
  | { kind: 'fields'; columns: Column[] }
  | { kind: 'display'; names: string[] }
  | { kind: 'filter'; test: Expression }
  | { kind: 'parse'; of: Expression; captures: Captures; names: readonly string[] }
  | { kind: 'stats'; counted: Column<AggregateCall>[]; by: Column[] }
  | { kind: 'sort'; keys: SortKey[] }
  | { kind: 'dedup'; names: string[] }
  | { kind: 'limit'; most: number };

export type QueryParsed = { kind: 'query'; commands: Command[] } | { kind: 'failed'; problem: QueryProblem };

const MOST_COMMANDS = 50;
const LARGEST_LIMIT = 100_000;

/**
 * Parses the part of CloudWatch Logs Insights that is run here,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html: fields, display, filter, parse with a
 * glob or with named groups, stats, sort, dedup and limit. Pure; what is wrong comes back with its place.
 */
export function parseQuery(text: string): QueryParsed {
  try {
    const reader = new TokenReader(text, tokensOf(text));
    return { kind: 'query', commands: new QueryReader(reader).commands() };
  } catch (error) {
    if (error instanceof QueryFault) return { kind: 'failed', problem: error.problem };
    throw error;
  }
}

class QueryReader {
  readonly #expressions: ExpressionReader;

  constructor(private readonly reader: TokenReader) {
    this.#expressions = new ExpressionReader(reader);
  }

  commands(): Command[] {
    const commands: Command[] = [];
    this.reader.takes('|');
    while (!this.reader.isAtEnd) {
      commands.push(this.#command());
      if (commands.length > MOST_COMMANDS) this.reader.fail('it has too many commands');
      if (!this.reader.takes('|') && !this.reader.isAtEnd) this.reader.fail('unexpected here');
    }
    if (commands.length === 0) this.reader.fail('the query is empty');
    return commands;
  }

  #command(): Command {
    const token = this.reader.take();
    const name = token.kind === 'word' ? token.text.toLowerCase() : '';
    const read = Object.hasOwn(this.#readers, name) ? this.#readers[name] : undefined;
    return read?.() ?? this.reader.fail(`a command is missing: ${Object.keys(this.#readers).join(', ')}`, token);
  }

  readonly #readers: Record<string, () => Command> = {
    fields: () => ({ kind: 'fields', columns: this.reader.list(() => this.#column()) }),
    display: () => ({ kind: 'display', names: this.reader.list(() => this.reader.fieldName()) }),
    filter: () => ({ kind: 'filter', test: this.#expressions.read() }),
    parse: () => this.#parse(),
    stats: () => this.#stats(),
    sort: () => this.#sort(),
    dedup: () => ({ kind: 'dedup', names: this.reader.list(() => this.reader.fieldName()) }),
    limit: () => ({ kind: 'limit', most: this.#count() }),
  };

  #column(): Column {
    const { from } = this.reader.next;
    const of = this.#expressions.read();
    const written = this.reader.since(from).replaceAll('`', '');
    return { name: this.reader.takes('as') ? this.reader.fieldName() : written, of };
  }

  #parse(): Command {
    const field = this.reader.fieldName();
    const of: Expression = (row, work) => row.get(field, work);
    const token = this.reader.take();
    if (token.kind === 'regex') return { kind: 'parse', of, ...this.#groups(token) };
    if (token.kind !== 'string') {
      this.reader.fail('a glob in quotes, as "user=*", or a /regular expression/ is missing', token);
    }
    const glob = token.text.split('*');
    this.reader.expect('as');
    const names = this.reader.list(() => this.reader.fieldName());
    if (names.length !== glob.length - 1) {
      this.reader.fail(`the glob has ${glob.length - 1} asterisks, and ${names.length} names follow`, token);
    }
    return { kind: 'parse', of, captures: (text, work) => captures(glob, text, work), names };
  }

  #groups(token: Token): { captures: Captures; names: readonly string[] } {
    const found = regexFrom(this.reader, token, (source) => new RegexCaptures(source));
    if (found.names.length === 0) this.reader.fail('no group of the regular expression has a name: (?<name>…)', token);
    return { captures: (text, work) => found.in(text, work), names: found.names };
  }

  #stats(): Command {
    const counted = this.reader.list(() => this.#counted());
    const by = this.reader.takes('by') ? this.reader.list(() => this.#column()) : [];
    return { kind: 'stats', counted, by };
  }

  #counted(): Column<AggregateCall> {
    const token = this.reader.take();
    const name = token.text.toLowerCase();
    if (token.kind !== 'word' || !aggregateNames.includes(name)) {
      this.reader.fail(`stats takes ${aggregateNames.join(', ')}`, token);
    }
    this.reader.expect('(');
    const of = name === 'count' && this.#isWhole() ? null : this.#expressions.read();
    const percent = takesPercent(name) ? this.#percent() : 0;
    this.reader.expect(')');
    const written = this.reader.since(token.from);
    return { name: this.reader.takes('as') ? this.reader.fieldName() : written, of: { name, of, percent } };
  }

  /** `count(*)`, or `count()`. */
  #isWhole(): boolean {
    return this.reader.takes('*') || this.reader.is(')');
  }

  #percent(): number {
    this.reader.expect(',');
    const token = this.reader.take();
    const percent = Number(token.text);
    if (token.kind !== 'number' || percent > 100) this.reader.fail('a percentage from 0 to 100 is missing', token);
    return percent;
  }

  #sort(): Command {
    this.reader.takes('by');
    return { kind: 'sort', keys: this.reader.list(() => this.#sortKey()) };
  }

  #sortKey(): SortKey {
    const { from, kind } = this.reader.next;
    const expression = this.#nameOrExpression();
    const written = this.reader.since(from).replaceAll('`', '');
    // Behind stats, what was counted or grouped by is a column with the name of its own expression.
    const of: Expression = (row, work) => row.get(written, work) ?? expression(row, work);
    const isField = (kind === 'word' || kind === 'field') && !written.includes(' ');
    const descending = this.reader.takes('desc');
    if (!descending) this.reader.takes('asc');
    return { of, descending, field: isField ? written : null };
  }

  /** A column may be sorted by as it was written: `sort count(*) desc`. */
  #nameOrExpression(): Expression {
    const { kind, text } = this.reader.next;
    if (kind !== 'word' || !aggregateNames.includes(text.toLowerCase())) return this.#expressions.read();
    const { name } = this.#counted();
    return (row, work) => row.get(name, work);
  }

  #count(): number {
    const token = this.reader.take();
    const most = Number(token.text);
    if (token.kind !== 'number' || !Number.isInteger(most) || most < 1 || most > LARGEST_LIMIT) {
      this.reader.fail(`a whole number from 1 to ${LARGEST_LIMIT} is missing`, token);
    }
    return most;
  }
}
