import { BIGINT, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import {
  databaseKeys,
  MOST_LINKS,
  peerKeys,
  queueKeys,
  type CallLink,
  type ServiceLinks,
  type ServiceSum,
} from '../../telemetry/service-links.ts';
import { spanKinds } from '../../telemetry/span.ts';

/** Spans that one map is made of at most, the newest: each is joined to its parent. */
const MOST_MAPPED = 200_000;

/** The first of some attributes that says anything; the keys are our own constants, and never what arrived. */
const firstOf = (keys: readonly string[]): string =>
  `coalesce(${keys.map((key) => `nullif(attributes->>'$."${key}"', '')`).join(', ')})`;

const outgoing = `kind IN (${spanKinds.indexOf('client')}, ${spanKinds.indexOf('producer')})`;

// A span that names itself as its parent has none. Said in the join, it would be joined row by row: n² of them.
const mapped = `mapped AS MATERIALIZED (
    SELECT trace_id, span_id, nullif(parent_id, span_id) AS parent_id, service, kind, duration_ns, status_code = 2 AS failed,
      CASE WHEN ${outgoing} THEN ${firstOf(peerKeys)} END AS peer,
      CASE WHEN NOT ${outgoing} THEN NULL WHEN ${firstOf(databaseKeys)} IS NOT NULL THEN 'database'
        WHEN ${firstOf(queueKeys)} IS NOT NULL THEN 'queue' ELSE 'remote' END AS peer_kind
    FROM spans WHERE workspace = $1 ORDER BY seq DESC LIMIT $2),
  joined AS MATERIALIZED (
    SELECT child.*, parent.service AS caller, parent.span_id AS caller_id,
      parent.failed AND parent.${outgoing} AS caller_failed
    FROM mapped child LEFT JOIN mapped parent
      ON parent.trace_id = child.trace_id AND parent.span_id = child.parent_id)`;

const percentiles = `quantile_disc(duration_ns, 0.5)::DOUBLE / 1e6 AS "p50Ms", quantile_disc(duration_ns, 0.95)::DOUBLE / 1e6 AS "p95Ms"`;

export const callsSql = `WITH ${mapped},
  calls AS (
    SELECT caller AS "from", service AS "to", 'service' AS kind, duration_ns, failed OR caller_failed AS failed
    FROM joined WHERE caller <> service
    UNION ALL
    SELECT service, peer, peer_kind, duration_ns, failed FROM mapped call
    WHERE peer IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM joined WHERE joined.trace_id = call.trace_id AND joined.caller_id = call.span_id
        AND joined.service <> call.service))
  SELECT * FROM (
    SELECT "from", "to", kind, count(*)::DOUBLE AS calls, count_if(failed)::DOUBLE AS failed, ${percentiles}
    FROM calls GROUP BY ALL ORDER BY calls DESC, "from", "to", kind LIMIT ${MOST_LINKS})
  ORDER BY "from", "to", kind`;

export const servicesSql = `WITH ${mapped},
  requests AS (SELECT service, duration_ns, failed FROM joined WHERE caller IS NULL OR caller <> service),
  sums AS (SELECT service, count(*)::DOUBLE AS requests, count_if(failed)::DOUBLE AS failed, ${percentiles}
    FROM requests GROUP BY service),
  spans_of AS (SELECT service, count(*)::DOUBLE AS spans FROM mapped GROUP BY service)
  SELECT * FROM (
    SELECT service, spans, coalesce(requests, 0) AS requests, coalesce(failed, 0) AS failed,
      coalesce("p50Ms", 0) AS "p50Ms", coalesce("p95Ms", 0) AS "p95Ms"
    FROM spans_of LEFT JOIN sums USING (service) ORDER BY requests DESC, service LIMIT ${MOST_LINKS})
  ORDER BY service`;

/** Who called whom in a workspace, by its newest spans. Parents that are not among them are nowhere. */
export async function serviceLinks(
  connection: DuckDBConnection,
  workspace: string,
  newest: number = MOST_MAPPED,
): Promise<ServiceLinks> {
  const rows = async <Row>(sql: string): Promise<Row[]> => {
    const reader = await connection.runAndReadAll(sql, [workspace, BigInt(newest)], [VARCHAR, BIGINT]);
    return reader.getRowObjectsJS() as unknown as Row[];
  };
  const calls = await rows<CallLink>(callsSql);
  const services = await rows<ServiceSum>(servicesSql);
  const counted = await rows<{ spans: number }>(
    'SELECT count(*)::DOUBLE AS spans FROM (SELECT 1 FROM spans WHERE workspace = $1 LIMIT $2)',
  );
  return { services, calls, spans: counted[0]?.spans ?? 0 };
}
