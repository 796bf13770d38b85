import { textIn } from '../../../telemetry/json-fields.ts';
import type { AssembledTrace } from './assemble-trace.ts';
import { grouped } from './grouped.ts';
import { inferredSegments } from './inferred-segment.ts';
import type { TraceNode } from './trace-node.ts';

/** A service's part in a trace: a segment that it sent, or one that was inferred from a call to it. */
export interface ServiceSegment {
  name: string;
  /** What it runs on or is: `AWS::EC2::Instance`, `remote`; null where the segment does not say. */
  type: string | null;
  isInferred: boolean;
  /** The trace began here. */
  isRoot: boolean;
  /** The segment, or the call it was inferred from. */
  node: TraceNode;
  /** The segment and its subsegments; empty where it was inferred. */
  parts: readonly TraceNode[];
}

/** One service calling another; from null where the caller is the client who began it all. */
export interface Connection {
  from: ServiceSegment | null;
  to: ServiceSegment;
  /** Whose times and flags the connection has: the call as the caller saw it, or the segment itself. */
  call: TraceNode;
}

/** A trace as services that call each other. */
export interface TraceServices {
  segments: readonly ServiceSegment[];
  connections: readonly Connection[];
}

/** Who took part in a trace, and who called whom. */
export function servicesOf(trace: AssembledTrace): TraceServices {
  const own = ownSegments(trace);
  const byId = new Map(own.map((segment) => [segment.node.id, segment]));
  const callerOf = (id: string | null): ServiceSegment | undefined => {
    const owner = id === null ? undefined : trace.byId.get(id)?.segmentId;
    return owner === undefined || owner === null ? undefined : byId.get(owner);
  };
  const connections = own.flatMap((to): Connection[] => {
    const from = callerOf(to.node.parentId);
    if (from === undefined) return to.isRoot ? [{ from: null, to, call: to.node }] : [];
    const call = trace.byId.get(to.node.parentId ?? '') ?? to.node;
    return [{ from, to, call: call.kind === 'segment' ? to.node : call }];
  });
  const inferred = inferredSegments(trace).map(({ call, name, type }): Connection => {
    const to = { name, type, isInferred: true, isRoot: false, node: call, parts: [] };
    return { from: callerOf(call.id) ?? null, to, call };
  });
  const called = inferred.filter(({ from }) => from !== null);
  return { segments: [...own, ...inferred.map(({ to }) => to)], connections: [...connections, ...called] };
}

function ownSegments({ nodes, root }: AssembledTrace): ServiceSegment[] {
  const parts = grouped(nodes, ({ segmentId }) => segmentId);
  return nodes
    .filter(({ kind }) => kind === 'segment')
    .map((node) => ({
      name: node.name,
      type: textIn(node.document, 'origin'),
      isInferred: false,
      isRoot: node === root,
      node,
      parts: parts.get(node.id) ?? [node],
    }));
}
