import { memberSql, scalarSql } from '../attribute-sql.ts';
import { FAR } from '../clamp-time.ts';
import { spanColumns, sqlTypeOf, type SpanColumn } from '../schema.ts';
import { keptSpansSql, type KeptUse } from './kept-spans-sql.ts';
import type { Parameters } from './parameters.ts';

/** Columns beside those of the table that tell rows of three kinds apart. */
const extra = {
  annotation: 'VARCHAR',
  parent_name: 'VARCHAR',
  since_start_ns: 'BIGINT',
  link_trace_id: 'VARCHAR',
  link_span_id: 'VARCHAR',
} as const;

type Extra = keyof typeof extra;
type Changes = Partial<Record<SpanColumn | Extra, string>>;

const names = Object.keys(spanColumns) as SpanColumn[];
const extras = Object.keys(extra) as Extra[];

/** A row of the union: the span's own columns but for the changes; what is beside them is NULL unless it is said. */
function select(changes: Changes, { from, kept }: { from: string; kept: string[] }): string {
  const own = names.map((name) => (changes[name] === undefined ? name : `${changes[name]}::${sqlTypeOf(name)} AS ${name}`));
  const more = extras.map((name) => `${changes[name] ?? 'NULL'}::${extra[name]} AS ${name}`);
  return `SELECT ${[...own, ...more, ...kept].join(', ')} FROM ${from}`;
} // prettier-ignore

/** What an event or a link does not have of its span. */
const without = { span_id: 'NULL', kind: 'NULL', duration_ns: '0', status_message: 'NULL', events: 'NULL', links: 'NULL', rest: 'NULL' }; // prettier-ignore
const inherited = { ...without, parent_id: 'span_id', parent_name: 'name', attributes: `(one->'/attributes')` };

const time = `least(CAST(one->>'/time' AS HUGEINT), ${FAR})::BIGINT`;

const event: Changes = {
  ...inherited,
  annotation: `'span_event'`,
  name: `(one->>'/name')`,
  start_ns: time,
  since_start_ns: `(${time} - start_ns)`,
};

const link: Changes = {
  ...inherited,
  annotation: `'link'`,
  name: 'NULL',
  link_trace_id: `(one->>'/traceId')`,
  link_span_id: `(one->>'/spanId')`,
};

/** Bound parameters: whose spans, and from when to when rows are looked for. */
export interface Looked {
  workspace: string;
  from: string;
  to: string;
}

const each = (list: 'events' | 'links', workspace: string, where: string): string =>
  `(SELECT *, unnest(json_extract(${list}, '$[*]')) AS one FROM spans WHERE workspace = ${workspace} AND ${list} IS NOT NULL AND ${where})`;

/**
 * A workspace's spans with their events and links as rows beside them (SPEC.md, R1). Lists are read only where they may
 * hold a row of the window: reading them all would make the shortest window as slow as the longest.
 */
export function annotatedRowsSql(
  { workspace, from, to }: Looked,
  used: readonly KeptUse[],
  parameters: Parameters,
): string {
  const running = `(stray = 1 OR (start_ns < ${to} AND start_ns + duration_ns >= ${from}))`;
  const begun = `start_ns >= ${from} AND start_ns < ${to}`;
  const spans = {
    from: `(SELECT * FROM ${keptSpansSql(used, parameters)} WHERE workspace = ${workspace})`,
    kept: used.map(({ column }) => column),
  };
  // An event's or link's own attributes stand where a span's do.
  const kept = used.map(({ column, path }) => `${scalarSql(memberSql(inherited.attributes, path))} AS ${column}`);
  return `(${select({}, spans)}
    UNION ALL ${select(event, { from: each('events', workspace, running), kept })}
    UNION ALL ${select(link, { from: each('links', workspace, begun), kept })})`;
}
