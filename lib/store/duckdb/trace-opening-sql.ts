import { ONE_CLOCK, TWO_CLOCKS } from '../../telemetry/clock-grain.ts';
import { MISSING_NAME } from '../../telemetry/missing-parent.ts';
import { timeOddities, type TimeOddity } from '../../telemetry/trace-opening.ts';
import { spanSelection } from './read-row.ts';

/** More services and environments, or more text in the first rows, and the page had better wait for the whole. */
export const MOST_PARTS = 50;
const MOST_BYTES = 512 * 1024;

/** Stands for a parent that there is none of: ids have sixteen digits. */
export const NO_PARENT = '-'.repeat(16);

const ofTrace = 'workspace = $1 AND trace_id = $2';

// The order in which a waterfall draws siblings. One piece of text, since a value for each cell would take longer than the query.
export const descents = `SELECT string_agg(span_id || coalesce(parent_id, '${NO_PARENT}'), ''
  ORDER BY start_ns, duration_ns DESC, name, span_id) AS ids FROM spans WHERE ${ofTrace}`;

export const partsOf = `SELECT service, environment, count(*)::DOUBLE AS spans, count_if(status_code = 2)::DOUBLE AS failed,
    min(start_ns) AS start, max(start_ns::HUGEINT + greatest(duration_ns, 0)) AS end, bool_or(coalesce(rest LIKE '%"time"%', false)) AS far
  FROM spans WHERE ${ofTrace} GROUP BY service, environment
  ORDER BY min({start_ns: start_ns, shorter: -duration_ns, name: name, span_id: span_id}) LIMIT ${MOST_PARTS + 1}`;

/** Each span beside its parent, in nanoseconds that no hostile time makes overflow. */
const pairs = `WITH those AS (SELECT span_id, parent_id, service, environment, start_ns::HUGEINT AS start,
    start_ns::HUGEINT + duration_ns AS "end" FROM spans WHERE ${ofTrace}),
  pairs AS (SELECT span."end" < span.start AS backwards, parent.service = span.service AS one_clock,
    parent.environment <> span.environment AS moved, parent.start - span.start AS early, span."end" - parent."end" AS late,
    span."end" <= parent.start AS was_over
  FROM those AS span LEFT JOIN those AS parent ON parent.span_id = span.parent_id)`;

/** As `markTimes` of the waterfall has it: one service has one clock, and two have two. */
const isSkewed = `NOT one_clock AND (early > ${TWO_CLOCKS} OR (early > ${ONE_CLOCK} AND was_over))`;
const isOdd: Record<TimeOddity, string> = {
  'clock-skew': isSkewed,
  'starts-early': `one_clock AND early > ${ONE_CLOCK}`,
  'outside-parent': `late > CASE WHEN one_clock THEN ${ONE_CLOCK} ELSE ${TWO_CLOCKS} END AND NOT (${isSkewed})`,
  'ends-before-start': 'backwards',
  'other-environment': 'moved',
};
export const oddities = `${pairs} SELECT ${timeOddities.map((odd) => `count_if(${isOdd[odd]})::DOUBLE AS "${odd}"`).join(', ')} FROM pairs`;

/** Roots, and parents that are missing, at the time of those that name them. */
export const topTimes = `SELECT span_id AS "spanId", start_ns::HUGEINT AS start, start_ns::HUGEINT + duration_ns AS "end", name
    FROM spans WHERE ${ofTrace} AND span_id IN (SELECT unnest($3))
  UNION ALL SELECT parent_id, min(start_ns)::HUGEINT, max(start_ns::HUGEINT + greatest(duration_ns, 0)), '${MISSING_NAME}'
    FROM spans WHERE ${ofTrace} AND parent_id IN (SELECT unnest($4)) GROUP BY parent_id`;

export const firstRows = `SELECT ${spanSelection} FROM spans WHERE ${ofTrace} AND span_id IN (SELECT unnest($3))
  QUALIFY sum(strlen(attributes) + strlen(resource) + coalesce(strlen(events), 0) + coalesce(strlen(links), 0)) OVER ()
    <= ${MOST_BYTES}`;
