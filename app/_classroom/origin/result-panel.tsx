'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { OriginQuery } from '@/lib/origin/origin.ts';
import type { PartTaken } from '@/lib/origin/part-taken.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { originHref, type OriginAddress } from './origin-href.ts';
import styles from './origin.module.css';

const columnsOf = (hrefOf: (near: string) => string): Column<PartTaken>[] => [
            { head: 'Calculation', cell: ({ key }) => <code className={styles.data}>{printable(key, 120)}</code> },
            { head: 'The cell', cell: ({ cell }) => <strong className={styles.data}>{printable(cell ?? 'a heatmap', 120)}</strong> },
            { head: 'This row', cell: ({ own }) => <span className={styles.data}>{printable(own ?? '–', 200)}</span> },
            { head: 'How it took part', cell: ({ how }) => <span className={styles.why}>{printable(how, 400)}</span> },
  {
    head: 'Go to',
    cell: ({ key, hasNearest }) =>
      hasNearest ? (
        <Link href={hrefOf(key)} aria-label={`nearest row to ${printable(key, 120)}`}>
          nearest row
        </Link>
      ) : (
        <span className={styles.quiet}>–</span>
      ),
  },
]; // prettier-ignore

interface Props {
  query: OriginQuery;
  address: OriginAddress;
}

/** The cells of the row’s group, and how this row took part in each. */
export function ResultPanel({ query, address }: Props) {
  const { group, place, sample, parts, havings } = query;
  const hrefOf = (near: string): string => originHref({ ...address, at: query.askedAt, nth: 0, near });
  const rows = `${sample.matched.toLocaleString('en')} ${sample.matched === 1 ? 'row' : 'rows'}`;
  return (
    <Panel title="4 · The result" aside={group.length === 0 ? undefined : `row ${place} of the table`}>
      <div className={styles.stack}>
        <p className={styles.explained}>
          {group.length === 0 ? 'The query has no GROUP BY, so all of its rows are one group: ' : 'Its group is '}
          {group.map(({ column, text }, index) => (
            <span key={column}>
              {index > 0 ? ' and ' : ''}
              <code className={styles.data}>
                {printable(column, 80)} = {printable(text, 200)}
              </code>
            </span>
          ))}
          {group.length === 0 ? '' : ', with '}
          {rows}.
        </p>
        <DataTable<PartTaken>
          caption="How this row took part in the result"
          folds
          items={parts}
          keyOf={({ key }) => key}
          columns={columnsOf(hrefOf)}
        />
        {havings.map(({ says, here, holds }) => (
          <p key={says} className={styles.explained}>
            HAVING <code className={styles.data}>{printable(says, 120)}</code>: the group has {here}, so it{' '}
            {holds ? 'stays' : 'goes'}.
          </p>
        ))}
      </div>
    </Panel>
  );
} // prettier-ignore
