import { RegexFault } from '../regex/parse-regex.ts';
import { holdsText } from '../regex/holds-text.ts';
import { RegexSearch } from '../regex/search.ts';
import type { Work } from '../regex/work.ts';
import { durationMs, floorTime, functions } from './functions.ts';
import { calculations, comparisons } from './operators.ts';
import type { Row } from './row.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';
import { compareValues, isTrue, numberOf, textOf, truth, type Value } from './value.ts';

/** An expression, ready to be asked of a row. */
export type Expression = (row: Row, work: Work) => Value;

const DEEPEST = 40;

/** Reads expressions: or, and, not, comparisons, arithmetic, functions, from the weakest to what binds closest. */
export class ExpressionReader {
  #depth = 0;

  constructor(private readonly reader: TokenReader) {}

  read(): Expression {
    return this.#deeper(() => this.#or());
  }

  #deeper(read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.reader.fail('it is nested too deep');
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.reader.takes('or')) {
      const [one, other] = [left, this.#and()];
      left = (row, work) => truth(isTrue(one(row, work)) || isTrue(other(row, work)));
    }
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.reader.takes('and')) {
      const [one, other] = [left, this.#not()];
      left = (row, work) => truth(isTrue(one(row, work)) && isTrue(other(row, work)));
    }
    return left;
  }

  #not(): Expression {
    let negations = 0;
    while (this.reader.takes('not')) negations += 1;
    const inner = this.#comparison();
    if (negations === 0) return inner;
    return (row, work) => truth(isTrue(inner(row, work)) === (negations % 2 === 0));
  }

  #comparison(): Expression {
    const left = this.#sum();
    const isNegated = this.reader.takes('not');
    if (this.reader.takes('like') || (!isNegated && this.reader.takes('=~'))) return this.#like(left, isNegated);
    if (this.reader.takes('in')) return this.#in(left, isNegated);
    if (isNegated) this.reader.fail('like or in is missing behind not');
    const operator = this.reader.next.kind === 'symbol' ? comparisons[this.reader.next.text] : undefined;
    if (operator === undefined) return left;
    this.reader.take();
    const right = this.#sum();
    return (row, work) => operator(left(row, work), right(row, work));
  }

  #like(left: Expression, isNegated: boolean): Expression {
    const token = this.reader.take();
    if (token.kind !== 'string' && token.kind !== 'regex')
      this.reader.fail('a text or /regular expression/ is missing behind like', token);
    const search = token.kind === 'regex' ? regexFrom(this.reader, token, (source) => new RegexSearch(source)) : null;
    return (row, work) => {
      const text = textOf(left(row, work));
      const found = search === null ? holdsText(text, token.text, work) : search.isIn(text, work);
      return truth(found !== isNegated);
    };
  }

  #in(left: Expression, isNegated: boolean): Expression {
    this.reader.expect('[');
    const options = this.reader.list(() => this.#sum());
    this.reader.expect(']');
    return (row, work) => {
      const value = left(row, work);
      const isThere = options.some((option) => compareValues(option(row, work), value) === 0);
      return truth(isThere !== isNegated);
    };
  }

  #sum(): Expression {
    let left = this.#product();
    while (this.reader.is('+') || this.reader.is('-')) {
      left = calculation(this.reader.take().text, left, this.#product());
    }
    return left;
  }

  #product(): Expression {
    let left = this.#power();
    while (this.reader.is('*') || this.reader.is('/') || this.reader.is('%')) {
      left = calculation(this.reader.take().text, left, this.#power());
    }
    return left;
  }

  #power(): Expression {
    const left = this.#unit();
    return this.reader.takes('^') ? calculation('^', left, this.#unit()) : left;
  }

  #unit(): Expression {
    const token = this.reader.take();
    switch (token.kind) {
      case 'number':
        return constant(Number(token.text));
      case 'string':
        return constant(token.text);
      case 'field':
        return (row, work) => row.get(token.text, work);
      case 'word':
        return this.reader.takes('(') ? this.#call(token.text, token.from) : (row, work) => row.get(token.text, work);
      case 'symbol':
        return this.#grouped(token.text);
      default:
        return this.reader.fail('a field or a value is missing', token);
    }
  }

  #grouped(symbol: string): Expression {
    if (symbol === '-') {
      return calculation(
        '-',
        () => 0,
        this.#deeper(() => this.#unit()),
      );
    }
    if (symbol !== '(') this.reader.fail('a field or a value is missing', this.reader.last);
    const inner = this.read();
    this.reader.expect(')');
    return inner;
  }

  #call(name: string, from: number): Expression {
    const key = name.toLowerCase();
    if (key === 'bin') return this.#bin();
    if (key === 'datefloor') return this.#dateFloor();
    const called = Object.hasOwn(functions, key) ? functions[key] : undefined;
    const place = { from, to: from + name.length };
    if (called === undefined) return this.reader.fail(`there is no function ${name.slice(0, 40)} here`, place);
    const values = this.reader.list(() => this.read());
    this.reader.expect(')');
    if (values.length < called.least || values.length > called.most) {
      this.reader.fail(
        `${name} takes ${called.least === called.most ? called.least : `${called.least} to ${called.most}`} values`,
        place,
      );
    }
    return (row, work) => {
      const given = values.map((value) => value(row, work));
      for (const value of given) if (typeof value === 'string') work.spend(value.length >> 3);
      return called.call(given, work);
    };
  }

  #bin(): Expression {
    const period = this.#duration();
    return (row, work) => floorTime(row.get('@timestamp', work), period);
  }

  #dateFloor(): Expression {
    const time = this.read();
    this.reader.expect(',');
    const period = this.#duration();
    return (row, work) => floorTime(time(row, work), period);
  }

  #duration(): number {
    const token = this.reader.take();
    if (token.kind !== 'duration') this.reader.fail('a period is missing, as 5m or 1h', token);
    this.reader.expect(')');
    return durationMs(token.text);
  }
}

/** Makes something of a regular expression; where it is wrong, the query is, at the same character. */
export function regexFrom<T>(reader: TokenReader, { text, from }: Token, make: (source: string) => T): T {
  try {
    return make(text);
  } catch (error) {
    if (!(error instanceof RegexFault)) throw error;
    const at = from + 1 + error.at;
    return reader.fail(`in the regular expression, ${error.message}`, { from: at, to: at + 1 });
  }
}

const constant =
  (value: Value): Expression =>
  (_row, work) => {
    work.spend(1);
    return value;
  };

function calculation(operator: string, left: Expression, right: Expression): Expression {
  const calculate = calculations[operator]!;
  return (row, work) => {
    const [one, other] = [numberOf(left(row, work)), numberOf(right(row, work))];
    if (one === null || other === null) return null;
    const result = calculate(one, other);
    return Number.isFinite(result) ? result : null;
  };
}
