'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Arrival } from '@/lib/telemetry/arrival.ts';
import { CopyButton } from '../copy-button.tsx';
import type { FeedState } from '../feed/live-feed.ts';
import { useFeedState } from '../feed/use-feed.ts';
import { ArrivalLine } from './arrival-line.tsx';
import styles from './arrivals.module.css';
import { filters, listed, type Filter } from './recent-arrivals.ts';
import { useArrivals, type RecentArrivals } from './use-arrivals.ts';

/** Every request that reached a door, as it comes, and what became of it. `curl` is the line that would bring one. */
export function Arrivals({ curl }: { curl: string }) {
  const recent = useArrivals();
  const [filter, setFilter] = useState<Filter>('all');
  const [held, setHeld] = useState<Arrival[] | null>(null);
  const shown = listed(held ?? recent.arrivals, filter, recent.ours);
  const newer = held === null ? 0 : recent.arrivals.filter(({ id }) => id > (held[0]?.id ?? 0)).length;
  const pause = (
    <Button size="small" aria-pressed={held !== null} onClick={() => setHeld(held === null ? recent.arrivals : null)}>
      {held === null ? 'Pause' : `Go on${newer > 0 ? ` (${newer} new)` : ''}`}
    </Button>
  );
  return (
    <Panel title="What has reached us" aside={pause} flush>
      <div className={styles.tools}>
        <FilterChoice chosen={filter} onChoose={setFilter} />
        <Liveness paused={held !== null} />
      </div>
      <output className={styles.words}>{held === null ? recent.news : ''}</output>
      <div className={styles.list}>
        <List recent={recent} shown={shown} filter={filter} curl={curl} />
      </div>
    </Panel>
  );
}

interface ListProps {
  recent: RecentArrivals;
  shown: Arrival[];
  filter: Filter;
  curl: string;
}

function List({ recent, shown, filter, curl }: ListProps) {
  if (!recent.loaded) return <Skeleton lines={6} of="the requests" />;
  if (recent.problems.length > 0)
    return recent.problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (shown.length === 0) return <Nothing filter={filter} curl={curl} />;
  return (
    <ol className={styles.arrivals} aria-label="Requests, the newest first">
      {shown.map((arrival) => (
        <li key={arrival.id}>
          <ArrivalLine arrival={arrival} />
        </li>
      ))}
    </ol>
  );
}

const emptyTitles: Record<Filter, string> = {
  all: 'Nothing has reached us yet.',
  refused: 'Nothing was refused.',
  outside: 'Nothing has come from outside yet.',
};

function Nothing({ filter, curl }: { filter: Filter; curl: string }) {
  return (
    <EmptyState title={emptyTitles[filter]}>
      {filter === 'refused' ? (
        <p>Where a request is turned away, it stands here with its reason and with what to do about it.</p>
      ) : (
        <div className={styles.try}>
          <p>Try the way with one span by hand. It should stand here a moment later.</p>
          <CodeFrame name="in any shell" tools={<CopyButton text={curl} of="the line for curl" />}>
            <pre>
              <code>{curl}</code>
            </pre>
          </CodeFrame>
        </div>
      )}
    </EmptyState>
  );
}

function FilterChoice({ chosen, onChoose }: { chosen: Filter; onChoose: (filter: Filter) => void }) {
  return (
    <fieldset className={styles.filters}>
      <legend className={styles.words}>Which requests</legend>
      {Object.entries(filters).map(([id, { label }]) => (
        <label key={id} className={styles.filter}>
          <input type="radio" name="arrival-filter" checked={id === chosen} onChange={() => onChoose(id as Filter)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

const liveWords: Record<FeedState, string> = {
  unused: 'connecting',
  connecting: 'connecting',
  open: 'live',
  lost: 'connection lost, trying again',
};

function Liveness({ paused }: { paused: boolean }) {
  const state = useFeedState();
  const words = liveWords[state];
  return (
    <span className={styles.live} data-state={paused ? 'paused' : state}>
      {paused ? 'paused' : words}
    </span>
  );
}
