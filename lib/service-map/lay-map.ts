import { Graph, layout } from '@dagrejs/dagre';
import type { MapEdge, MapNode, ServiceGraph } from './graph-of.ts';

/** Pixels of a place on the map, and between places. */
export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 60;
const BETWEEN_RANKS = 120;
const BETWEEN_NODES = 28;
const MARGIN = 16;

export interface PlacedNode {
  node: MapNode;
  /** Pixels from the top left corner to its own. */
  x: number;
  y: number;
}

export interface PlacedEdge {
  edge: MapEdge;
  /** The way of the arrow, in pixels; two points at least. */
  points: readonly { x: number; y: number }[];
}

export interface MapLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

/** Lays a map out in ranks, callers before what they call. The same graph is always laid out the same. */
export function layMap({ nodes, edges }: ServiceGraph, direction: 'LR' | 'TB' = 'LR'): MapLayout {
  const graph = new Graph({ multigraph: true });
  const around = { marginx: MARGIN, marginy: MARGIN, ranksep: BETWEEN_RANKS, nodesep: BETWEEN_NODES };
  graph.setGraph({ rankdir: direction, ...around, ranksep: direction === 'LR' ? BETWEEN_RANKS : BETWEEN_RANKS / 2 });
  // Numbers for names: a name may be what the library keeps for itself.
  const numbers = new Map(nodes.map(({ key }, number) => [key, String(number)]));
  for (const number of numbers.values()) graph.setNode(number, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const [number, { from, to }] of edges.entries()) {
    graph.setEdge(numbers.get(from) ?? '', numbers.get(to) ?? '', {}, String(number));
  }
  if (nodes.length > 0) layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    nodes: nodes.map((node) => ({ node, ...cornerOf(graph.node(numbers.get(node.key) ?? '')) })),
    edges: edges.map((edge, number) => ({ edge, points: pointsOf(graph, edge, numbers, String(number)) })),
    width,
    height,
  };
}

/** The library places a node by its middle. */
const cornerOf = ({ x = 0, y = 0 }: { x?: number; y?: number }): { x: number; y: number } => ({
  x: x - NODE_WIDTH / 2,
  y: y - NODE_HEIGHT / 2,
});

function pointsOf(
  graph: Graph,
  { from, to }: MapEdge,
  numbers: ReadonlyMap<string, string>,
  name: string,
): readonly { x: number; y: number }[] {
  const { points = [] } = graph.edge(numbers.get(from) ?? '', numbers.get(to) ?? '', name) as {
    points?: { x: number; y: number }[];
  };
  return points.map(({ x, y }) => ({ x, y }));
}
