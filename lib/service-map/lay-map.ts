import { Graph, layout } from '@dagrejs/dagre';
import type { MapEdge, MapNode, ServiceGraph } from './graph-of.ts';
import { linkText } from './map-words.ts';

/** Pixels of a place on the map, and between places; a label between ranks has room of its own. */
export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 76;
const BETWEEN_RANKS = 24;
const BETWEEN_NODES = 28;
const BETWEEN_EDGES = 6;
const MARGIN = 16;
/** Of a letter in a label, widely; and of its line. */
const LETTER = 6.4;
const LINE = 18;
/** What a label really takes, of that. */
const TAKEN = 0.85;
/** Of more arrows than this none has room for its label: it is told of those that are chosen, and in the table. */
const MOST_LABELLED = 24;

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
  /** What it says, the middle of where that stands, and how much room it takes. */
  label: { text: string; x: number; y: number; width: number; height: number };
}

export interface MapLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
  /** Its arrows were laid without room for labels. */
  isCrowded: boolean;
}

/** Where no label stands between two ranks, their arrows still need room to turn. */
const ranksFor = (edges: number): number => (edges > MOST_LABELLED ? 3 * BETWEEN_RANKS : BETWEEN_RANKS);

/** Lays a map out in ranks, callers before what they call. The same graph is always laid out the same. */
export function layMap({ nodes, edges }: ServiceGraph, direction: 'LR' | 'TB' = 'LR'): MapLayout {
  const graph = new Graph({ multigraph: true });
  const around = {
    marginx: MARGIN,
    marginy: MARGIN,
    ranksep: ranksFor(edges.length),
    nodesep: BETWEEN_NODES,
    edgesep: BETWEEN_EDGES,
  };
  graph.setGraph({ rankdir: direction, ...around });
  // Numbers for names: a name may be what the library keeps for itself.
  const numbers = new Map(nodes.map(({ key }, number) => [key, String(number)]));
  for (const number of numbers.values()) graph.setNode(number, { width: NODE_WIDTH, height: NODE_HEIGHT });
  const isCrowded = edges.length > MOST_LABELLED;
  for (const [number, { from, to, link }] of edges.entries()) {
    const room = isCrowded ? { width: 1, height: 1 } : { width: linkText(link).length * LETTER, height: LINE };
    const label = { ...room, labelpos: 'c' };
    graph.setEdge(numbers.get(from) ?? '', numbers.get(to) ?? '', label, String(number));
  }
  if (nodes.length > 0) layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    nodes: nodes.map((node) => ({ node, ...cornerOf(graph.node(numbers.get(node.key) ?? '')) })),
    edges: edges.map((edge, number) => placed(graph, edge, numbers, String(number))),
    width,
    height,
    isCrowded,
  };
}

/** The library places a node by its middle. */
const cornerOf = ({ x = 0, y = 0 }: { x?: number; y?: number }): { x: number; y: number } => ({
  x: x - NODE_WIDTH / 2,
  y: y - NODE_HEIGHT / 2,
});

function placed(graph: Graph, edge: MapEdge, numbers: ReadonlyMap<string, string>, name: string): PlacedEdge {
  const laid = graph.edge(numbers.get(edge.from) ?? '', numbers.get(edge.to) ?? '', name) as Laid;
  const points = (laid.points ?? []).map(({ x, y }) => ({ x, y }));
  const text = linkText(edge.link);
  const room = { width: text.length * LETTER * TAKEN, height: LINE };
  return { edge, points, label: { text, x: laid.x ?? 0, y: laid.y ?? 0, ...room } };
}

/** What the library adds to an edge. */
interface Laid {
  points?: { x: number; y: number }[];
  x?: number;
  y?: number;
}
