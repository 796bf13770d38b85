import { groupKey } from '../../origin/group-key.ts';
import type { PartLookedAt } from '../../origin/origin.ts';
import { nearest } from '../../origin/part-taken.ts';
import type { Part } from '../../query/evidence.ts';
import { groupOf } from '../../query/group-of.ts';
import { isPercentile } from '../../query/percentiles.ts';
import { bucketWidthMs } from '../../query/plan.ts';
import { resultKey } from '../../query/result-keys.ts';
import type { QueryResult, ResultData } from '../../query/result.ts';
import type { QueryPlan } from '../../query/spec.ts';
import type { GroupRows } from '../../store/origin-store.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { MOST_ROWS, type AskedOfResult } from './asked.ts';

/** A row of the table, and which one, from 1; a group that LIMIT or HAVING left out has neither values nor a place. */
export interface GroupFound {
  /** Its values in the breakdowns alone. */
  group: ResultData;
  /** What its cells say. */
  data: ResultData;
  place: number | null;
}

/** The rows that somebody wants to step through. */
export interface PartFound {
  /** The plan that they are rows of: the query's own, or about the time of one bucket. */
  plan: QueryPlan;
  wanted: GroupRows;
  told: PartLookedAt;
  /** Known beforehand where the group is named. */
  known: GroupFound | null;
}

const noGroup: Problem = {
  code: 'origin/no-group',
  message: 'The question has no such row any more.',
  hint: 'Its rows left the time range, or newer groups took their place. Ask the question again and choose a row.',
};

const noPoint: Problem = {
  code: 'origin/no-point',
  message: 'The chart has no such point.',
  hint: 'No row of the group began in that time. Ask the question again and choose a point of a line.',
};

/** The row of the table that belongs to a group's values. */
export function groupFound({ spec }: QueryPlan, { results }: QueryResult, values: ResultData): GroupFound {
  const key = groupKey(spec.breakdowns, values);
  const index = results.findIndex(({ data }) => groupKey(spec.breakdowns, data) === key);
  const group = groupOf(spec.breakdowns, values);
  return { group, data: results[index]?.data ?? group, place: index < 0 ? null : index + 1 };
}

/** Which part of an answer is asked about: a row of its table, a point of a chart, a region, a trace, or one row. */
export function partOfResult(
  asked: AskedOfResult,
  plan: QueryPlan,
  result: QueryResult,
): PartFound | { problem: Problem } {
  const part = elsewhere(asked);
  if (part !== null && asked.group === undefined) {
    return { plan, wanted: { ...part, limit: MOST_ROWS }, told: toldOf(part), known: null };
  }
  const data = result.results.find((row) => groupKey(plan.spec.breakdowns, row.data) === (asked.group ?? ''))?.data;
  if (data === undefined) return { problem: noGroup };
  const known = groupFound(plan, result, data);
  if (asked.bucket !== undefined) return pointOf({ ...asked, bucket: asked.bucket }, plan, { result, known });
  const wanted = { ...part, group: known.group, ...nearTo(plan, data, asked.near), limit: MOST_ROWS };
  return { plan, wanted, told: part === null ? { is: 'group' } : toldOf(part), known };
}

/** What is asked for by where it lies, and not by its group. */
function elsewhere({ region, traceId, spanId, kind = 'span', time }: AskedOfResult): Part | null {
  if (traceId !== undefined && spanId !== undefined && time !== undefined) return { traceId, row: { spanId, kind, time } };
  if (traceId !== undefined) return { traceId };
  return region === undefined ? null : { region };
} // prettier-ignore

function toldOf({ region, row, traceId = '' }: Part): PartLookedAt {
  if (region !== undefined) return { is: 'region', region };
  return row === undefined ? { is: 'trace', traceId } : { is: 'row' };
}

/** A group's rows in one bucket; the cells are what the chart has there. */
function pointOf(
  { bucket, near }: AskedOfResult & { bucket: number },
  plan: QueryPlan,
  { result, known }: { result: QueryResult; known: GroupFound },
): PartFound | { problem: Problem } {
  const { breakdowns } = plan.spec;
  const key = groupKey(breakdowns, known.group);
  const point = result.series.find(
    ({ time, data }) => Date.parse(time) === bucket && groupKey(breakdowns, data) === key,
  );
  if (point === undefined) return { problem: noPoint };
  const from = Math.max(bucket, plan.from);
  const to = Math.min(bucket + bucketWidthMs(plan), plan.to);
  return {
    plan: { ...plan, from, to },
    wanted: { group: known.group, ...nearTo(plan, point.data, near), limit: MOST_ROWS },
    told: { is: 'point', from, to },
    known: { ...known, data: point.data },
  };
}

/** The newest rows come first; of a calculation that is one row's value or lies between two, the nearest do. */
function nearTo({ spec }: QueryPlan, data: ResultData, near: string | undefined): Pick<GroupRows, 'near'> {
  const calculation = spec.calculations.find((one) => resultKey(one) === near);
  const value = near === undefined ? null : data[near];
  const isNear = calculation !== undefined && (isPercentile(calculation.op) || nearest.has(calculation.op));
  if (!isNear || calculation.column == null || typeof value !== 'number') return {};
  return { near: { column: calculation.column, value } };
}
