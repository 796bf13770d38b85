import type { Expression } from '../../../../query/expression/expression.ts';
import { scalarSql } from '../../attribute-sql.ts';
import type { ColumnSql } from '../column-sql.ts';
import type { Parameters } from '../parameters.ts';
import { functionSql } from './function-sql.ts';
import { term, type Term } from './term.ts';

/** A term that stands under a name of its own, and in which layer it gets it. Values of the expression have none. */
interface Layered extends Term {
  layer: number;
}

/** What layers of SELECT are to be wrapped around the rows, innermost first. */
export interface Layers {
  layers: string[][];
}

/**
 * Writes expressions as layers of SELECT: each step of an expression gets a name in one layer, by which the next layer
 * knows it. Written into one another, the text of a step would stand in the statement once for each mention, and would
 * double with every level.
 */
export class ExpressionWriter implements Layers {
  readonly layers: string[][] = [];
  readonly #columnSql: (name: string) => ColumnSql;
  readonly #parameters: Parameters;
  readonly #columns = new Map<string, Layered>();
  #names = 0;

  constructor(columnSql: (name: string) => ColumnSql, parameters: Parameters) {
    this.#columnSql = columnSql;
    this.#parameters = parameters;
  }

  /** An expression's value, as a column of the rows with all layers around them. */
  write(expression: Expression): ColumnSql {
    const { type, sql } = this.#term(expression);
    if (type !== 'any') return { kind: 'fixed', type, value: sql };
    return { kind: 'dynamic', value: sql, text: `json_extract_string(${sql}, '$')`, isScalar: true };
  }

  #named({ type, sql }: Term, layer: number): Layered {
    const name = `e${this.#names}`;
    this.#names += 1;
    while (this.layers.length <= layer) this.layers.push([]);
    this.layers[layer]?.push(`${sql} AS ${name}`);
    return { type, sql: name, layer };
  }

  #term(expression: Expression): Layered {
    if (expression.kind === 'literal') return { ...this.#literal(expression.value), layer: -1 };
    if (expression.kind === 'column') return this.#column(expression.name);
    const args = expression.args.map((argument) => this.#term(argument));
    const texts = expression.args.map((argument) => argument.kind === 'literal' && typeof argument.value === 'string' ? argument.value : undefined);
    let layer = 1 + Math.max(-1, ...args.map(({ layer: own }) => own));
    const step = (terms: readonly Term[]): Term[] => {
      const steps = terms.map((one) => this.#named(one, layer));
      layer += 1;
      return steps;
    };
    const call = functionSql[expression.name]({ args, texts, parameters: this.#parameters, step });
    return this.#named(call, layer);
  } // prettier-ignore

  #literal(value: string | number | boolean | undefined): Term {
    if (typeof value === 'boolean') return term('boolean', String(value));
    if (typeof value === 'number') return term('number', this.#parameters.bind(value));
    return value === undefined ? term('any', '(NULL::VARCHAR)') : term('string', this.#parameters.bind(value));
  }

  #column(name: string): Layered {
    const known = this.#columns.get(name);
    if (known) return known;
    const column = this.#columnSql(name);
    const raw = this.#named(column.kind === 'fixed' ? term(column.type, column.value) : term('any', column.value), 0);
    const isScalar = column.kind === 'fixed' || column.isScalar;
    const made = isScalar ? raw : this.#named(term('any', scalarSql(raw.sql)), 1);
    this.#columns.set(name, made);
    return made;
  }
}
