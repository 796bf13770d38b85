'use client';
import { Button } from '@/app/_ui/button.tsx';
import { DataTable, type Column as Heads } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { Origin } from '@/lib/origin/origin.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import shared from './origin.module.css';
import styles from './columns-panel.module.css';

type Told = Origin['columns'][number];

interface Props extends Pick<Origin, 'row' | 'columns' | 'absent' | 'aside'> {
  /** A place in the request is to be looked at. */
  onShow: (path: string) => void;
}

const columnsLeadingTo = (onShow: (path: string) => void): Heads<Told>[] => [
  { head: 'Column', cell: ({ column }) => <code className={shared.data}>{printable(column, 120)}</code> },
  { head: 'Type', cell: ({ type }) => <span className={shared.quiet}>{type}</span> },
  { head: 'Value', cell: ({ value }) => <span className={shared.data}>{printable(value, 400)}</span> },
  { head: 'From', cell: ({ from }) => <Places from={from} onShow={onShow} /> },
  { head: 'Why', cell: ({ why }) => <span className={shared.why}>{why ?? 'As it stands there.'}</span> },
];

/** The columns that a query sees of the row, each with the place in OTLP that it comes from. */
export function ColumnsPanel({ row, columns, absent, aside, onShow }: Props) {
  return (
    <Panel title="2 · The columns it became" aside={`${columns.length} columns`}>
      <div className={shared.stack}>
        <p className={shared.explained}>
          {row.kind === 'span'
            ? 'Honeycomb keeps each span as one wide row: every attribute is a column, whether it was the resource’s, the scope’s or the span’s own.'
            : `An ${row.kind === 'event' ? 'event' : 'link'} is a row of its own, with some columns of its span.`}{' '}
          Press a place to see it in the request above.
        </p>
        <DataTable<Told>
          caption="The columns of this row"
          folds
          items={columns}
          keyOf={({ column }) => column}
          columns={columnsLeadingTo(onShow)}
        />
        <Rest title="Columns that it has not" items={absent.map(({ column, why }) => ({ name: column, why }))} />
        <Rest title="What arrived and is no column" items={aside.map(({ path, why }) => ({ name: path, why }))} />
      </div>
    </Panel>
  );
}

function Places({ from, onShow }: { from: readonly string[]; onShow: (path: string) => void }) {
  if (from.length === 0) return <span className={shared.quiet}>nowhere in OTLP</span>;
  return (
    <span className={styles.places}>
      {from.map((path) => (
        <Button key={path} look="quiet" size="small" onClick={() => onShow(path)}>
          <code className={shared.data}>{printable(path, 120)}</code>
        </Button>
      ))}
    </span>
  );
}

function Rest({ title, items }: { title: string; items: { name: string; why: string }[] }) {
  if (items.length === 0) return null;
  return (
    <details className={shared.rest}>
      <summary>
        {title} ({items.length})
      </summary>
      <dl className={styles.whys}>
        {items.map(({ name, why }) => (
          <div key={`${name} ${why}`}>
            <dt>
              <code className={shared.data}>{printable(name, 120)}</code>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
