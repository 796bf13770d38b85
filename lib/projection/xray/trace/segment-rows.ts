import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import { isObject, listIn, objectIn, textIn } from '../../../telemetry/json-fields.ts';
import type { JsonObject, JsonValue } from '../../../telemetry/json.ts';
import type { StoredSignal } from '../../../telemetry/signal.ts';
import { UNKNOWN_SERVICE, type SpanEvent, type SpanKind, type StoredSpan } from '../../../telemetry/span.ts';
import type { RowNote } from '../../../waterfall/row-note.ts';
import { branchKey } from '../../../waterfall/tree.ts';
import { assembleTrace, type AssembledTrace } from './assemble-trace.ts';
import { grouped } from './grouped.ts';
import type { TraceNode } from './trace-node.ts';

export type StoredSegment = Extract<StoredSignal, { signal: 'segment' }>;

/** A trace's rows, whoever told of them: spans as they are, segments and subsegments in the shape of spans. */
export interface JoinedRows {
  spans: StoredSpan[];
  /** What a row is that is no span, by branch key. */
  notes: Map<string, RowNote>;
}

/**
 * Joins segment documents to the spans of their traces, so that the one waterfall grows of both. Where a span and a
 * segment have one id, they tell of the same work: the span is drawn, since it says more.
 */
export function joinRows(spans: readonly StoredSpan[], signals: readonly StoredSignal[]): JoinedRows {
  const segments = signals.filter((signal): signal is StoredSegment => signal.signal === 'segment');
  const notes = new Map<string, RowNote>();
  if (segments.length === 0) return { spans: [...spans], notes };
  const known = new Set(spans.map(branchKey));
  const rows: StoredSpan[] = [];
  for (const [traceId, sent] of grouped(segments, ({ segment }) => segment.traceId)) {
    const trace = assembleTrace(sent.map(({ segment }) => segment));
    const newest = sent.at(-1) as StoredSegment;
    const ends = endsOf(trace);
    for (const node of trace.nodes) {
      const key = branchKey({ traceId, spanId: node.id });
      if (known.has(key)) continue;
      notes.set(key, noteOf(node));
      rows.push({ ...spanOf(node, trace, newest), end: ends.get(node.id) ?? node.start });
    }
  }
  return { spans: [...spans, ...rows], notes };
}

/** When each part ended; one in progress has lasted at least as long as anything below it that is known. */
function endsOf({ nodes }: AssembledTrace): Map<string, bigint> {
  const ends = new Map(nodes.map(({ id, start, end }) => [id, end ?? start]));
  const open = new Set(nodes.flatMap(({ id, end }) => (end === null ? [id] : [])));
  for (const { id, parentId } of nodes.toReversed()) {
    const end = ends.get(id) as bigint;
    if (parentId !== null && open.has(parentId) && end > (ends.get(parentId) as bigint)) ends.set(parentId, end);
  }
  return ends;
}

function noteOf({ kind, end, error, throttle, fault }: TraceNode): RowNote {
  const failures = Object.entries({ error, throttle, fault }).flatMap(([flag, isUp]) =>
    isUp ? [flag as 'error' | 'throttle' | 'fault'] : [],
  );
  return { is: kind, inProgress: end === null, failures };
}

function spanOf(node: TraceNode, { traceId, byId }: AssembledTrace, stored: StoredSegment): StoredSpan {
  const { seq, workspace, environment, receivedAt } = stored;
  const owner = node.segmentId === null ? undefined : byId.get(node.segmentId);
  const service = owner?.name || UNKNOWN_SERVICE;
  const failed = node.error || node.fault;
  return {
    seq,
    workspace,
    environment,
    receivedAt,
    service,
    traceId,
    spanId: node.id,
    parentId: node.parentId,
    traceState: '',
    flags: null,
    name: node.name,
    kind: kindOf(node),
    start: node.start,
    end: node.end ?? node.start,
    status: { code: failed ? 'error' : 'unset', message: '' },
    attributes: attributesOf(node.document),
    events: exceptionsOf(node),
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    resource: { attributes: { 'service.name': { type: 'string', value: service } }, schemaUrl: '' },
    scope: scopeOf(owner ?? node),
  };
}

function kindOf({ kind, namespace }: TraceNode): SpanKind {
  if (kind === 'segment') return 'server';
  return namespace === 'aws' || namespace === 'remote' ? 'client' : 'internal';
}

function scopeOf({ document }: TraceNode): StoredSpan['scope'] {
  const sdk = objectIn(document, 'aws', 'xray');
  return { name: textIn(sdk, 'sdk') ?? '', version: textIn(sdk, 'sdk_version') ?? '', attributes: {}, schemaUrl: '' };
}

/** Fields that a row shows in its own place. */
const inPlace = new Set(['id', 'name', 'trace_id', 'parent_id', 'start_time', 'end_time', 'subsegments', 'cause']);

/** Fields of one part that are listed, and how deep: the whole document is in its own view. */
const MOST_FIELDS = 300;
const DEEPEST = 5;

/** A document's other fields, with points between their names: `http.request.url`, `metadata.default.rows`. */
function attributesOf(document: JsonObject): Attributes {
  const pairs = Object.entries(document)
    .filter(([key]) => !inPlace.has(key))
    .flatMap(([key, value]) => flattened(key, value, 1));
  return Object.fromEntries(pairs.slice(0, MOST_FIELDS));
}

function flattened(key: string, value: JsonValue | undefined, depth: number): [string, AttributeValue][] {
  if (value === undefined) return [];
  if (isObject(value) && depth < DEEPEST && Object.keys(value).length > 0) {
    const parts = Object.entries(value).slice(0, MOST_FIELDS);
    return parts.flatMap(([name, inner]) => flattened(`${key}.${name}`, inner, depth + 1));
  }
  return [[key, asAttribute(value)]];
}

function asAttribute(value: JsonValue): AttributeValue {
  if (value === null) return { type: 'empty', value: null };
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'int' : 'double', value };
  return { type: 'string', value: JSON.stringify(value) };
}

const MOST_EXCEPTIONS = 20;

/** What a part failed of, as the events that a span would have. */
function exceptionsOf({ document, start, end }: TraceNode): SpanEvent[] {
  const raised = listIn(objectIn(document, 'cause'), 'exceptions').filter(isObject).slice(0, MOST_EXCEPTIONS);
  return raised.map((exception) => ({
    name: 'exception',
    time: end ?? start,
    attributes: Object.fromEntries(
      [
        ['exception.type', textIn(exception, 'type')],
        ['exception.message', textIn(exception, 'message')],
      ].flatMap(([key, value]) => (value === null ? [] : [[key, { type: 'string', value }]])),
    ) as Attributes,
  }));
}
