import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnValue } from '../../../query/columns.ts';
import type { FixedColumnName } from '../../../query/columns.ts';
import type { Part } from '../../../query/evidence.ts';
import type { QueryPlan } from '../../../query/spec.ts';
import type { GroupRows, RowPlace, ValueFacts } from '../../origin-store.ts';
import type { Asker } from '../asker.ts';
import { narrowedRequest, narrowedSql } from '../evidence/narrowed-sql.ts';
import { numberOf } from '../query/cells-sql.ts';
import { filterSql } from '../query/filter-sql.ts';
import { Parameters } from '../query/parameters.ts';
import { RowSource } from '../query/row-source.ts';
import { hasWeights } from '../query/weight-sql.ts';

const ANNOTATION_COLUMN = 'meta.annotation_type' satisfies FixedColumnName;

type Cells = [seq: number, at: bigint, traceId: string, annotation: RowPlace['annotation'], name: string | null, linkSpanId: string | null, matched: number]; // prettier-ignore

/** Rows that went into a part of a result: those nearest to a value first, or the newest. */
export async function groupRows(
  connection: DuckDBConnection,
  asker: Asker,
  { plan, near, limit, ...part }: GroupRows & { plan: QueryPlan },
): Promise<{ rows: RowPlace[]; matched: number }> {
  const request = narrowedRequest(asker, { plan, ...part });
  const parameters = new Parameters();
  const rows = new RowSource(request, parameters);
  const where = narrowedSql(request, part, rows, parameters);
  const order = ['start_ns DESC', 'seq DESC'];
  if (near) {
    const column = rows.column(near.column);
    order.unshift(`abs(${numberOf(column, column.value)} - ${parameters.bind(near.value)}) ASC NULLS LAST`);
  }
  const annotated = request.placesOf(ANNOTATION_COLUMN).size > 0;
  const place = annotated ? ['annotation', 'name', 'link_span_id'] : ['NULL::VARCHAR', 'name', 'NULL::VARCHAR'];
  const sql = `SELECT ${['seq::DOUBLE', 'start_ns', 'trace_id', ...place, '(count(*) OVER ())::DOUBLE'].join(', ')}
    FROM ${rows.from} WHERE ${where} ORDER BY ${order.join(', ')} LIMIT ${parameters.bind(BigInt(limit))}`;
  const found = (await parameters.run(connection, sql)).getRowsJS() as Cells[];
  return {
    rows: found.map(([seq, at, , annotation, name, linkSpanId]) => ({ seq, annotation, at, name, linkSpanId })),
    matched: found[0]?.[6] ?? 0,
  };
}

interface Asked extends Part {
  plan: QueryPlan;
  values: { column: string; value: ColumnValue }[];
}

/** What values are among those of a part of the result, one pass for all of them. */
export async function valueFacts(
  connection: DuckDBConnection,
  asker: Asker,
  { plan, values, ...part }: Asked,
): Promise<ValueFacts[]> {
  if (values.length === 0) return [];
  const request = narrowedRequest(asker, { plan, ...part });
  const parameters = new Parameters();
  const rows = new RowSource(request, parameters);
  const weighted = hasWeights(request) && !plan.spec.usage_mode;
  const looked = values.flatMap(({ column, value }, index) => {
    const sql = rows.column(column);
    const same = value === undefined ? 'false' : filterSql({ column, op: '=', value }, sql, parameters);
    return [`${numberOf(sql, sql.value)} AS n${index}`, `coalesce(${same}, false) AS same${index}`];
  });
  const where = narrowedSql(request, part, rows, parameters);
  const told = values.flatMap(({ value }, index) => {
    const number = parameters.bind(typeof value === 'number' ? value : 0);
    const n = `n${index}`;
    return [
      `coalesce(sum(w) FILTER (${n} IS NOT NULL), 0)`,
      `coalesce(sum(w) FILTER (${n} < ${number}), 0)`,
      `coalesce(sum(w) FILTER (${n} = ${number}), 0)`,
      `sum(${n} * w)`,
      `(count(*) FILTER (same${index}))::DOUBLE`,
    ];
  });
  const sql = `SELECT ${told.join(', ')} FROM
    (SELECT ${[`${weighted ? 'weight' : '1'}::DOUBLE AS w`, ...looked].join(', ')} FROM ${rows.from} WHERE ${where})`;
  const cells = ((await parameters.run(connection, sql)).getRowsJS()[0] ?? []) as (number | null)[];
  return values.map((_, index) => {
    const [numbers = 0, below = 0, equal = 0, sum = null, same = 0] = cells.slice(index * 5, index * 5 + 5);
    return { numbers: numbers ?? 0, below: below ?? 0, equal: equal ?? 0, sum, same: same ?? 0 };
  });
}
