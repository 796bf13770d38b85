'use client';
import { useState } from 'react';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { ServiceLinks } from '@/lib/telemetry/service-links.ts';
import { useFeed } from '../../feed/use-feed.ts';
import { useGathered } from '../../feed/use-gathered.ts';
import { useReading } from '../../feed/use-reading.ts';
import { MapPanel } from './map-panel.tsx';
import styles from './map-panel.module.css';

/** The service map of everything that arrived, asked for anew when more does. */
export function WorkspaceMap() {
  const [state, setState] = useState<{ links: ServiceLinks | null; problems: Problem[] }>({
    links: null,
    problems: [],
  });
  const { version, hear } = useGathered();
  useReading<ServiceLinks>({
    key: '/classroom/service-map',
    version,
    take: (answer) =>
      setState((before) =>
        answer.ok ? { links: answer.body, problems: [] } : { links: before.links, problems: answer.problems },
      ),
  });
  useFeed((event) => {
    if (event.type === 'spans' || event.type === 'gap') hear();
  });
  const { links, problems } = state;
  if (problems.length > 0) return problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (links === null) return <Skeleton lines={8} of="the service map" lineHeight="2.5rem" />;
  if (links.spans === 0) {
    return (
      <EmptyState title="No span has arrived yet.">
        <LinkButton look="primary" href="/">
          Click through a lesson
        </LinkButton>
        <LinkButton href="/connect">Connect your own service</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.says}>
        Of the newest {links.spans.toLocaleString('en')} spans. An arrow is a call: a span whose parent is another
        service’s. Dashed places sent no span; their callers name them.
      </p>
      <MapPanel links={links} />
    </>
  );
}
