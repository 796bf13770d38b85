'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { OriginQuery } from '@/lib/origin/origin.ts';
import type { PartTaken } from '@/lib/origin/part-taken.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { timesText } from '../query/region-words.ts';
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

function asideOf({ group, place, part }: OriginQuery): string | undefined {
  if (part.is === 'point') return 'a point of the chart';
  if (group.length === 0) return undefined;
  return place === null ? 'no row of the table' : `row ${place} of the table`;
}

/** The cells of the row’s group, and how this row took part in each. */
export function ResultPanel({ query, address }: Props) {
  const { parts, havings } = query;
  // The nearest of all rows of the group, and not only of the region or the trace that was come from.
  const { region: _region, trace: _trace, span: _span, kind: _kind, time: _time, ...whole } = address;
  const hrefOf = (near: string): string =>
    originHref({ ...whole, group: query.groupName, at: query.askedAt, nth: 0, near });
  return (
    <Panel title="4 · The result" aside={asideOf(query)}>
      <div className={styles.stack}>
        <GroupText query={query} />
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

/** Which group the row belongs to, and how many rows that has. */
function GroupText({ query: { group, place, rows: count, part } }: Pick<Props, 'query'>) {
  const rows = `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
  return (
    <>
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
        {rows}
        {part.is === 'point' ? ` in this bucket, ${timesText(part.from, part.to)}` : ''}.
      </p>
      {place === null ? (
        <p className={styles.explained}>
          The table has no row for it: LIMIT or HAVING left the group out, so there are no cells to show.
        </p>
      ) : null}
    </>
  );
}
