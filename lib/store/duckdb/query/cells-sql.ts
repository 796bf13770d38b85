import { bucketWidthMs, firstBucketMs } from '../../../query/plan.ts';
import { scalarCalculations, type Calculation } from '../../../query/result-keys.ts';
import { scalarSql } from '../attribute-sql.ts';
import { bucketSql, nanoseconds, whereSql, type QueryRequest } from './base-sql.ts';
import type { ColumnSql } from './column-sql.ts';
import type { Parameters } from './parameters.ts';
import type { RowSource } from './row-source.ts';

/** A column of the query, and under which name the statement passes it on. */
export interface Expression {
  column: ColumnSql | undefined;
  alias: string;
}

/** A column as something to group by or count: JSON with arrays and maps as strings, or its own SQL type. */
const keyOf = (column: ColumnSql, alias: string): string =>
  column.kind === 'fixed' || column.isScalar ? alias : scalarSql(alias);

/** A column as a number, NULL where it holds none: text is not a number, however it looks. */
export function numberOf(column: ColumnSql, alias: string): string {
  if (column.kind === 'dynamic') return `TRY_CAST(${alias} AS DOUBLE)`;
  return column.type === 'number' ? alias : 'NULL::DOUBLE';
}

/** Added up as doubles, exact up to four million spans of the highest weight: sums of integers take thrice as long. */
const WEIGHT = 'weight::DOUBLE';

export const asksForRunning = ({ plan }: QueryRequest): boolean =>
  plan.spec.calculations.some(({ op }) => op === 'CONCURRENCY');

/** What the cells are made of. */
export interface CellParts {
  rows: RowSource;
  keys: Expression[];
  values: Expression[];
  /** Whether the rows' weights are looked at. */
  weighted: boolean;
  /** What they are called, where they are not `cells` yet. */
  name?: string;
  /** Whether they are read twice: reading the columns anew is faster than keeping what was read. */
  twice: boolean;
}

const oftenRead = (twice: boolean): string => (twice ? ' NOT MATERIALIZED' : '');

/** The rows that count, each with what the query looks at, as `matching`. */
function matchingSql(request: QueryRequest, { rows, keys, values, weighted, twice }: CellParts, parameters: Parameters): string {
  const looked = [...keys, ...values].map(({ column, alias }) => `${column?.value ?? '1'} AS ${alias}`);
  const weight = weighted ? ['weight'] : [];
  // Kept within the window, so that no sum of the two can be too large.
  const took = `least(greatest(duration_ns, 0), ${parameters.bind(nanoseconds(request.plan.to))} - start_ns) AS took`;
  const running = asksForRunning(request) ? ['start_ns AS began', took] : [];
  const where = whereSql(request, rows, parameters);
  return `matching AS${oftenRead(twice && rows.isPlain)} (SELECT ${[`${bucketSql(request.plan, parameters)} AS bucket`, ...looked, ...weight, ...running].join(', ')}
      FROM ${rows.from} WHERE ${where})`;
} // prettier-ignore

const asKey = ({ column, alias }: Expression): string => `${column ? keyOf(column, alias) : alias} AS ${alias}`;

function asValue({ op }: Calculation, { column, alias }: Expression): string {
  if (!column) return alias;
  return op === 'COUNT_DISTINCT' ? keyOf(column, alias) : numberOf(column, alias);
}

/** What only the first piece of a row has. */
const own = (sql: string, ghost = 'NULL'): string => `CASE WHEN piece = bucket THEN ${sql} ELSE ${ghost} END`;

/**
 * A row for each bucket that its span runs through. All but the first are ghosts: they hold for how long it runs there,
 * and nothing else that could count.
 */
function runningCellsSql(request: QueryRequest, { keys, values, weighted, name = 'cells' }: CellParts, parameters: Parameters): string {
  const [origin, width] = [firstBucketMs(request.plan), bucketWidthMs(request.plan)].map((ms) => parameters.bind(nanoseconds(ms)));
  const last = `CASE WHEN took > 0 THEN CAST((began + took - 1 - ${origin}) // ${width} AS INTEGER) ELSE bucket END`;
  const covered = `(least(began + took, ${origin} + (piece + 1) * ${width}) - greatest(began, ${origin} + piece * ${width}))::HUGEINT`;
  const calculations = scalarCalculations(request.plan.spec);
  const counted = weighted && !request.plan.spec.usage_mode ? `${covered} * weight` : covered;
  const columns = [
    'piece AS bucket',
    'piece > bucket AS ghost',
    `${counted} AS running`,
    ...keys.map(asKey),
    ...calculations.map((one, index) => `${own(asValue(one, values[index] ?? NOTHING))} AS v${index}`),
    ...(weighted ? [`${own(WEIGHT, '0')} AS weight`] : []),
  ];
  return `${name} AS (SELECT ${columns.join(', ')} FROM (SELECT *, unnest(range(bucket, ${last} + 1)) AS piece FROM matching))`;
} // prettier-ignore

const NOTHING: Expression = { column: undefined, alias: 'NULL' };

/** The query's rows as numbers and keys in time buckets, as `matching` and `cells` (or another name). */
export function cellsSql(request: QueryRequest, parts: CellParts, parameters: Parameters): string[] {
  const matching = matchingSql(request, parts, parameters);
  if (asksForRunning(request)) return [matching, runningCellsSql(request, parts, parameters)];
  const calculations = scalarCalculations(request.plan.spec);
  const values = calculations.map((one, index) => `${asValue(one, parts.values[index] ?? NOTHING)} AS v${index}`);
  const weight = parts.weighted ? [`${WEIGHT} AS weight`] : [];
  return [matching, `${parts.name ?? 'cells'} AS${oftenRead(parts.twice)} (SELECT ${['bucket', ...parts.keys.map(asKey), ...values, ...weight].join(', ')} FROM matching)`];
} // prettier-ignore
