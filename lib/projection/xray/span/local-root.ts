import type { JsonObject } from '../../../telemetry/json.ts';
import { isObject } from '../../../telemetry/json-fields.ts';
import type { Span } from '../../../telemetry/span.ts';

/**
 * A span with which a service's part of a trace begins, by `aws.span.kind`. A call that begins it is two documents: the
 * service's own segment, under another id, and in it the call as a subsegment.
 */
export function splitRoot(span: Span, document: JsonObject, segmentId: string): JsonObject[] {
  const { type: _type, namespace, ...segment } = document;
  if (span.kind === 'server' || span.kind === 'internal') return [segment];
  const call = { ...document, type: 'subsegment', parent_id: segmentId, namespace: namespace ?? 'remote' };
  return [without(call, span.kind === 'consumer' ? ['links'] : []), serviceSegment(span, segment, segmentId)];
}

const without = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const callFields = ['operation', 'account_id', 'region', 'request_id', 'queue_url', 'table_name', 'table_names'];
const ofTheCall = ['aws.remote.service', 'aws.remote.operation', 'remoteTarget', 'K8s.RemoteNamespace'];

function serviceSegment(span: Span, segment: JsonObject, id: string): JsonObject {
  const { aws, annotations, metadata } = segment;
  const local = span.attributes['aws.local.service'];
  const links = span.kind === 'consumer' ? [] : ['links'];
  return {
    ...without(segment, ['http', 'metadata', ...links]),
    id,
    ...(local?.type === 'string' && { name: local.value }),
    ...(isObject(aws) && { aws: without(aws, callFields) }),
    ...(isObject(annotations) && { annotations: without(annotations, ofTheCall) }),
    ...(isObject(metadata) && { metadata: ofResource(metadata) }),
  };
}

/** Of the metadata, what tells of the process. */
function ofResource(metadata: JsonObject): JsonObject {
  const kept = Object.entries(isObject(metadata['default']) ? metadata['default'] : {});
  return { default: Object.fromEntries(kept.filter(([key]) => key.startsWith('otel.resource.'))) };
}
