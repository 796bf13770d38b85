import type { MapLayout, PlacedEdge, PlacedNode } from '@/lib/service-map/lay-map.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '@/lib/service-map/lay-map.ts';
import { kindWords } from '@/lib/service-map/map-words.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { inServiceColour, type Colours } from '../waterfall/service-dot.tsx';
import styles from './service-map.module.css';

interface Props {
  layout: MapLayout;
  colours: Colours;
  /** The place that is looked at; its arrows stand out. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** Services and what they called: places, and arrows between them. The same stands in a table beside it. */
export function ServiceMapDrawing({ layout, colours, chosen, onChoose }: Props) {
  const { nodes, edges, width, height } = layout;
  return (
    <div
      className={styles.map}
      style={{ width, height }}
      data-chosen={chosen === undefined ? undefined : true}
      data-crowded={layout.isCrowded || undefined}
    >
      <svg className={styles.arrows} width={width} height={height} aria-hidden="true">
        <defs>
          <marker id="map-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" fill="context-stroke" />
          </marker>
        </defs>
        {edges.map((placed) => (
          <Arrow
            key={placed.edge.key}
            placed={placed}
            isNear={chosen === placed.edge.from || chosen === placed.edge.to}
          />
        ))}
      </svg>
      {nodes.map((placed) => (
        <MapPlace
          key={placed.node.key}
          placed={placed}
          colours={colours}
          isChosen={placed.node.key === chosen}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

/** More calls, a thicker line; by their logarithm, or one busy line would make hairs of all others. */
const thickness = (calls: number): number => Math.min(6, 1.25 + Math.log10(Math.max(1, calls)));

function Arrow({ placed: { edge, points, label }, isNear }: { placed: PlacedEdge; isNear: boolean }) {
  const { link } = edge;
  return (
    <g className={styles.arrow} data-failed={link.failed > 0 || undefined} data-near={isNear || undefined}>
      <path d={wayOf(points)} strokeWidth={thickness(link.calls)} markerEnd="url(#map-arrow)" fill="none" />
      <rect x={label.x - label.width / 2} y={label.y - label.height / 2} width={label.width} height={label.height} />
      <text x={label.x} y={label.y} textAnchor="middle" dominantBaseline="central">
        {label.text}
      </text>
    </g>
  );
}

/** Through the middles of its parts, so that it bends instead of breaking. */
function wayOf(points: PlacedEdge['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = rest.at(-1) ?? first;
  const bends = rest.slice(0, -1).map((point, nth) => {
    const next = rest[nth + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M${first.x} ${first.y} ${bends.join(' ')} L${last.x} ${last.y}`;
}

interface PlaceProps {
  placed: PlacedNode;
  colours: Colours;
  isChosen: boolean;
  onChoose: (key: string) => void;
}

function MapPlace({ placed: { node, x, y }, colours, isChosen, onChoose }: PlaceProps) {
  const { key, name, kind, sum } = node;
  return (
    <button
      type="button"
      className={styles.place}
      style={{ left: x, top: y, width: NODE_WIDTH, height: NODE_HEIGHT, ...inServiceColour(name, colours) }}
      aria-pressed={isChosen}
      data-kind={kind}
      data-failed={(sum?.failed ?? 0) > 0 || undefined}
      onClick={() => onChoose(key)}
    >
      <span className={styles.name}>{printable(name, 60)}</span>
      <span className={styles.figures}>{sum === null ? kindWords[kind] : requestsText(sum)}</span>
    </button>
  );
}

const requestsText = ({ requests, failed, p95Ms }: { requests: number; failed: number; p95Ms: number }): string =>
  [
    `${requests.toLocaleString('en')} request${requests === 1 ? '' : 's'}`,
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    requests === 1 ? durationText(p95Ms) : `p95 ${durationText(p95Ms)}`,
  ].join(', ');
