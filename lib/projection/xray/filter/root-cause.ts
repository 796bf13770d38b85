import type { JsonObject } from '../../../telemetry/json.ts';
import { isObject, listIn, objectIn, textIn } from '../../../telemetry/json-fields.ts';
import type { AssembledTrace } from '../trace/assemble-trace.ts';
import { grouped } from '../trace/grouped.ts';
import type { ServiceSegment, TraceServices } from '../trace/services.ts';
import type { TraceNode } from '../trace/trace-node.ts';
import type { Cause, Expression } from './expression.ts';
import { coverageOf, serviceSubject, type Subject } from './subject.ts';

/**
 * What failed, or took its time, from the entry down to where it began. The service’s own analysis is not published;
 * this is the plain reading: every part that has the flag, in order of the tree, and for time the slowest branch.
 */
function suspects(cause: Cause, nodes: readonly TraceNode[], root: TraceNode | null): TraceNode[] {
  if (cause !== 'responsetime') return nodes.filter((node) => node[cause]);
  const children = grouped(nodes, ({ parentId }) => parentId);
  const branch = new Set<TraceNode>();
  // Parents may go in a circle.
  for (let at = root; at !== null && !branch.has(at); at = slowest(children.get(at.id) ?? [])) branch.add(at);
  return [...branch];
}

const lasting = ({ start, end }: TraceNode): bigint => (end ?? start) - start;

const slowest = (nodes: readonly TraceNode[]): TraceNode | null =>
  nodes.reduce<TraceNode | null>((most, node) => (most === null || lasting(node) > lasting(most) ? node : most), null);

/** The services, parts or exceptions that `rootcause.<cause>.<part>` speaks of, each with its place in the list. */
export function rootCauseSubjects(
  { cause, part }: Expression & { kind: 'rootcause' },
  trace: AssembledTrace,
  services: TraceServices,
): Subject[] {
  const nodes = suspects(cause, trace.nodes, trace.root);
  if (part === 'exception') return listed(nodes.flatMap(exceptionsOf).map(exceptionSubject));
  if (part === 'entity') return listed(nodes.map((node) => entitySubject(node, trace.root)));
  const named = new Set(nodes.map(({ segmentId }) => segmentId));
  const whole = new Set(nodes);
  const affected = services.segments.filter((segment) => isAffected(segment, named, whole));
  return listed(affected.map(serviceSubject));
}

const isAffected = (
  { isInferred, node }: ServiceSegment,
  owners: ReadonlySet<string | null>,
  nodes: ReadonlySet<TraceNode>,
): boolean => (isInferred ? nodes.has(node) : owners.has(node.id));

/** Adds `index`, `first` and `last`. */
const listed = (subjects: readonly Subject[]): Subject[] =>
  subjects.map((subject, index) => ({
    annotation: () => [],
    values: (field) => {
      if (field === 'index') return [index];
      if (field === 'first') return [index === 0];
      if (field === 'last') return [index === subjects.length - 1];
      return subject.values(field);
    },
  }));

function exceptionsOf({ document }: TraceNode): JsonObject[] {
  return listIn(objectIn(document, 'cause'), 'exceptions').filter(isObject);
}

const exceptionSubject = (exception: JsonObject): Subject => ({
  annotation: () => [],
  values: (field) => {
    if (field === 'name') return [textIn(exception, 'type') ?? ''];
    if (field === 'message') return [textIn(exception, 'message') ?? ''];
    return field === 'remote' ? [exception['remote'] === true] : [];
  },
});

const entitySubject = (node: TraceNode, root: TraceNode | null): Subject => ({
  annotation: () => [],
  values: (field) => {
    if (field === 'name') return [node.name];
    if (field === 'remote') return [node.namespace === 'remote'];
    if (field !== 'coverage') return [];
    const coverage = coverageOf(node, root);
    return coverage === null ? [] : [coverage];
  },
});
