import type { JsonObject } from '../../../telemetry/json.ts';
import { numberIn, objectIn, textIn } from '../../../telemetry/json-fields.ts';
import type { AssembledTrace } from './assemble-trace.ts';
import type { TraceNode } from './trace-node.ts';

/**
 * A call to what sends no segments of its own: the service infers one from the subsegment, so that the called stands on
 * the map. https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export interface InferredSegment {
  id: string;
  /** The subsegment that made the call. */
  call: TraceNode;
  name: string;
  /** `AWS::DynamoDB::Table`, `Database::SQL` or `remote`. */
  type: string;
}

/** What calls to AWS are named in the map by the resource they go to. */
const resources: Record<string, { type: string; name: string }> = {
  DynamoDB: { type: 'AWS::DynamoDB::Table', name: 'table_name' },
  SQS: { type: 'AWS::SQS::Queue', name: 'queue_url' },
  SNS: { type: 'AWS::SNS', name: 'topic_arn' },
  Lambda: { type: 'AWS::Lambda::Function', name: 'function_name' },
  S3: { type: 'AWS::S3::Bucket', name: 'bucket_name' },
};

function calledOf({ name, namespace, document }: TraceNode): { name: string; type: string } {
  if (namespace !== 'aws') return { name, type: objectIn(document, 'sql') ? 'Database::SQL' : 'remote' };
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
  if (!resource) return { name, type: `AWS::${name}` };
  return { name: textIn(objectIn(document, 'aws'), resource.name) ?? name, type: resource.type };
}

/** Another id than the call's, and always the same: each digit turned over. */
const idOf = (id: string): string => Array.from(id, (digit) => (15 - Number.parseInt(digit, 16)).toString(16)).join('');

/** The segments that the service adds to a trace: one for each call out of the process that no segment answers. */
export function inferredSegments({ nodes }: AssembledTrace): InferredSegment[] {
  const answered = new Set(nodes.filter(({ kind }) => kind === 'segment').map(({ parentId }) => parentId));
  return nodes
    .filter(({ kind, namespace, id }) => kind === 'subsegment' && isCall(namespace) && !answered.has(id))
    .map((call) => {
      const { name, type } = calledOf(call);
      return { id: idOf(call.id), call, name, type };
    });
}

const isCall = (namespace: string | null): boolean => namespace === 'aws' || namespace === 'remote';

/** The document that the service would add. */
export function inferredDocument({ id, call, name, type }: InferredSegment, traceId: string): JsonObject {
  const { http, aws, error, fault, throttle } = call.document;
  const flags = { error, fault, throttle };
  return {
    id,
    name,
    trace_id: traceId,
    parent_id: call.id,
    start_time: numberIn(call.document, 'start_time') ?? 0,
    ...(call.end === null ? { in_progress: true } : { end_time: numberIn(call.document, 'end_time') ?? 0 }),
    inferred: true,
    ...(type !== 'remote' && { origin: type }),
    ...(http !== undefined && { http }),
    ...(aws !== undefined && { aws }),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
  };
}
