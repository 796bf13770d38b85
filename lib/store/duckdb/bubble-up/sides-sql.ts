import { isFixedColumn, fixedColumns, type FixedColumnName } from '../../../query/columns.ts';
import type { Region } from '../../../query/region.ts';
import { nanoseconds, whereSql, type QueryRequest } from '../query/base-sql.ts';
import { numberOf } from '../query/cells-sql.ts';
import { numberAsJson, type ColumnSql } from '../query/column-sql.ts';
import { Parameters } from '../query/parameters.ts';
import { RowSource } from '../query/row-source.ts';
import { hasWeights } from '../query/weight-sql.ts';

/** What a comparison is asked with. */
export interface BubbleUpRequest extends QueryRequest {
  region: Region;
}

/** Of a side with very many rows every so many-th is looked at, by lot. */
export interface Steps {
  inside: number;
  outside: number;
}

/** One statement's rows on both sides, and the parameters that it is run with. */
export class ComparedRows {
  readonly parameters = new Parameters();
  readonly #rows: RowSource;
  readonly #request: BubbleUpRequest;

  constructor(request: BubbleUpRequest) {
    this.#request = request;
    this.#rows = new RowSource(request, this.parameters);
  }

  /** A column as SQL. Columns are asked for before the rows are, since they decide what the rows must hold. */
  column(name: string): ColumnSql {
    return this.#rows.column(name);
  }

  /** The query's rows with `y`, their number in the region's column, `inside`, `w`, for how many they count, and what is asked for beside. */
  select(beside: readonly string[], steps?: Steps): string {
    const { region, plan } = this.#request;
    const own = this.column(region.column);
    const weight = !plan.spec.usage_mode && hasWeights(this.#request) ? 'weight::BIGINT' : '1::BIGINT';
    const where = whereSql(this.#request, this.#rows, this.parameters);
    const rows = `SELECT *, ${numberOf(own, `(${own.value})`)} AS y FROM ${this.#rows.from} WHERE ${where}`;
    const [low, high] = [region.low, region.high].map((edge) => this.parameters.bind(edge));
    const [from, to] = [region.from, region.to].map((time) => this.parameters.bind(nanoseconds(Math.round(time))));
    const inside = `(y >= ${low} AND y < ${high} AND start_ns >= ${from} AND start_ns < ${to})`;
    return `SELECT y, ${[`${inside} AS inside`, `${weight} AS w`, ...beside].join(', ')} FROM (${rows}) WHERE ${this.#drawn(inside, steps)}`;
  }

  #drawn(inside: string, steps: Steps | undefined): string {
    if (steps === undefined) return 'true';
    const [within, without] = [steps.inside, steps.outside].map((step) => this.parameters.bind(BigInt(step)));
    const lot = `hash(seq) % (CASE WHEN ${inside} THEN ${within} ELSE ${without} END) = 0`;
    return steps.inside === 1 && steps.outside === 1 ? IS_NUMBER : `${IS_NUMBER} AND ${lot}`;
  }
}

/** Numbers that a heatmap can draw. */
const IS_NUMBER = '(y IS NOT NULL AND isfinite(y))';

/** A column's value as JSON text, NULL where it has none. */
export function asJson({ kind, value, ...column }: ColumnSql): string {
  if (kind === 'dynamic') return `(${value})`;
  return 'type' in column && column.type === 'number'
    ? `(CASE WHEN (${value}) IS NOT NULL THEN ${numberAsJson(`(${value})`)} END)`
    : `CAST(to_json(${value}) AS VARCHAR)`;
}

/** `type` is `span.kind` once more, unless attributes are called so. */
const SAME_AGAIN = 'type' satisfies FixedColumnName;

/** Columns that do not stand in the attributes alone: a span's own fields, which attributes may hide, and calculated fields. */
export function specialColumns({ plan, placesOf }: QueryRequest): string[] {
  const own = Object.keys(fixedColumns).filter((name) => name !== SAME_AGAIN || placesOf(name).size > 0);
  const calculated = plan.spec.calculated_fields.map(({ name }) => name).filter((name) => !isFixedColumn(name));
  return [...own, ...calculated];
}
