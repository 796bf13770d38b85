'use client';
import { useMemo, useState } from 'react';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { ServiceMapDrawing } from '@/app/_ui/map/service-map.tsx';
import { Scroller } from '@/app/_ui/scroller.tsx';
import { graphOf, type ServiceGraph } from '@/lib/service-map/graph-of.ts';
import { layMap } from '@/lib/service-map/lay-map.ts';
import { kindWords } from '@/lib/service-map/map-words.ts';
import type { CallLink, ServiceLinks } from '@/lib/telemetry/service-links.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { serviceColours } from '@/lib/waterfall/service-colour.ts';
import { maskedText } from '../../secrets/masked-telemetry.ts';
import { useKnowsScreen, useNarrowScreen } from '../use-wide-screen.ts';
import styles from './map-panel.module.css';

const columns: Column<CallLink>[] = [
  {
    head: 'Call',
    cell: ({ from, to }) => (
      <span className={styles.call}>
        {printable(maskedText(from), 60)} → {printable(maskedText(to), 60)}
      </span>
    ),
  },
  { head: 'To a', cell: ({ kind }) => kindWords[kind] },
  { head: 'Calls', align: 'right', cell: ({ calls }) => calls.toLocaleString('en') },
  { head: 'Failed', align: 'right', cell: ({ failed }) => (failed === 0 ? '' : failed.toLocaleString('en')) },
  { head: 'Median', align: 'right', cell: ({ p50Ms }) => durationText(p50Ms) },
  { head: 'p95', align: 'right', cell: ({ p95Ms }) => durationText(p95Ms) },
];

/** Who called whom: drawn, and the same as figures. A place that is chosen leaves its own calls. */
export function MapPanel({ links }: { links: Pick<ServiceLinks, 'services' | 'calls'> }) {
  const graph = useMemo(() => withMaskedNodes(graphOf(links)), [links]);
  const isKnown = useKnowsScreen();
  const direction = useNarrowScreen() ? 'TB' : 'LR';
  const layout = useMemo(() => layMap(graph, direction), [graph, direction]);
  const colours = useMemo(() => serviceColours(links.services.map(({ service }) => service)), [links]);
  const [wanted, setWanted] = useState<string>();
  const chosen = graph.nodes.find(({ key }) => key === wanted);
  const edges = graph.edges.filter(({ from, to }) => chosen === undefined || from === chosen.key || to === chosen.key);
  return (
    <div className={styles.panel} data-unknown={!isKnown || undefined}>
      <Scroller className={styles.scroller} label="Service map">
        <ServiceMapDrawing
          layout={layout}
          colours={colours}
          chosen={chosen?.key}
          onChoose={(key) => setWanted(key === chosen?.key ? undefined : key)}
        />
      </Scroller>
      <output className={styles.says}>
        {chosen === undefined
          ? 'Choose a place to see its calls alone.'
          : `The calls to and from ${printable(chosen.name, 60)}. Choose it again to see all.`}
      </output>
      {edges.length === 0 ? (
        <p className={styles.says}>No call from one to another was seen.</p>
      ) : (
        <DataTable caption="Calls" columns={columns} items={edges.map(({ link }) => link)} keyOf={keyOf} folds />
      )}
    </div>
  );
}

/** Places keep their keys: two names that are hidden stay two places. */
const withMaskedNodes = ({ nodes, edges }: ServiceGraph): ServiceGraph => ({
  nodes: nodes.map((node) => Object.assign({}, node, { name: maskedText(node.name) })),
  edges,
});

const keyOf = ({ from, to, kind }: CallLink): string => JSON.stringify([from, to, kind]);
