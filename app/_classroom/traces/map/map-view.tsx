'use client';
import { useMemo } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { linksOf } from '@/lib/service-map/links-of.ts';
import { NoSpans } from '../no-spans.tsx';
import type { TraceContent } from '../trace-content.ts';
import { useTraceTree } from '../use-trace-tree.tsx';
import { MapPanel } from './map-panel.tsx';
import styles from './map-panel.module.css';

/** The service map of one trace: spans and segments alike, each call an arrow. */
export function MapView({ content }: { content: TraceContent }) {
  const tree = useTraceTree(content);
  const links = useMemo(() => linksOf(tree), [tree]);
  if (tree.size === 0) {
    return <NoSpans content={content} title="No span of this trace is stored, so nobody called anybody." />;
  }
  return (
    <div className={styles.panel}>
      <p className={styles.says}>
        An arrow is a call: a span whose parent is another service’s. Dashed places sent no span; their callers name
        them. <LinkButton size="small" look="quiet" href="/traces/map">The map of all traces</LinkButton>
      </p>
      <MapPanel links={links} />
    </div>
  ); // prettier-ignore
}
