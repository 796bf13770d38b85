'use client';
import { useState } from 'react';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { IMPORTED } from '@/lib/telemetry/trace-import.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { traceHref } from '../step/trace-href.ts';
import { matchingTraces } from './matching-traces.ts';
import styles from './trace-list.module.css';
import { TraceSearch } from './trace-search.tsx';
import { useRecentTraces, type TraceLine } from './use-recent-traces.ts';

const columns: Column<TraceLine>[] = [
  {
    head: 'Trace',
    cell: (trace) => (
      <Link className={styles.name} href={traceHref(trace)}>
        <span>{maskedText(trace.name)}</span>
        <code className={styles.id}>{trace.traceId.slice(0, 8)}</code>
      </Link>
    ),
  },
  {
    head: 'Services',
    cell: (trace) => <span className={styles.services}>{trace.services.map(maskedText).join(', ')}</span>,
  },
  { head: 'Spans', align: 'right', cell: (trace) => trace.spans },
  { head: 'Segments', align: 'right', cell: (trace) => (trace.segments === 0 ? '' : trace.segments) },
  { head: 'Duration', align: 'right', cell: (trace) => durationText(trace.durationMs) },
  { head: 'Started', align: 'right', cell: (trace) => <StartTime nanoseconds={trace.start} /> },
  { head: 'Notes', cell: (trace) => <Notes trace={trace} /> },
];

/** The newest traces first, and new ones on top as they arrive. */
export function TraceList() {
  const { traces, problems, loaded } = useRecentTraces();
  const [wanted, setWanted] = useState('');
  if (problems.length > 0) return problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (!loaded) return <Skeleton lines={8} of="the traces" lineHeight="2.5rem" />;
  if (traces.length === 0) {
    return (
      <EmptyState title="No trace has arrived yet.">
        <LinkButton look="primary" href="/">
          Click through a lesson
        </LinkButton>
        <LinkButton href="/connect">Connect your own service</LinkButton>
      </EmptyState>
    );
  }
  const found = matchingTraces(traces, wanted);
  return (
    <>
      <TraceSearch value={wanted} onChange={setWanted} />
      {found.length === 0 ? (
        <p className={styles.none}>None of the newest {traces.length} traces has this in its name, services or id.</p>
      ) : (
        <DataTable caption="The newest traces" columns={columns} items={found} keyOf={({ traceId }) => traceId} />
      )}
    </>
  );
}

function StartTime({ nanoseconds }: { nanoseconds: string }) {
  const started = new Date(Number(BigInt(nanoseconds) / 1_000_000n));
  return <time dateTime={started.toISOString()}>{started.toLocaleTimeString('en-GB')}</time>;
}

function Notes({ trace }: { trace: TraceLine }) {
  return (
    <span className={styles.notes}>
      {trace.errors > 0 ? (
        <Pill tone="bad">
          {trace.errors} error{trace.errors === 1 ? '' : 's'}
        </Pill>
      ) : null}
      {trace.environments.includes(IMPORTED) ? <Pill tone="info">imported</Pill> : null}
      {trace.hasRoot || trace.spans === 0 ? null : <Pill tone="warn">no root</Pill>}
    </span>
  );
}
