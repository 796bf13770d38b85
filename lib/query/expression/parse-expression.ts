import { checkCall } from './check-call.ts';
import { MistakeFound, type Expression, type Mistake } from './expression.ts';
import { isFunction, type FunctionName } from './functions.ts';
import { LONGEST_EXPRESSION, tokenize, type Token } from './tokenize.ts';

export type ReadExpression = { ok: Expression } | { mistake: Mistake };

/** So deep may calls and brackets stand in one another. */
const DEEPEST_EXPRESSION = 40;

/** Operators between two operands, by how tightly they bind; later ones bind tighter. */
const levels: Record<string, FunctionName>[] = [
  { OR: 'OR' },
  { AND: 'AND' },
  { '=': 'EQUALS', '!=': 'EQUALS', '<': 'LT', '<=': 'LTE', '>': 'GT', '>=': 'GTE' },
  { '+': 'SUM', '-': 'SUB' },
  { '*': 'MUL', '/': 'DIV', '%': 'MOD' },
];

/** Operators that take any number of operands, so that a long row of them is not deep. */
const rows = new Set<FunctionName>(['OR', 'AND', 'SUM', 'MUL']);

const literals = new Map<string, boolean | undefined>([['true', true], ['false', false], ['null', undefined]]); // prettier-ignore

class Reader {
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  whole(): Expression {
    const expression = this.#operand(0);
    if (this.#token.kind !== 'end') throw this.#unexpected('Nothing more is expected here.');
    return expression;
  }

  get #token(): Token {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new Error('The reader went beyond the end.');
    return token;
  }

  #unexpected(message: string): MistakeFound {
    const { kind, at } = this.#token;
    if (kind === 'end') return new MistakeFound(at, 'The expression ends too early.', 'Is a bracket or an operand missing?');
    return new MistakeFound(at, message, 'Between two operands stands an operator, and between arguments a comma.');
  } // prettier-ignore

  #take(sign: string): boolean {
    const token = this.#token;
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  /** Counts how deep the reading is, and goes no deeper than allowed. */
  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST_EXPRESSION) {
      const hint = `At most ${DEEPEST_EXPRESSION} levels; IF and SWITCH take many cases at one level.`;
      throw new MistakeFound(this.#token.at, 'This stands too deep in brackets.', hint);
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #operand(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#operand(level + 1);
    for (let found = this.#operator(operators); found; found = this.#operator(operators)) {
      left = this.#joined(left, found, this.#operand(level + 1));
    }
    return left;
  }

  #operator(operators: Record<string, FunctionName>): Token | undefined {
    const token = this.#token;
    const text = token.kind === 'sign' || token.kind === 'name' ? token.text : '';
    if (!Object.hasOwn(operators, text)) return undefined;
    this.#next += 1;
    return token;
  }

  #joined(left: Expression, operator: Token, right: Expression): Expression {
    const text = 'text' in operator ? operator.text : '';
    const name = levels.flatMap((level) => level[text] ?? [])[0] ?? 'AND';
    const { at } = operator;
    // Brackets lose their place here, which does no harm: these operators do not care.
    if (left.kind === 'call' && left.name === name && rows.has(name) && left.args.length < 100) {
      return { ...left, args: [...left.args, right] };
    }
    const call: Expression = { kind: 'call', at, name, args: [left, right] };
    return text === '!=' ? { kind: 'call', at, name: 'NOT', args: [call] } : call;
  }

  #unary(): Expression {
    const { at } = this.#token;
    if (this.#take('!')) return { kind: 'call', at, name: 'NOT', args: [this.#deeper(() => this.#unary())] };
    if (this.#take('-')) return { kind: 'call', at, name: 'SUB', args: [{ kind: 'literal', at, value: 0 }, this.#deeper(() => this.#unary())] };
    return this.#primary();
  } // prettier-ignore

  #primary(): Expression {
    const token = this.#token;
    if (this.#take('(')) {
      const inner = this.#deeper(() => this.#operand(0));
      if (!this.#take(')')) throw this.#unexpected('A closing bracket is expected here.');
      return inner;
    }
    if (token.kind === 'end' || token.kind === 'sign') throw this.#unexpected('A value is expected here.');
    this.#next += 1;
    const { at } = token;
    if (token.kind === 'number') return { kind: 'literal', at, value: token.value };
    if (token.kind === 'string') return { kind: 'literal', at, value: token.text };
    return token.kind === 'column' ? { kind: 'column', at, name: token.text } : this.#named(token.text, at);
  }

  #named(text: string, at: number): Expression {
    if (literals.has(text)) return { kind: 'literal', at, value: literals.get(text) };
    if (!isFunction(text)) throw notAFunction(text, at);
    if (!this.#take('(')) throw this.#unexpected(`${text} needs its arguments in brackets.`);
    const call = { kind: 'call' as const, at, name: text, args: this.#deeper(() => this.#arguments()) };
    checkCall(call);
    return call;
  }

  /** A comma may stand behind the last one. */
  #arguments(): Expression[] {
    const args: Expression[] = [];
    while (!this.#take(')')) {
      args.push(this.#operand(0));
      if (!this.#take(',')) {
        if (!this.#take(')')) throw this.#unexpected('A comma or a closing bracket is expected here.');
        return args;
      }
    }
    return args;
  }
}

function notAFunction(text: string, at: number): MistakeFound {
  const upper = text.toUpperCase();
  const hint = isFunction(upper)
    ? `Functions are written in capitals: ${upper}.`
    : `A column is written with a dollar sign, $${text.slice(0, 40)}, and text in double quotes.`;
  return new MistakeFound(at, `“${text.slice(0, 40)}” is no function.`, hint);
}

/** How many steps lie between an expression and its lowest leaf. */
function heightOf(expression: Expression): number {
  return expression.kind === 'call' ? 1 + Math.max(0, ...expression.args.map(heightOf)) : 0;
}

/** Reads an expression of a calculated field: Honeycomb's language, functions and infix operators alike. */
export function parseExpression(text: string): ReadExpression {
  try {
    if (text.length > LONGEST_EXPRESSION) {
      const hint = `At most ${LONGEST_EXPRESSION} characters.`;
      throw new MistakeFound(LONGEST_EXPRESSION, 'The expression is too long.', hint);
    }
    const ok = new Reader(text).whole();
    if (heightOf(ok) > 2 * DEEPEST_EXPRESSION) {
      throw new MistakeFound(ok.at, 'Too many operators follow one another.', 'Split the expression up with brackets.');
    }
    return { ok };
  } catch (error) {
    if (error instanceof MistakeFound) return { mistake: error.mistake };
    throw error;
  }
}
