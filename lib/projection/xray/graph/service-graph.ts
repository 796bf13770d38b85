import type { AssembledTrace } from '../trace/assemble-trace.ts';
import { servicesOf, type Connection, type ServiceSegment } from '../trace/services.ts';
import { Tally, type HistogramEntry, type Statistics } from './statistics.ts';

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
  nodes: Tally;
  calls: Map<string, Tally>;
}

const CLIENT = 'client';
const keyOf = ({ name, type }: Pick<ServiceSegment, 'name' | 'type'>): string => JSON.stringify([name, type]);

/**
 * The service map of traces: every service that sent a segment, everything they called, and the clients who began. Only
 * sums of a trace are kept, so that any number may be drawn.
 * https://docs.aws.amazon.com/xray/latest/api/API_GetServiceGraph.html
 */
export class ServiceMap {
  readonly #places = new Map<string, Place>();

  add(trace: AssembledTrace): void {
    const { segments, connections } = servicesOf(trace);
    for (const segment of segments) enter(placeOf(this.#places, segment), segment);
    for (const connection of connections) connect(this.#places, connection);
  }

  get services(): GraphService[] {
    const numbers = new Map([...this.#places.keys()].map((key, index) => [key, index]));
    return [...this.#places.values()].map((place, index) => drawn(place, index, numbers));
  }
}

function placeOf(places: Map<string, Place>, { name, type }: Pick<ServiceSegment, 'name' | 'type'>): Place {
  const key = keyOf({ name, type });
  const known = places.get(key) ?? {
    name,
    type,
    isRoot: false,
    isInferred: true,
    nodes: new Tally(),
    calls: new Map(),
  };
  places.set(key, known);
  return known;
}

function enter(place: Place, { node, isRoot, isInferred }: ServiceSegment): void {
  place.nodes.add(node);
  place.isRoot ||= isRoot;
  place.isInferred &&= isInferred;
}

function connect(places: Map<string, Place>, { from, to, call }: Connection): void {
  const source = placeOf(places, from ?? { name: to.name, type: CLIENT });
  const target = keyOf(to);
  const made = source.calls.get(target) ?? new Tally();
  source.calls.set(target, made);
  made.add(call);
  if (from === null) source.nodes.add(call);
}

const edge = (ReferenceId: number, made: Tally): GraphEdge => ({
  ReferenceId,
  ...made.window,
  SummaryStatistics: made.statistics,
  ResponseTimeHistogram: made.histogram,
  Aliases: [],
});

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
    ...nodes.window,
    Edges: edges,
    ...(!isClient && {
      SummaryStatistics: nodes.statistics,
      DurationHistogram: nodes.histogram,
      ResponseTimeHistogram: isInferred ? [] : nodes.histogram,
    }),
  };
}
