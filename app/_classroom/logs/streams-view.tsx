'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { LogStreamSummary } from '@/lib/telemetry/log-view.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { Moment } from '../errors/moment.tsx';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { logHref } from './log-address.ts';
import styles from './logs.module.css';
import { sizeText } from './size-text.ts';

type Row = LogStreamSummary & { group: string };

const momentOf = (at: number | null) => (at === null ? '–' : <Moment at={at} />);

const columns: Column<Row>[] = [
  {
    head: 'Stream',
    cell: ({ group, name }) => (
      <Link className={styles.name} href={logHref({ group, stream: name })}>
        {printable(maskedText(name), 200) || '(no name)'}
      </Link>
    ),
  },
  { head: 'Lines', align: 'right', cell: ({ lines }) => lines.toLocaleString('en') },
  { head: 'Stored', align: 'right', cell: ({ bytes }) => sizeText(bytes) },
  { head: 'First line', align: 'right', cell: ({ firstAt }) => momentOf(firstAt) },
  { head: 'Last line', align: 'right', cell: ({ lastAt }) => momentOf(lastAt) },
];

interface Props {
  group: string;
  /** undefined: not read yet. */
  streams: readonly LogStreamSummary[] | undefined;
}

/** The streams of a group, those first that were written to last. */
export function StreamsView({ group, streams }: Props) {
  if (streams === undefined) return <Skeleton lines={4} of="the streams" lineHeight="2.5rem" />;
  if (streams.length === 0)
    return (
      <EmptyState title="The group has no stream yet.">
        <LinkButton href="/learn/cloudwatch-logs">The lesson on logs</LinkButton>
      </EmptyState>
    );
  const rows = streams.map((stream): Row => Object.assign({ group }, stream));
  return <DataTable caption="Streams of the group" columns={columns} items={rows} keyOf={({ name }) => name} folds />;
}
