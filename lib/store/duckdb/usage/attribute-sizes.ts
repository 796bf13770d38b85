import type { DuckDBConnection } from '@duckdb/node-api';
import type { AttributeSizes, AttributeUsage } from '../../../telemetry/usage.ts';
import { Parameters } from '../query/parameters.ts';
import { windowSql, type Wanted } from './window-sql.ts';

/** Spans that are looked at, at most, and bytes of them: a million spans must not cost a second, nor a large one the memory. */
const MOST_SPANS = 10_000n;
const MOST_BYTES = 32n * 1024n * 1024n;

const MOST_ATTRIBUTES = 50;

/** Keys of a hostile sender have a megabyte. */
const LONGEST_KEY = 200;

/** What a span says, as JSON: its texts, three ids, two times of 19 digits. */
const size = `strlen(attributes) + strlen(resource) + coalesce(strlen(scope_attributes), 0) + coalesce(strlen(events), 0)
  + coalesce(strlen(links), 0) + strlen(name) + strlen(scope_name) + 64 + 38`;

/** Each piece of JSON that holds attributes. A delivery’s spans share one resource, which is taken apart once. */
const pieces = `SELECT 'span' AS place, attributes AS json, 1 AS times FROM drawn
  UNION ALL SELECT 'resource', resource, count(*) FROM drawn GROUP BY resource
  UNION ALL SELECT 'event', json_extract(one.value, '$.attributes')::VARCHAR, 1
    FROM (SELECT events FROM drawn WHERE events IS NOT NULL) AS with_events, json_each(with_events.events) AS one
  UNION ALL SELECT 'link', json_extract(one.value, '$.attributes')::VARCHAR, 1
    FROM (SELECT links FROM drawn WHERE links IS NOT NULL) AS with_links, json_each(with_links.links) AS one`;

/** `"key":value,` in the JSON of a set. */
const weight = 'strlen(each.key) + 4 + strlen(each.value::VARCHAR)';

/**
 * The heaviest attributes of a window’s spans. The spans stand in the order of a hash of their numbers, and the first of
 * them are looked at: a draw that is fair to each, the same one each time, in step with no pattern of the traffic.
 */
export async function attributeSizes(connection: DuckDBConnection, wanted: Wanted): Promise<AttributeSizes> {
  const bind = new Parameters();
  const where = windowSql(wanted, bind);
  const counted = await bind.run(connection, `SELECT count(*)::DOUBLE FROM spans WHERE ${where}`);
  const spans = Number(counted.getRowsJS()[0]?.[0] ?? 0);
  const empty = { spans, lookedAt: 0, bytes: 0, attributes: { largest: [], of: 0 } };
  if (spans === 0) return empty;
  const reader = await bind.run(
    connection,
    `WITH first AS MATERIALIZED (SELECT rowid AS row FROM spans WHERE ${where} ORDER BY hash(seq) LIMIT ${MOST_SPANS}),
      sized AS (SELECT attributes, resource, events, links, ${size} AS size, hash(seq) AS draw
        FROM spans WHERE rowid IN (SELECT row FROM first)),
      added AS (SELECT *, sum(size) OVER (ORDER BY draw ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM sized),
      drawn AS MATERIALIZED (SELECT * FROM added WHERE coalesce(before, 0) < ${MOST_BYTES}),
      pieces AS (${pieces}),
      keyed AS (SELECT place, each.key AS key, sum(times)::DOUBLE AS count, sum(times * (${weight}))::DOUBLE AS bytes,
          count(DISTINCT hash(each.value::VARCHAR))::DOUBLE AS different
        FROM pieces, json_each(pieces.json) AS each GROUP BY place, each.key),
      cut AS (SELECT *, count(*) OVER ()::DOUBLE AS of FROM keyed ORDER BY bytes DESC, place, key LIMIT ${MOST_ATTRIBUTES})
      SELECT place, left(key, ${LONGEST_KEY}) AS key, count, bytes, different, of,
        (SELECT count(*) FROM drawn)::DOUBLE AS looked_at, (SELECT sum(size) FROM drawn)::DOUBLE AS looked_bytes
      FROM (SELECT 1) LEFT JOIN cut ON true ORDER BY bytes DESC, place, key`,
  );
  return { ...empty, ...sizesOf(reader.getRowObjectsJS() as unknown as SizeRow[]) };
}

interface SizeRow extends Omit<AttributeUsage, 'distinct' | 'place'> {
  /** null in the one row where no span has an attribute. */
  place: AttributeUsage['place'] | null;
  different: number;
  of: number | null;
  looked_at: number;
  looked_bytes: number;
}

function sizesOf(rows: readonly SizeRow[]): Omit<AttributeSizes, 'spans'> {
  const largest = rows.flatMap(({ place, key, count, bytes, different }) =>
    place === null ? [] : [{ place, key, count, bytes, distinct: different }],
  );
  const [first] = rows;
  return {
    lookedAt: first?.looked_at ?? 0,
    bytes: first?.looked_bytes ?? 0,
    attributes: { largest, of: first?.of ?? 0 },
  };
}
