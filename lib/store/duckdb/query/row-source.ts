import { calculatedFields } from '../../../query/calculated-fields.ts';
import type { FixedColumnName } from '../../../query/columns.ts';
import type { Expression } from '../../../query/expression/expression.ts';
import { annotatedRowsSql } from './annotations-sql.ts';
import type { QueryRequest } from './base-sql.ts';
import { columnSql, type ColumnSql } from './column-sql.ts';
import { ExpressionWriter } from './expression/expression-sql.ts';
import type { Parameters } from './parameters.ts';

const ANNOTATION_COLUMN = 'meta.annotation_type' satisfies FixedColumnName;

/** The rows that one statement looks at. Columns are asked for first, since they decide what `from` must hold. */
export class RowSource {
  readonly #fields: ReadonlyMap<string, Expression>;
  readonly #written = new Map<string, ColumnSql>();
  readonly #writer: ExpressionWriter;
  readonly #column: (name: string) => ColumnSql;

  readonly #rows: string;

  constructor({ workspace, plan, placesOf }: QueryRequest, parameters: Parameters) {
    this.#fields = calculatedFields(plan.spec);
    // Most workspaces have no events and no links, and need not look for any.
    const annotated = placesOf(ANNOTATION_COLUMN).size > 0;
    this.#rows = annotated ? annotatedRowsSql(parameters.bind(workspace)) : 'spans';
    this.#column = (name) => columnSql(name, { placesOf, annotated }, parameters);
    this.#writer = new ExpressionWriter(this.#column, parameters);
  }

  /** A column of the rows: a calculated field, or what arrived. */
  column(name: string): ColumnSql {
    const expression = this.#fields.get(name);
    if (!expression) return this.#column(name);
    const written = this.#written.get(name) ?? this.#writer.write(expression);
    this.#written.set(name, written);
    return written;
  }

  /** What stands behind FROM, once every column was asked for. */
  get from(): string {
    return this.#writer.layers.reduce((rows, layer) => `(SELECT *, ${layer.join(', ')} FROM ${rows})`, this.#rows);
  }
}
