import { bucketStarts, bucketWidthMs } from '../../../lib/query/plan.ts';
import type { QueryPlan, QuerySpecInput } from '../../../lib/query/spec.ts';

/** What is asked of the store, and the same as somebody writes it who has the plain table: as many rows come back. */
export interface Question {
  spec: QuerySpecInput;
  plain?: (window: PlainWindow) => string[];
}

/** SQL of a plan's time: a condition, and the bucket of a row. */
interface PlainWindow {
  within: string;
  bucket: string;
}

const nanoseconds = (ms: number): bigint => BigInt(ms) * 1_000_000n;

/** The statements that answer a question from the plain table, and those that its first answer decides. */
export function plainSql({ plain }: Question, plan: QueryPlan): string[] {
  const origin = nanoseconds(bucketStarts(plan)[0] ?? 0);
  const bucket = `CAST((start_ns - ${origin}) // ${nanoseconds(bucketWidthMs(plan))} AS INTEGER)`;
  const within = `start_ns >= ${nanoseconds(plan.from)} AND start_ns < ${nanoseconds(plan.to)}`;
  return plain?.({ within, bucket }) ?? [];
}

/** What the lessons ask, as the plan's result is made: each group as a whole and by time. */
export const compared: Record<string, Question> = {
  COUNT: {
    spec: {},
    plain: ({ within, bucket }) => [
      `SELECT ${bucket} AS b, count(*) FROM plain WHERE ${within} GROUP BY GROUPING SETS ((), (b)) ORDER BY b`,
    ],
  },
  'COUNT by trace, last ten minutes': {
    spec: { breakdowns: ['trace.trace_id'], time_range: 600 },
    plain: ({ within, bucket }) => [
      `WITH most AS MATERIALIZED (SELECT trace_id, count(*) AS n FROM plain WHERE ${within} GROUP BY trace_id ORDER BY n DESC, trace_id LIMIT 100)
      SELECT trace_id, NULL AS b, n FROM most UNION ALL
      SELECT trace_id, ${bucket} AS b, count(*) FROM plain SEMI JOIN most USING (trace_id) WHERE ${within} GROUP BY ALL`,
      `SELECT count(*) FROM plain WHERE ${within}`,
    ],
  },
  'P90 by name': {
    spec: { calculations: [{ op: 'P90', column: 'duration_ms' }], breakdowns: ['name'] },
    plain: ({ within, bucket }) => [
      `SELECT name, ${bucket} AS b, quantile_cont(duration_ms, 0.9) FROM plain WHERE ${within} GROUP BY GROUPING SETS ((name), (name, b)) ORDER BY name, b`,
    ],
  },
  HEATMAP: {
    spec: { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }] },
    plain: ({ within, bucket }) => [
      `SELECT min(duration_ms), max(duration_ms), quantile_cont(duration_ms, 0.01) FROM plain WHERE ${within}`,
      `SELECT ${bucket} AS b, least(49, greatest(0, CAST(floor(ln(greatest(duration_ms, 0.001) / 8) * 7.5) AS INTEGER))) AS v, count(*)
      FROM plain WHERE ${within} GROUP BY ALL ORDER BY ALL`,
    ],
  },
  'COUNT_DISTINCT of app.user_id': {
    spec: { calculations: [{ op: 'COUNT_DISTINCT', column: 'app.user_id' }] },
    plain: ({ within, bucket }) => [
      `SELECT ${bucket} AS b, count(DISTINCT "app.user_id") FROM plain WHERE ${within} GROUP BY GROUPING SETS ((), (b)) ORDER BY b`,
    ],
  },
  'COUNT_DISTINCT of traces': {
    spec: { calculations: [{ op: 'COUNT_DISTINCT', column: 'trace.trace_id' }] },
    plain: ({ within, bucket }) => [
      `SELECT ${bucket} AS b, count(DISTINCT trace_id) FROM plain WHERE ${within} GROUP BY GROUPING SETS ((), (b)) ORDER BY b`,
    ],
  },
  'app.user_id = …, by name': {
    spec: { filters: [{ column: 'app.user_id', op: '=', value: 'user-7' }], breakdowns: ['name'] },
    plain: ({ within, bucket }) => [
      `SELECT name, ${bucket} AS b, count(*) FROM plain WHERE ${within} AND "app.user_id" = 'user-7' GROUP BY GROUPING SETS ((name), (name, b)) ORDER BY name, b`,
    ],
  },
};

/** What takes another way through the store. */
export const others: Record<string, Question> = {
  'a calculated field': {
    spec: {
      calculated_fields: [{ name: 'slow', expression: 'IF($duration_ms > 100, CONCAT("slow ", $name), "fast")' }],
      breakdowns: ['slow'],
    },
  },
  'root.name': { spec: { breakdowns: ['root.name'] } },
  CONCURRENCY: { spec: { calculations: [{ op: 'CONCURRENCY' }], breakdowns: ['service.name'] } },
  'SUM by service': { spec: { calculations: [{ op: 'SUM', column: 'duration_ms' }], breakdowns: ['service.name'] } },
};
