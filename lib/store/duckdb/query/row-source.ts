import { calculatedFields } from '../../../query/calculated-fields.ts';
import type { FixedColumnName } from '../../../query/columns.ts';
import type { Expression } from '../../../query/expression/expression.ts';
import { relatedOf, relationOf, type Relation } from '../../../query/relations.ts';
import { annotatedRowsSql, type Looked } from './annotations-sql.ts';
import { nanoseconds, type QueryRequest } from './base-sql.ts';
import { columnSql, type Catalogue, type ColumnSql } from './column-sql.ts';
import { ExpressionWriter } from './expression/expression-sql.ts';
import { keptSpansSql, KeptUses, type KeptUse } from './kept-spans-sql.ts';
import type { Parameters } from './parameters.ts';
import { relatedSql } from './related-sql.ts';

const ANNOTATION_COLUMN = 'meta.annotation_type' satisfies FixedColumnName;

const bindAll = (values: Record<keyof Looked, string | bigint>, parameters: Parameters): Looked => ({
  workspace: parameters.bind(values.workspace),
  from: parameters.bind(values.from),
  to: parameters.bind(values.to),
});

/** Rows, with those columns filled that hold kept attributes. */
type RowsSql = (kept: readonly KeptUse[]) => string;

/** Rows with the query's calculated fields among their columns. */
class CalculatedRows {
  readonly #fields: ReadonlyMap<string, Expression>;
  readonly #written = new Map<string, ColumnSql>();
  readonly #writer: ExpressionWriter;
  readonly #column: (name: string) => ColumnSql;
  readonly #rows: RowsSql;
  readonly #kept: KeptUses;

  constructor(rows: RowsSql, { plan, keptOf }: QueryRequest, catalogue: Catalogue, parameters: Parameters) {
    this.#rows = rows;
    this.#fields = calculatedFields(plan.spec);
    this.#kept = new KeptUses(keptOf);
    const keptAt = this.#kept.use;
    this.#column = (name) => columnSql(name, { ...catalogue, keptAt }, parameters);
    this.#writer = new ExpressionWriter(this.#column, parameters);
  }

  column(name: string): ColumnSql {
    const expression = this.#fields.get(name);
    if (!expression) return this.#column(name);
    const written = this.#written.get(name) ?? this.#writer.write(expression);
    this.#written.set(name, written);
    return written;
  }

  get from(): string {
    return this.#writer.layers.reduce(
      (rows, layer) => `(SELECT *, ${layer.join(', ')} FROM ${rows})`,
      this.#rows(this.#kept.all),
    );
  }
}

/** A column under the name that it has outside. */
const named = (alias: string, column: ColumnSql): ColumnSql =>
  column.kind === 'fixed'
    ? { kind: column.kind, type: column.type, value: alias }
    : { ...column, value: alias, text: `json_extract_string(${alias}, '$')` };

interface RelatedColumns {
  spans: CalculatedRows;
  wanted: Map<string, { alias: string; column: ColumnSql }>;
}

/** The rows that one statement looks at. Columns are asked for first, since they decide what `from` must hold. */
export class RowSource {
  readonly #request: QueryRequest;
  readonly #parameters: Parameters;
  readonly #rows: CalculatedRows;
  readonly #related = new Map<Relation, RelatedColumns>();
  #isTyped = true;

  constructor(request: QueryRequest, parameters: Parameters) {
    const { workspace, plan, placesOf } = request;
    this.#request = request;
    this.#parameters = parameters;
    // Most workspaces have no events and no links, and need not look for any.
    const annotated = placesOf(ANNOTATION_COLUMN).size > 0;
    const looked = bindAll({ workspace, from: nanoseconds(plan.from), to: nanoseconds(plan.to) }, parameters);
    const spansAlone: RowsSql = (kept) => keptSpansSql(kept, parameters);
    const rows: RowsSql = annotated ? (kept) => annotatedRowsSql(looked, kept, parameters) : spansAlone;
    this.#rows = new CalculatedRows(rows, request, { placesOf, annotated }, parameters);
    for (const { relation } of relatedOf(plan.spec)) {
      const spans = new CalculatedRows(spansAlone, request, { placesOf, annotated: false }, parameters);
      this.#related.set(relation, { spans, wanted: new Map() });
    }
  }

  /** A column of the rows: of another span of the trace, a calculated field, or what arrived. */
  column(name: string): ColumnSql {
    const related = relationOf(this.#request.plan.spec, name);
    const columns = related && this.#related.get(related.relation);
    if (!related || !columns) {
      const column = this.#rows.column(name);
      this.#isTyped &&= column.kind === 'fixed';
      return column;
    }
    const { spans, wanted } = columns;
    const alias = `${related.relation}_${wanted.size}`;
    const found = wanted.get(related.column) ?? { alias, column: spans.column(related.column) };
    wanted.set(related.column, found);
    return named(found.alias, found.column);
  }

  /** Whether the rows are the table's own, and nothing but typed columns of them was asked for: cheap to read again. */
  get isPlain(): boolean {
    return this.#isTyped && this.from === 'spans';
  }

  /** What stands behind FROM, once every column was asked for. */
  get from(): string {
    const { workspace, plan } = this.#request;
    return relatedOf(plan.spec).reduce((rows, related) => {
      const columns = this.#related.get(related.relation);
      if (!columns) return rows;
      const { spans, wanted } = columns;
      for (const { column } of related.filters) spans.column(column);
      const source = { from: spans.from, column: (name: string) => spans.column(name) };
      const parts = { ...related, wanted, spans: source, workspace: this.#parameters.bind(workspace) };
      return relatedSql(rows, parts, this.#parameters);
    }, this.#rows.from);
  }
}
