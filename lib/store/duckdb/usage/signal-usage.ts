import type { DuckDBConnection } from '@duckdb/node-api';
import type { ErrorUsage, LogUsage, Usage } from '../../../telemetry/usage.ts';
import { Parameters } from '../query/parameters.ts';
import { LONGEST_NAME, MOST_NAMES } from './span-usage.ts';
import { windowSql, type Wanted } from './window-sql.ts';

/** How `write-signal-row.ts` begins a log record; to parse all of it would cost more than to read it. */
const severity = `coalesce(try_cast(regexp_extract(left(body, 40), '^\\{"severityNumber":(\\d+)', 1) AS INTEGER), 0)`;

/** Log lines of a window by group and severity, those first that weigh most. */
export async function logUsage(connection: DuckDBConnection, wanted: Wanted): Promise<Usage['logs']> {
  const bind = new Parameters();
  const reader = await bind.run(
    connection,
    `WITH grouped AS (SELECT place, ${severity} AS severity, count(*)::DOUBLE AS lines, sum(bytes)::DOUBLE AS bytes
        FROM signals WHERE ${windowSql(wanted, bind)} AND signal = 'log' GROUP BY place, severity)
      SELECT left(place, ${LONGEST_NAME}) AS "group", severity, lines, bytes, sum(lines) OVER ()::DOUBLE AS all_lines,
        sum(bytes) OVER ()::DOUBLE AS all_bytes, count(*) OVER ()::DOUBLE AS of
      FROM grouped ORDER BY bytes DESC, lines DESC, place, severity LIMIT ${MOST_NAMES}`,
  );
  const rows = reader.getRowObjectsJS() as unknown as (LogUsage & {
    all_lines: number;
    all_bytes: number;
    of: number;
  })[];
  const [first] = rows;
  const largest = rows.map(({ group, severity: level, lines, bytes }) => ({ group, severity: level, lines, bytes }));
  return { lines: first?.all_lines ?? 0, bytes: first?.all_bytes ?? 0, groups: { largest, of: first?.of ?? 0 } };
}

/** Segment documents of a window, the traces that they make, and how many different seconds those begin in. */
export async function segmentUsage(connection: DuckDBConnection, wanted: Wanted): Promise<Usage['segments']> {
  const bind = new Parameters();
  const reader = await bind.run(
    connection,
    `SELECT coalesce(sum(documents), 0)::DOUBLE, count(*)::DOUBLE, count(DISTINCT start // 1000000000)::DOUBLE
      FROM (SELECT count(*) AS documents, min(time_ns) AS start
        FROM signals WHERE ${windowSql(wanted, bind)} AND signal = 'segment' GROUP BY trace_id)`,
  );
  const [documents = 0, traces = 0, seconds = 0] = (reader.getRowsJS()[0] ?? []) as number[];
  return { documents, traces, seconds };
}

/**
 * An item’s title as JSON, from where `write-signal-row.ts` puts it: before the document, whose lone surrogates DuckDB's
 * functions refuse to read.
 */
const titleJson = String.raw`regexp_extract(left(signals.body, 4000), '"title":("(?:[^"\\]|\\.)*")', 1)`;

/** A title as text, cut to what is shown; '' where it is longer than was looked at. */
const titleOf = (json: string): string => (json === '' ? '' : (JSON.parse(json) as string).slice(0, LONGEST_NAME));

/** Occurrences of a window by item, those first that came most often. */
export async function errorUsage(connection: DuckDBConnection, wanted: Wanted): Promise<Usage['errors']> {
  const bind = new Parameters();
  const reader = await bind.run(
    connection,
    `WITH items AS MATERIALIZED (SELECT place, count(*)::DOUBLE AS occurrences, max(seq) AS newest
        FROM signals WHERE ${windowSql(wanted, bind)} AND signal = 'error' GROUP BY place),
      cut AS (SELECT *, sum(occurrences) OVER ()::DOUBLE AS all_occurrences, count(*) OVER ()::DOUBLE AS of
        FROM items ORDER BY occurrences DESC, place LIMIT ${MOST_NAMES})
      SELECT left(cut.place, ${LONGEST_NAME}) AS fingerprint,
        ${titleJson} AS title,
        occurrences, all_occurrences, of
      FROM cut JOIN signals ON signals.seq = cut.newest ORDER BY occurrences DESC, cut.place`,
  );
  const rows = reader.getRowObjectsJS() as unknown as (ErrorUsage & { all_occurrences: number; of: number })[];
  const [first] = rows;
  const largest = rows.map(({ fingerprint, title, occurrences }) => ({
    fingerprint,
    title: titleOf(title),
    occurrences,
  }));
  return { occurrences: first?.all_occurrences ?? 0, items: { largest, of: first?.of ?? 0 } };
}
