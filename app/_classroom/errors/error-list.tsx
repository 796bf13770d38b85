'use client';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { LinkButton } from '@/app/_ui/button.tsx';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { Sparkline } from '@/app/_ui/sparkline.tsx';
import type { ErrorItem } from '@/lib/telemetry/error-item.ts';
import styles from './errors.module.css';
import { FilterBar } from './filter-bar.tsx';
import { HiddenItems } from './hidden-items.tsx';
import { filtered, filterFrom, hrefOf, type ItemFilter } from './item-filter.ts';
import { itemHref } from './item-href.ts';
import { LevelPill, StatusPill } from './level-pill.tsx';
import { Moment } from './moment.tsx';
import { useAsked } from './use-asked.ts';
import { plainText } from './plain-text.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

const hourOf = ({ lastHour }: ErrorItem): string => {
  const count = lastHour.reduce((sum, each) => sum + each, 0);
  return `${count} occurrence${count === 1 ? '' : 's'} in the last hour`;
};

const columns: Column<ErrorItem>[] = [
  {
    head: 'Item',
    cell: (item) => (
      <Link className={styles.title} href={itemHref(item.fingerprint)}>
        {item.title === '' ? '(no title)' : plainText(maskedText(item.title))}
      </Link>
    ),
  },
  { head: 'Level', cell: (item) => <LevelPill level={item.level} /> },
  {
    head: 'Environment',
    cell: (item) => <span className={styles.quiet}>{plainText(maskedText(item.environment))}</span>,
  },
  { head: 'Occurrences', align: 'right', cell: (item) => item.occurrences.toLocaleString('en') },
  { head: 'Last hour', cell: (item) => <Sparkline counts={item.lastHour} label={hourOf(item)} /> },
  { head: 'Last seen', align: 'right', cell: (item) => <Moment at={item.lastSeen} /> },
  { head: 'First seen', align: 'right', cell: (item) => <Moment at={item.firstSeen} /> },
  { head: 'Status', cell: (item) => <StatusPill item={item} /> },
];

/** Not by the router: it asks the server first, and a second click meanwhile would undo the one before. */
const onChange = (wanted: ItemFilter): void => window.history.replaceState(null, '', hrefOf(wanted));

/** The workspace's error items, those first that happened last; new ones come as they arrive. */
export function ErrorList() {
  const filter = filterFrom(useSearchParams());
  const { body, problems } = useAsked<{ items: ErrorItem[] }>('/classroom/errors');
  if (problems.length > 0) return problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (body === null) return <Skeleton lines={8} of="the errors" lineHeight="2.5rem" />;
  if (body.items.length === 0) return <NoItems />;
  const shown = filtered(body.items, filter);
  return (
    <div className={styles.stack}>
      <FilterBar filter={filter} items={body.items} onChange={onChange} />
      <HiddenItems filter={filter} items={body.items} onChange={onChange} />
      {shown.length === 0 ? (
        <EmptyState title="No item is let through by this filter.">
          <LinkButton href="/errors">Back to the usual filter</LinkButton>
        </EmptyState>
      ) : (
        <DataTable
          caption="Error items, those first that happened last"
          columns={columns}
          items={shown}
          keyOf={({ fingerprint }) => fingerprint}
          folds
        />
      )}
    </div>
  );
}

function NoItems() {
  return (
    <EmptyState title="No error was reported yet.">
      <LinkButton look="primary" href="/learn/rollbar">
        Report one in the lesson
      </LinkButton>
      <LinkButton href="/connect">Find your access token</LinkButton>
    </EmptyState>
  );
}
