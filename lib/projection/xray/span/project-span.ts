import type { JsonObject } from '../../../telemetry/json.ts';
import type { Span, SpanLink } from '../../../telemetry/span.ts';
import { segmentLimits } from '../limits.ts';
import { secondsOf } from '../epoch.ts';
import { inXRayForm } from '../trace-id.ts';
import { attributeBlocks, type AttributeBlocks, type Indexing } from './attribute-blocks.ts';
import { awsBlock } from './aws-block.ts';
import { originOf } from './aws-host.ts';
import { derivedId } from './derived-id.ts';
import { causeOf, flagsOf } from './failure.ts';
import type { Fate } from './fate.ts';
import { httpBlock } from './http-block.ts';
import { Leftovers } from './leftovers.ts';
import { splitRoot } from './local-root.ts';
import { rawValue } from './raw-value.ts';
import { textIn } from './resource-text.ts';
import { isAwsCall, isLocalRoot, nameOf } from './segment-name.ts';
import { spanFates } from './span-fates.ts';
import { sqlBlock } from './sql-block.ts';

/** A span as X-Ray would be told of it. */
export interface Projection {
  /** One document; two for a call that begins its service's part of the trace. */
  documents: JsonObject[];
  /** What was lost, renamed or changed on the way. */
  fates: Fate[];
}

export interface ProjectOptions extends Indexing {
  /** Log groups that every segment names, where its resource names none. */
  logGroups?: readonly string[];
}

/**
 * The segment documents that a span becomes by the rules of the OpenTelemetry Collector's awsxray exporter
 * (`exporter/awsxrayexporter/internal/translator`, read in 2026). Pure: the ids of exceptions, which the exporter draws
 * by lot, are derived from the span's. The age of the trace id is not checked: the service asks for none since 2026.
 */
export function projectSpan(span: Span, options: ProjectOptions = {}): Projection {
  const fields = new Leftovers(span.attributes);
  const document = documentOf(span, fields, options);
  const documents = isLocalRoot(fields) ? splitRoot(span, document, derivedId(span.spanId, 0)) : [document];
  const fates = [...spanFates(span, document, nameOf(span, fields).from), ...fields.fates];
  return { documents, fates: [...fates, ...documents.flatMap(tooLarge)] };
}

/** A segment begins a service's part of a trace: a server's span, or one without a parent. */
const isSegment = ({ kind, parentId }: Span): boolean => kind === 'server' || parentId === null;

function documentOf(span: Span, fields: Leftovers, options: ProjectOptions): JsonObject {
  const { name, from } = nameOf(span, fields);
  const namespace = namespaceOf(span, fields, from);
  const flags = flagsOf(span, fields);
  const http = httpBlock(span, fields);
  const cause = causeOf(span, fields);
  const aws = awsBlock(span, fields, options.logGroups ?? []);
  const sql = sqlBlock(span, fields);
  const blocks = attributeBlocks(span, fields, { ...options, isSegment: isSegment(span) });
  return {
    ...heading(span, name),
    ...flags,
    ...without({ cause, origin: originOf(span.resource), namespace, user: blocks.user }),
    ...without({ http, aws, service: serviceOf(span), sql }),
    ...attributeParts(blocks),
    ...(span.links.length > 0 && { links: span.links.map(linkOf) }),
  };
}

const heading = (span: Span, name: string): JsonObject => ({
  name,
  id: span.spanId,
  trace_id: inXRayForm(span.traceId),
  ...(span.parentId !== null && { parent_id: span.parentId }),
  ...(!isSegment(span) && { type: 'subsegment' }),
  start_time: secondsOf(span.start),
  end_time: secondsOf(span.end),
});

/** Calls out of the process: to AWS, or to anything else. */
function namespaceOf(span: Span, fields: Leftovers, namedAfter: string): string | null {
  if (isAwsCall(fields) || namedAfter === 'aws.service') return 'aws';
  const calls = span.kind === 'client' || span.kind === 'producer' || span.kind === 'consumer';
  const isNamed = calls && !isSegment(span) && fields.text('aws.remote.service') !== null;
  return span.kind === 'client' || isNamed ? 'remote' : null;
}

function serviceOf({ resource }: Span): JsonObject | null {
  const version = textIn(resource, 'service.version') || textIn(resource, 'container.image.tag');
  return version === '' ? null : { version };
}

function attributeParts({ annotations, metadata }: AttributeBlocks): JsonObject {
  return {
    ...(Object.keys(annotations).length > 0 && { annotations }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  };
}

function linkOf({ traceId, spanId, attributes }: SpanLink): JsonObject {
  const raw = Object.entries(attributes).map(([key, value]) => [key, rawValue(value)] as const);
  return {
    trace_id: inXRayForm(traceId),
    id: spanId,
    ...(raw.length > 0 && { attributes: Object.fromEntries(raw) }),
  };
}

const without = (parts: Record<string, JsonObject | string | null>): JsonObject =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null));

function tooLarge(document: JsonObject): Fate[] {
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length;
  if (bytes <= segmentLimits.bytes) return [];
  const why = `It has ${bytes.toLocaleString('en')} bytes; the service refuses a document of more than 64 KB.`;
  return [{ field: 'the whole document', became: 'lost', to: null, why }];
}
