import type { AnnotationValue } from '../annotations.ts';
import { objectIn, textIn } from '../../../telemetry/json-fields.ts';
import { secondsOf } from '../epoch.ts';
import type { AssembledTrace } from '../trace/assemble-trace.ts';
import { servicesOf, type ServiceSegment } from '../trace/services.ts';
import { windowOf } from '../trace/trace-window.ts';
import type { TraceNode } from '../trace/trace-node.ts';
import { inXRayForm } from '../trace-id.ts';

/** As many annotations of a trace as the service indexes. */
const MOST_ANNOTATIONS = 50;

interface ServiceId {
  Name: string;
  Names: string[];
  Type?: string;
}

/** A trace in short, in the words of GetTraceSummaries. Times are Unix seconds, durations seconds. */
export interface TraceSummary {
  Id: string;
  StartTime: number;
  Duration: number;
  ResponseTime?: number;
  HasFault: boolean;
  HasError: boolean;
  HasThrottle: boolean;
  IsPartial: boolean;
  Http: Record<string, string | number>;
  Annotations: Record<string, { AnnotationValue: object; ServiceIds: ServiceId[] }[]>;
  Users: { UserName: string; ServiceIds: ServiceId[] }[];
  ServiceIds: ServiceId[];
  EntryPoint?: ServiceId;
  ResourceARNs: { ARN: string }[];
  InstanceIds: { Id: string }[];
  AvailabilityZones: { Name: string }[];
  Revision: number;
}

const serviceId = ({ name, type }: Pick<ServiceSegment, 'name' | 'type'>): ServiceId => ({
  Name: name,
  Names: [name],
  ...(type !== null && { Type: type }),
});

/** @param revision how many documents the trace is made of */
export function summaryOf(trace: AssembledTrace, revision: number): TraceSummary {
  const { segments } = servicesOf(trace);
  const { start, end } = windowOf(trace);
  const { root, nodes } = trace;
  const own = segments.filter(({ isInferred }) => !isInferred);
  const entry = own.find(({ isRoot }) => isRoot);
  return {
    Id: inXRayForm(trace.traceId),
    StartTime: secondsOf(start),
    Duration: secondsOf(end - start),
    ...(root !== null && root.end !== null && { ResponseTime: secondsOf(root.end - root.start) }),
    HasFault: root?.fault ?? false,
    HasError: root?.error ?? false,
    HasThrottle: nodes.some(({ throttle }) => throttle),
    IsPartial: nodes.some(({ end: closed }) => closed === null),
    Http: httpOf(root),
    Annotations: annotationsOf(own),
    Users: usersOf(own),
    ServiceIds: unique(segments.map(serviceId)),
    ...(entry && { EntryPoint: serviceId(entry) }),
    ResourceARNs: named(own, ({ document }) => textIn(document, 'resource_arn')).map((ARN) => ({ ARN })),
    InstanceIds: named(own, ({ document }) => textIn(objectIn(document, 'aws', 'ec2'), 'instance_id')).map((Id) => ({
      Id,
    })),
    AvailabilityZones: named(own, ({ document }) => textIn(objectIn(document, 'aws', 'ec2'), 'availability_zone')).map(
      (Name) => ({ Name }),
    ),
    Revision: revision,
  };
}

const named = (segments: readonly ServiceSegment[], read: (node: TraceNode) => string | null): string[] => [
  ...new Set(segments.flatMap(({ node }) => read(node) ?? [])),
];

const unique = (ids: readonly ServiceId[]): ServiceId[] => [
  ...new Map(ids.map((id) => [JSON.stringify([id.Name, id.Type]), id])).values(),
];

function httpOf(root: TraceNode | null): TraceSummary['Http'] {
  const request = objectIn(root?.document ?? null, 'http', 'request');
  const fields = {
    HttpURL: textIn(request, 'url'),
    HttpStatus: root?.status ?? null,
    HttpMethod: textIn(request, 'method'),
    UserAgent: textIn(request, 'user_agent'),
    ClientIp: textIn(request, 'client_ip'),
  };
  const told = Object.entries(fields).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return Object.fromEntries(told);
}

function usersOf(segments: readonly ServiceSegment[]): TraceSummary['Users'] {
  const users = new Map<string, ServiceId[]>();
  for (const segment of segments) {
    const user = textIn(segment.node.document, 'user');
    if (user !== null) users.set(user, [...(users.get(user) ?? []), serviceId(segment)]);
  }
  return [...users].map(([UserName, ids]) => ({ UserName, ServiceIds: unique(ids) }));
}

const typedValue = (value: AnnotationValue): object => {
  if (typeof value === 'string') return { StringValue: value };
  return typeof value === 'number' ? { NumberValue: value } : { BooleanValue: value };
};

function annotationsOf(segments: readonly ServiceSegment[]): TraceSummary['Annotations'] {
  const found = new Map<string, Map<AnnotationValue, ServiceId[]>>();
  for (const segment of segments) {
    for (const [key, value] of segment.parts.flatMap(({ annotations }) => Object.entries(annotations))) {
      if (!found.has(key) && found.size === MOST_ANNOTATIONS) continue;
      const values = found.get(key) ?? new Map<AnnotationValue, ServiceId[]>();
      values.set(value, [...(values.get(value) ?? []), serviceId(segment)]);
      found.set(key, values);
    }
  }
  const told = [...found].map(([key, values]) => {
    const each = [...values].map(([value, ids]) => ({ AnnotationValue: typedValue(value), ServiceIds: unique(ids) }));
    return [key, each] as const;
  });
  return Object.fromEntries(told);
}
