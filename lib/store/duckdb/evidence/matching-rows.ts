import type { DuckDBConnection, JS } from '@duckdb/node-api';
import type { Asker } from '../asker.ts';
import type { EvidenceRow, RowKind, RowOrder, RowsAnswer, RowsAsked } from '../../../query/evidence.ts';
import type { FixedColumnName } from '../../../query/columns.ts';
import type { ResultData } from '../../../query/result.ts';
import type { ColumnSql } from '../query/column-sql.ts';
import { Parameters } from '../query/parameters.ts';
import { RowSource } from '../query/row-source.ts';
import { narrowedRequest, narrowedSql } from './narrowed-sql.ts';

/** Longer texts are cut: a page of rows must not weigh more than the traces they stand in. */
const MOST_CHARACTERS = 4096;

const ANNOTATION_COLUMN = 'meta.annotation_type' satisfies FixedColumnName;

const orders: Record<RowOrder, string> = {
  newest: 'start_ns DESC, seq DESC',
  oldest: 'start_ns, seq',
  slowest: 'duration_ns DESC, start_ns DESC, seq DESC',
};

const cut = (text: string): string => `(left(${text}, ${MOST_CHARACTERS}) || '…')`;

/** A column as it travels: numbers and booleans as they are, JSON as JSON, and no text longer than it may be. */
function cellSql(column: ColumnSql): string {
  const { value } = column;
  if (column.kind === 'dynamic')
    return `CASE WHEN length(${value}) > ${MOST_CHARACTERS} THEN CAST(to_json(${cut(column.text)}) AS VARCHAR) ELSE ${value} END`;
  if (column.type !== 'string') return value;
  return `CASE WHEN length(${value}) > ${MOST_CHARACTERS} THEN ${cut(value)} ELSE ${value} END`;
}

function cellOf(cell: JS | undefined, column: ColumnSql): ResultData[string] {
  if (cell === null || cell === undefined) return null;
  if (column.kind === 'fixed') return cell as ResultData[string];
  const text = cell as string;
  // Arrays and maps count as their JSON text (SPEC.md, C5).
  return /^[[{]/.test(text) ? text : (JSON.parse(text) as ResultData[string]);
}

const kinds: Record<string, RowKind> = { span_event: 'event', link: 'link' };

/** Cells before the columns that were asked for. */
const LEADING = 4;

function rowOf(cells: JS[], names: readonly string[], columns: ColumnSql[]): EvidenceRow {
  const [traceId, spanId, time, annotation] = cells as [string, string | null, bigint, string | null];
  const values = names.map((name, index): [string, ResultData[string]] => [
    name,
    columns[index] ? cellOf(cells[LEADING + index], columns[index]) : null,
  ]);
  return {
    traceId,
    spanId,
    kind: kinds[annotation ?? ''] ?? 'span',
    time: String(time),
    data: Object.fromEntries<ResultData[string]>(values),
  };
}

/** The rows that a query matched, one by one. The columns are written out for those rows alone that are told. */
export async function matchingRows(
  connection: DuckDBConnection,
  asker: Asker,
  asked: RowsAsked & { upTo: number },
): Promise<RowsAnswer> {
  // As breakdowns, so that columns of other spans of the trace are found, too; nothing is grouped here.
  const spec = { ...asked.plan.spec, breakdowns: [...new Set([...asked.columns, ...Object.keys(asked.group ?? {})])] };
  const request = narrowedRequest(asker, { ...asked, plan: { ...asked.plan, spec } });
  const parameters = new Parameters();
  const rows = new RowSource(request, parameters);
  const columns = asked.columns.map((name) => rows.column(name));
  const where = narrowedSql(request, asked, rows, parameters);
  const annotation = asker.placesOf(ANNOTATION_COLUMN).size > 0 ? 'annotation' : 'NULL::VARCHAR';
  const order = `${orders[asked.order]}, ${annotation} NULLS FIRST, name`;
  const limits = [asked.limit + 1, asked.offset].map((count) => parameters.bind(BigInt(count)));
  const told = ['trace_id', 'coalesce(span_id, parent_id)', 'start_ns', annotation, ...columns.map(cellSql)];
  const sql = `SELECT ${told.join(', ')} FROM
      (SELECT * FROM ${rows.from} WHERE ${where} AND seq <= ${parameters.bind(BigInt(asked.upTo))}
       ORDER BY ${order} LIMIT ${limits[0]} OFFSET ${limits[1]})
    ORDER BY ${order}`;
  const found = (await parameters.run(connection, sql)).getRowsJS();
  return {
    rows: found.slice(0, asked.limit).map((cells) => rowOf(cells, asked.columns, columns)),
    more: found.length > asked.limit,
    upTo: asked.upTo,
  };
}
