import { secondsOf } from '../epoch.ts';
import type { AssembledTrace } from '../trace/assemble-trace.ts';
import { servicesOf, type Connection, type ServiceSegment } from '../trace/services.ts';
import type { TraceNode } from '../trace/trace-node.ts';
import { histogramOf, statisticsOf, type HistogramEntry, type Statistics } from './statistics.ts';

/** A connection on the map, to the service of that number. Times are Unix seconds. */
export interface GraphEdge {
  ReferenceId: number;
  StartTime: number;
  EndTime: number;
  SummaryStatistics: Statistics;
  ResponseTimeHistogram: HistogramEntry[];
  Aliases: [];
}

/** A node of the service map, in the words of GetServiceGraph. */
export interface GraphService {
  ReferenceId: number;
  Name: string;
  Names: string[];
  Root?: true;
  Type?: string;
  State: 'active' | 'unknown';
  StartTime: number;
  EndTime: number;
  Edges: GraphEdge[];
  SummaryStatistics?: Statistics;
  DurationHistogram?: HistogramEntry[];
  ResponseTimeHistogram?: HistogramEntry[];
}

/** What a node is told apart by: one name may stand for a service and for what it runs on. */
interface Place {
  name: string;
  type: string | null;
  isRoot: boolean;
  isInferred: boolean;
  nodes: TraceNode[];
  calls: Map<string, TraceNode[]>;
}

const CLIENT = 'client';
const keyOf = ({ name, type }: Pick<ServiceSegment, 'name' | 'type'>): string => JSON.stringify([name, type]);

/**
 * The service map of some traces: every service that sent a segment, everything they called, and the clients who began.
 * https://docs.aws.amazon.com/xray/latest/api/API_GetServiceGraph.html
 */
export function serviceGraph(traces: readonly AssembledTrace[]): GraphService[] {
  const places = new Map<string, Place>();
  for (const trace of traces) {
    const { segments, connections } = servicesOf(trace);
    for (const segment of segments) enter(placeOf(places, segment), segment);
    for (const connection of connections) connect(places, connection);
  }
  const numbers = new Map([...places.keys()].map((key, index) => [key, index]));
  return [...places.values()].map((place, index) => drawn(place, index, numbers));
}

function placeOf(places: Map<string, Place>, { name, type }: Pick<ServiceSegment, 'name' | 'type'>): Place {
  const key = keyOf({ name, type });
  const known = places.get(key) ?? { name, type, isRoot: false, isInferred: true, nodes: [], calls: new Map() };
  places.set(key, known);
  return known;
}

function enter(place: Place, { node, isRoot, isInferred }: ServiceSegment): void {
  place.nodes.push(node);
  place.isRoot ||= isRoot;
  place.isInferred &&= isInferred;
}

function connect(places: Map<string, Place>, { from, to, call }: Connection): void {
  const source = placeOf(places, from ?? { name: to.name, type: CLIENT });
  const target = keyOf(to);
  const made = source.calls.get(target);
  if (made === undefined) source.calls.set(target, [call]);
  else made.push(call);
  if (from === null) source.nodes.push(call);
}

function windowOf(nodes: readonly TraceNode[]): { StartTime: number; EndTime: number } {
  let [StartTime, EndTime] = [Infinity, 0];
  for (const { start, end } of nodes) {
    StartTime = Math.min(StartTime, secondsOf(start));
    EndTime = Math.max(EndTime, secondsOf(end ?? start));
  }
  return { StartTime, EndTime };
}

function edge(ReferenceId: number, made: readonly TraceNode[]): GraphEdge {
  const times = windowOf(made);
  return {
    ReferenceId,
    ...times,
    SummaryStatistics: statisticsOf(made),
    ResponseTimeHistogram: histogramOf(made),
    Aliases: [],
  };
}

function drawn(
  { name, type, isRoot, isInferred, nodes, calls }: Place,
  index: number,
  numbers: ReadonlyMap<string, number>,
): GraphService {
  const edges = [...calls].map(([target, made]) => edge(numbers.get(target) ?? 0, made));
  const isClient = type === CLIENT;
  return {
    ReferenceId: index,
    Name: name,
    Names: [name],
    ...(isRoot && { Root: true as const }),
    ...(type !== null && { Type: type }),
    State: isClient || isInferred ? 'unknown' : 'active',
    ...windowOf(nodes),
    Edges: edges,
    ...(!isClient && {
      SummaryStatistics: statisticsOf(nodes),
      DurationHistogram: histogramOf(nodes),
      ResponseTimeHistogram: isInferred ? [] : histogramOf(nodes),
    }),
  };
}
