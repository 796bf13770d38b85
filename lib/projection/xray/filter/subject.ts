import type { AnnotationValue } from '../annotations.ts';
import { objectIn, textIn } from '../../../telemetry/json-fields.ts';
import type { AssembledTrace } from '../trace/assemble-trace.ts';
import type { Connection, ServiceSegment, TraceServices } from '../trace/services.ts';
import { secondsOf } from '../epoch.ts';
import { windowOf } from '../trace/trace-window.ts';
import type { Flags, TraceNode } from '../trace/trace-node.ts';
import type { FieldKeyword } from './expression.ts';

/** What a test is held against: the values that a field has there, none where it has none. */
export interface Subject {
  values(field: FieldKeyword): readonly (string | number | boolean)[];
  annotation(key: string): readonly AnnotationValue[];
}

type Values = readonly (string | number | boolean)[];

const some = (value: string | number | null): Values => (value === null ? [] : [value]);
const duration = ({ start, end }: Pick<TraceNode, 'start' | 'end'>): number | null =>
  end === null ? null : secondsOf(end - start);

/** 2xx, or nothing that speaks against it. */
const isOk = ({ error, fault, throttle, status }: Flags & Pick<TraceNode, 'status'>): boolean =>
  !error && !fault && !throttle && (status === null || status < 400);

type Reader = (node: TraceNode) => Values;
const request =
  (key: string): Reader =>
  ({ document }) =>
    some(textIn(objectIn(document, 'http', 'request'), key));

/** What one segment or call tells of itself. */
const ofNode: Partial<Record<FieldKeyword, Reader>> = {
  ok: (node) => [isOk(node)],
  error: ({ error }) => [error],
  fault: ({ fault }) => [fault],
  throttle: ({ throttle }) => [throttle],
  partial: ({ end }) => [end === null],
  responsetime: (node) => some(duration(node)),
  duration: (node) => some(duration(node)),
  'http.status': ({ status }) => some(status),
  'http.url': request('url'),
  'http.method': request('method'),
  'http.useragent': request('user_agent'),
  'http.clientip': request('client_ip'),
  user: ({ document }) => some(textIn(document, 'user')),
  availabilityzone: ({ document }) => some(textIn(objectIn(document, 'aws', 'ec2'), 'availability_zone')),
  'instance.id': ({ document }) => some(textIn(objectIn(document, 'aws', 'ec2'), 'instance_id')),
  'resource.arn': ({ document }) => some(textIn(document, 'resource_arn')),
};

const readNode = (node: TraceNode | null, field: FieldKeyword): Values => (node && ofNode[field]?.(node)) ?? [];

const annotationsOf = (nodes: readonly TraceNode[], key: string): AnnotationValue[] =>
  nodes.flatMap(({ annotations }) => (Object.hasOwn(annotations, key) ? [annotations[key] as AnnotationValue] : []));

/** Fields that any segment of the trace may tell; all others are the root segment’s. */
const anywhere: ReadonlySet<FieldKeyword> = new Set(['user', 'availabilityzone', 'instance.id', 'resource.arn']);

/** A trace as a whole: what its root says, what any segment says, how long everything took. */
export function traceSubject(trace: AssembledTrace, services: TraceServices): Subject {
  const segments = trace.nodes.filter(({ kind }) => kind === 'segment');
  const read = (field: FieldKeyword): Values => {
    if (field === 'partial') return [trace.nodes.some(({ end }) => end === null)];
    if (field === 'inferred') return [services.segments.some(({ isInferred }) => isInferred)];
    if (field === 'duration') {
      const { start, end } = windowOf(trace);
      return [secondsOf(end - start)];
    }
    if (anywhere.has(field)) return segments.flatMap((node) => readNode(node, field));
    return readNode(trace.root, field);
  };
  return { values: read, annotation: (key) => annotationsOf(trace.nodes, key) };
}

/** One service’s part in a trace. */
export const serviceSubject = ({ node, name, type, isInferred, isRoot, parts }: ServiceSegment): Subject => ({
  values: (field) => {
    if (field === 'name') return [name];
    if (field === 'type') return some(type);
    if (field === 'inferred') return [isInferred];
    if (field === 'root') return [isRoot];
    return readNode(node, field);
  },
  annotation: (key) => annotationsOf(parts, key),
});

/** One call from a service to another. */
export const connectionSubject = ({ call, to }: Connection): Subject => ({
  values: (field) => (field === 'name' || field === 'type' ? serviceSubject(to).values(field) : readNode(call, field)),
  annotation: (key) => annotationsOf([call], key),
});

/** How much of the root’s time a part takes, 0 to 1; null where either is in progress. */
export function coverageOf(node: TraceNode, root: TraceNode | null): number | null {
  const [own, all] = [duration(node), root && duration(root)];
  return own === null || all === null || all === 0 ? null : own / all;
}
