import type { DuckDBConnection } from '@duckdb/node-api';
import type { SpanNameUsage, Usage } from '../../../telemetry/usage.ts';
import { Parameters } from '../query/parameters.ts';
import { windowSql, type Wanted } from './window-sql.ts';

/** Entries of a list that is cut. */
export const MOST_NAMES = 20;

/** Characters of a name that is shown: hostile ones have a megabyte. */
export const LONGEST_NAME = 200;

const membersOf = (column: string): string => `coalesce(sum(json_array_length(${column})), 0)::DOUBLE`;

/** Spans of a window with their events and links, and the names that most of them have. */
export async function spanUsage(connection: DuckDBConnection, wanted: Wanted): Promise<Usage['spans']> {
  const bind = new Parameters();
  const where = windowSql(wanted, bind);
  const names = await bind.run(
    connection,
    `WITH named AS MATERIALIZED (SELECT service, name, count(*)::DOUBLE AS spans,
        ${membersOf('events')} AS events, ${membersOf('links')} AS links FROM spans WHERE ${where} GROUP BY service, name)
      SELECT left(service, ${LONGEST_NAME}) AS service, left(name, ${LONGEST_NAME}) AS name, spans, events, links,
        sum(spans) OVER ()::DOUBLE AS all_spans, sum(events) OVER ()::DOUBLE AS all_events,
        sum(links) OVER ()::DOUBLE AS all_links, count(*) OVER ()::DOUBLE AS of
      FROM named ORDER BY spans + events + links DESC, service, name LIMIT ${MOST_NAMES}`,
  );
  const counted = await bind.run(connection, `SELECT count(DISTINCT trace_id)::DOUBLE FROM spans WHERE ${where}`);
  const traces = Number(counted.getRowsJS()[0]?.[0] ?? 0);
  return { ...sumsOf(names.getRowObjectsJS() as unknown as NameRow[]), traces };
}

interface NameRow extends SpanNameUsage {
  all_spans: number;
  all_events: number;
  all_links: number;
  of: number;
}

const nameOf = ({ service, name, spans, events, links }: NameRow): SpanNameUsage => ({
  service,
  name,
  spans,
  events,
  links,
});

/** Every row of the cut list knows the sums of the whole. */
function sumsOf(rows: readonly NameRow[]): Omit<Usage['spans'], 'traces'> {
  const [first] = rows;
  if (first === undefined) return { spans: 0, events: 0, links: 0, names: { largest: [], of: 0 } };
  const { all_spans, all_events, all_links, of } = first;
  return { spans: all_spans, events: all_events, links: all_links, names: { largest: rows.map(nameOf), of } };
}
