'use client';
import Link from 'next/link';
import { LinkButton } from '@/app/_ui/button.tsx';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { LogGroupSummary } from '@/lib/telemetry/log-view.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { Moment } from '../errors/moment.tsx';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { logHref } from './log-address.ts';
import styles from './logs.module.css';
import { sizeText } from './size-text.ts';
import { useLogAnswer } from './use-log-answer.ts';

const retentionOf = ({ retentionInDays: days }: LogGroupSummary): string => {
  if (days === null) return 'for ever';
  return `${days} day${days === 1 ? '' : 's'}`;
};

const columns: Column<LogGroupSummary>[] = [
  {
    head: 'Group',
    cell: ({ name }) => (
      <Link className={styles.name} href={logHref({ group: name })}>
        {printable(maskedText(name), 200) || '(no name)'}
      </Link>
    ),
  },
  { head: 'Keeps its lines', cell: retentionOf },
  { head: 'Streams', align: 'right', cell: ({ streams }) => streams.toLocaleString('en') },
  { head: 'Lines', align: 'right', cell: ({ lines }) => lines.toLocaleString('en') },
  { head: 'Stored', align: 'right', cell: ({ bytes }) => sizeText(bytes) },
  { head: 'Last line', align: 'right', cell: ({ lastAt }) => (lastAt === null ? '–' : <Moment at={lastAt} />) },
];

/** Every log group of the workspace, with how long it keeps its lines and what it holds. */
export function GroupList() {
  const { body, problems } = useLogAnswer<{ groups: LogGroupSummary[] }>('/classroom/logs', null);
  if (problems.length > 0) return problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (body === null) return <Skeleton lines={6} of="the log groups" lineHeight="2.5rem" />;
  if (body.groups.length === 0)
    return (
      <EmptyState title="No log group was made yet.">
        <LinkButton look="primary" href="/learn/cloudwatch-logs">
          Write a line in the lesson
        </LinkButton>
        <LinkButton href="/connect">Find the address and your key</LinkButton>
      </EmptyState>
    );
  return <DataTable caption="Log groups" columns={columns} items={body.groups} keyOf={({ name }) => name} folds />;
}
