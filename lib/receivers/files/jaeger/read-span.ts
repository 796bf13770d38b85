import type { Attributes } from '../../../telemetry/attributes.ts';
import {
  spanKinds,
  type Resource,
  type Scope,
  type Span,
  type SpanEvent,
  type SpanLink,
} from '../../../telemetry/span.ts';
import type { JsonObject } from '../../otlp/json-fields.ts';
import { blankEvent, blankLink, blankScope, blankSpan, UNREADABLE_TIME } from '../../otlp/judge-span.ts';
import { tooManyAnnotations } from '../../otlp/trimmed.ts';
import { printable } from '../../otlp/printable.ts';
import type { ReadingDraft } from '../../otlp/reading-draft.ts';
import { idOf, idOrNone, listOf, microseconds, momentOf, objectOf, textOf } from '../fields.ts';
import { noDuration, warningsLeftOut } from '../problems.ts';
import { takeText } from '../take-text.ts';
import { readKeyValues } from './key-values.ts';

/**
 * One span of Jaeger's JSON as OpenTelemetry means it, by the rules that its exporters wrote it with:
 * https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/jaeger/. Times are microseconds. What a tag says that has
 * a field of its own (kind, status, scope, trace state) is moved there; nothing is guessed of an HTTP status.
 */
export function readJaegerSpan(wire: JsonObject, resource: Resource, draft: ReadingDraft): Span {
  const span = blankSpan(resource, blankScope());
  span.traceId = idOf(wire.traceID, 'traceID', 32, draft);
  span.spanId = idOf(wire.spanID, 'spanID', 16, draft);
  span.name = textOf(wire.operationName, draft);
  // Jaeger's first bit is W3C's: sampled. Its others mean something else.
  const { flags } = wire;
  span.flags = typeof flags === 'number' && Number.isInteger(flags) ? flags & 1 || null : null;
  readTimes(wire, draft, span);
  span.dropped.attributes = readKeyValues(wire.tags, draft, span.attributes);
  moveTags(span);
  readReferences(wire, draft, span);
  readLogs(wire, draft, span);
  const [warning] = listOf(wire.warnings);
  if (typeof warning === 'string') draft.warn(warningsLeftOut(printable(warning, 160)));
  return span;
}

function readTimes(wire: JsonObject, draft: ReadingDraft, span: Span): void {
  span.start = momentOf(wire.startTime, 'startTime', draft);
  const duration = microseconds(wire.duration);
  if (duration === null) draft.warn(noDuration);
  span.end = span.start === UNREADABLE_TIME ? span.start : span.start + (duration ?? 0n);
}

function moveTags(span: Span): void {
  const { attributes } = span;
  const kind = takeText(attributes, 'span.kind');
  span.kind = spanKinds.find((name) => name === kind) ?? 'unspecified';
  span.traceState = takeText(attributes, 'w3c.tracestate') ?? '';
  span.scope = scopeOf(attributes);
  const failed = takeFailure(attributes);
  const said = takeText(attributes, 'otel.status_code')?.toUpperCase();
  span.status = {
    code: failed || said === 'ERROR' ? 'error' : said === 'OK' ? 'ok' : 'unset',
    message: takeText(attributes, 'otel.status_description') ?? '',
  };
}

/** Jaeger marks a failure with `error: true`, and some of its clients with the text; any other value is a tag. */
function takeFailure(attributes: Attributes): boolean {
  const { error } = attributes;
  if (error?.value !== true && error?.value !== 'true') return false;
  delete attributes.error;
  return true;
}

function scopeOf(attributes: Span['attributes']): Scope {
  const older = { name: takeText(attributes, 'otel.library.name'), version: takeText(attributes, 'otel.library.version') }; // prettier-ignore
  return {
    ...blankScope(),
    name: takeText(attributes, 'otel.scope.name') ?? older.name ?? '',
    version: takeText(attributes, 'otel.scope.version') ?? older.version ?? '',
  };
}

interface Reference {
  link: SpanLink;
  isChildOf: boolean;
}

/**
 * The parent is the first CHILD_OF within the trace, else the first FOLLOWS_FROM, as Jaeger's own page draws it; older
 * files have `parentSpanID`. What else is referred to becomes a link, marked as the Collector marks it.
 */
function readReferences(wire: JsonObject, draft: ReadingDraft, span: Span): void {
  const references = kept(wire.references, draft, span, 'links').map(referenceOf);
  const own = references.filter(({ link }) => link.traceId === span.traceId && link.spanId !== '');
  const parent = own.find(({ isChildOf }) => isChildOf) ?? own[0];
  span.parentId = parentIn(parent?.link.spanId ?? idOrNone(wire.parentSpanID, 16), span);
  for (const reference of references) {
    if (reference === parent && reference.isChildOf) continue;
    if (draft.spend()) span.links.push(reference.link);
  }
}

/** All zeros, or the span itself, is how some writers say that there is none. */
const parentIn = (id: string, { spanId }: Span): string | null => (/^0*$/.test(id) || id === spanId ? null : id);

function referenceOf(value: unknown): Reference {
  const { refType, traceID, spanID } = objectOf(value);
  const isChildOf = refType !== 'FOLLOWS_FROM';
  const link = { ...blankLink(), traceId: idOrNone(traceID, 32), spanId: idOrNone(spanID, 16) };
  link.attributes = { 'opentracing.ref_type': { type: 'string', value: isChildOf ? 'child_of' : 'follows_from' } };
  return { link, isChildOf };
}

function readLogs(wire: JsonObject, draft: ReadingDraft, span: Span): void {
  for (const log of kept(wire.logs, draft, span, 'events')) {
    if (draft.spend()) span.events.push(eventOf(objectOf(log), draft));
  }
}

/** A log's `event` is its name; without one it is called `log`, as OpenTelemetry's OpenTracing shim has it. */
function eventOf(log: JsonObject, draft: ReadingDraft): SpanEvent {
  const event = blankEvent();
  event.time = microseconds(log.timestamp) ?? UNREADABLE_TIME;
  readKeyValues(log.fields, draft, event.attributes);
  event.name = takeText(event.attributes, 'event') ?? 'log';
  return event;
}

function kept(list: unknown, draft: ReadingDraft, span: Span, what: 'events' | 'links'): readonly unknown[] {
  const entries = listOf(list);
  const { annotations } = draft.limits;
  if (entries.length <= annotations) return entries;
  draft.warnBeyond(annotations, tooManyAnnotations);
  span.dropped[what] = entries.length - annotations;
  return entries.slice(0, annotations);
}
