import type { DuckDBResultReader, JS } from '@duckdb/node-api';
import type { Attributes } from '../../telemetry/attributes.ts';
import { spanKinds, statusCodes, type SpanEvent, type SpanLink, type StoredSpan } from '../../telemetry/span.ts';
import { spanColumns, type SpanColumn } from './schema.ts';
import { typedAttributes, type TypeHint } from '../../telemetry/type-hints.ts';
import type { SpanHints } from './write-row.ts';

const names = Object.keys(spanColumns) as SpanColumn[];

/** The columns a span is read from, for a SELECT. */
export const spanSelection = names.join(', ');

type Row = Record<SpanColumn, JS>;

interface Rest {
  traceState?: string;
  resourceSchemaUrl?: string;
  scopeSchemaUrl?: string;
  dropped?: StoredSpan['dropped'];
  time?: [string, string];
}

const attributesOf = (json: JS, hint: TypeHint | undefined): Attributes =>
  json === null ? {} : typedAttributes(JSON.parse(json as string) as Record<string, unknown>, hint);

type Hints = (TypeHint | null)[] | undefined;

/** Members of a stored list: events or links, their attributes typed again. Freshly parsed, so changed in place. */
function listOf<T extends { attributes: Attributes }>(json: JS, hints: Hints): T[] {
  if (json === null) return [];
  const list = JSON.parse(json as string) as T[];
  for (const [index, one] of list.entries()) {
    one.attributes = typedAttributes(one.attributes, hints?.[index] ?? undefined);
  }
  return list;
}

type WithTextTime = Omit<SpanEvent, 'time'> & { time: string };

const eventsOf = (json: JS, hints: Hints): SpanEvent[] =>
  listOf<WithTextTime>(json, hints).map(({ name, time, attributes }) => ({ name, time: BigInt(time), attributes }));

function timesOf(row: Row, rest: Rest): { start: bigint; end: bigint } {
  if (rest.time) return { start: BigInt(rest.time[0]), end: BigInt(rest.time[1]) };
  const start = row.start_ns as bigint;
  return { start, end: start + (row.duration_ns as bigint) };
}

const parsed = (json: JS): unknown => JSON.parse((json as string | null) ?? '{}');

function spanFromRow(row: Row): StoredSpan {
  const rest = parsed(row.rest) as Rest;
  const hints = parsed(row.types) as SpanHints;
  return {
    ...identityOf(row),
    ...timesOf(row, rest),
    traceState: rest.traceState ?? '',
    status: {
      code: statusCodes[row.status_code as number] ?? 'unset',
      message: (row.status_message as string | null) ?? '',
    },
    attributes: attributesOf(row.attributes, hints.a),
    events: eventsOf(row.events, hints.e),
    links: listOf<SpanLink>(row.links, hints.l),
    dropped: rest.dropped ?? { attributes: 0, events: 0, links: 0 },
    resource: { attributes: attributesOf(row.resource, hints.r), schemaUrl: rest.resourceSchemaUrl ?? '' },
    scope: {
      name: row.scope_name as string,
      version: row.scope_version as string,
      attributes: attributesOf(row.scope_attributes, hints.s),
      schemaUrl: rest.scopeSchemaUrl ?? '',
    },
  };
}

const identityOf = (row: Row) => ({
  seq: Number(row.seq),
  workspace: row.workspace as string,
  environment: row.environment as string,
  receivedAt: Number(row.received_at),
  traceId: row.trace_id as string,
  spanId: row.span_id as string,
  parentId: row.parent_id as string | null,
  flags: row.flags as number | null,
  name: row.name as string,
  kind: spanKinds[row.kind as number] ?? 'unspecified',
  service: row.service as string,
});

/** The spans of a result that selected `spanSelection`. */
export function spansOf(reader: DuckDBResultReader): StoredSpan[] {
  return reader
    .getRowsJS()
    .map((cells) => spanFromRow(Object.fromEntries(names.map((name, index) => [name, cells[index]])) as Row));
}
