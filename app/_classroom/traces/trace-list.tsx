'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { IMPORTED } from '@/lib/telemetry/trace-import.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { traceHref } from '../step/trace-href.ts';
import { isPlain, lookPath, type ListLook } from './list-look.ts';
import styles from './trace-list.module.css';
import { TraceSearch } from './trace-search.tsx';
import { FoundLine, NoneFound, OlderTraces } from './traces-found.tsx';
import { useListLook } from './use-list-look.ts';
import { useRecentTraces, type RecentTraces, type TraceLine } from './use-recent-traces.ts';

const columns: Column<TraceLine>[] = [
  {
    head: 'Trace',
    cell: (trace) => (
      <Link className={styles.name} href={traceHref(trace)}>
        <span>{printable(maskedText(trace.name), 200) || '(no name)'}</span>
        <code className={styles.id}>{trace.traceId.slice(0, 8)}</code>
      </Link>
    ),
  },
  {
    head: 'Services',
    cell: (trace) => (
      <span className={styles.services}>
        {trace.services.map((service) => printable(maskedText(service), 100)).join(', ')}
      </span>
    ),
  },
  { head: 'Spans', align: 'right', cell: (trace) => trace.spans.toLocaleString('en') },
  {
    head: 'Segments',
    align: 'right',
    cell: (trace) => (trace.segments === 0 ? '' : trace.segments.toLocaleString('en')),
  },
  { head: 'Duration', align: 'right', cell: (trace) => durationText(trace.durationMs) },
  { head: 'Started', align: 'right', cell: (trace) => <StartTime nanoseconds={trace.start} /> },
  { head: 'Notes', cell: (trace) => <Notes trace={trace} /> },
];

/** The newest traces first, and new ones on top as they arrive; a search asks all that are stored. */
export function TraceList() {
  const { typed, asked, change } = useListLook();
  const { loaded, isCurrent, ...read } = useRecentTraces(lookPath(asked));
  if (!loaded) return <TracesWait />;
  const isEmpty = isPlain(asked) && isPlain(typed) && asked.before === null && read.traces.length === 0;
  if (isEmpty && isCurrent && read.problems.length === 0) return <NoTraces />;
  return (
    <>
      <TraceSearch typed={typed} onChange={change} />
      <Found asked={asked} isCurrent={isCurrent} {...read} />
    </>
  );
}

/** Stands in for the list while it is on its way. */
export const TracesWait = () => (
  <div className={styles.wait}>
    <Skeleton lines={8} of="the traces" lineHeight="2.5rem" />
  </div>
);

const NoTraces = () => (
  <EmptyState title="No trace has arrived yet.">
    <LinkButton look="primary" href="/">
      Click through a lesson
    </LinkButton>
    <LinkButton href="/connect">Connect your own service</LinkButton>
  </EmptyState>
);

function Found({ asked, traces, count, problems, isCurrent }: { asked: ListLook } & Omit<RecentTraces, 'loaded'>) {
  if (problems.length > 0) return problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  const shown = { asked, traces, count };
  if (traces.length === 0) return isCurrent ? <NoneFound asked={asked} /> : <TracesWait />;
  return (
    <div className={styles.list} aria-busy={!isCurrent}>
      <FoundLine {...shown} />
      <DataTable caption="The newest traces" columns={columns} items={traces} keyOf={({ traceId }) => traceId} />
      <OlderTraces {...shown} />
    </div>
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
