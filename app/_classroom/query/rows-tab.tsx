'use client';
import { useMemo } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { MOST_COLUMNS } from '@/lib/query/evidence.ts';
import { columnChoices } from './column-choices.ts';
import { Combobox } from './combobox.tsx';
import { EvidenceTab } from './evidence-tab.tsx';
import type { QueryColumn } from './query-words.ts';
import { rowOrderOf } from './result-view.ts';
import { columnsOf } from './row-columns.ts';
import styles from './rows-tab.module.css';
import { RowsTable } from './rows-table.tsx';
import type { TraceHref } from './traces-tab.tsx';
import { askedOf, type EvidenceOf } from './use-evidence.ts';
import type { Looking } from './use-result-view.ts';
import { useRows, type Rows } from './use-rows.ts';

const orders = [
  { value: 'newest', words: 'Newest first' },
  { value: 'oldest', words: 'Oldest first' },
  { value: 'slowest', words: 'Slowest first' },
];

interface RowsTabProps {
  looking: Looking;
  columns: readonly QueryColumn[];
  traceHref: TraceHref;
  of: EvidenceOf;
}

function saidOf({ body, more, cut }: Rows): string {
  if (body === null) return '';
  const count = body.length.toLocaleString('en');
  if (more || cut) return `The first ${count} rows`;
  return body.length === 1 ? '1 row' : `All ${count} rows`;
}

/** The rows of the answer as they are stored: spans, and their events and links as rows of their own. */
export function RowsTab({ looking, columns, traceHref, of }: RowsTabProps) {
  const order = rowOrderOf(looking.view);
  const shown = columnsOf(of.spec, looking.view.columns);
  const rows = useRows(askedOf(of, { order, columns: shown }));
  return (
    <EvidenceTab
      evidence={rows}
      named="the rows"
      looking={looking}
      title="Rows"
      of={of}
      order={order}
      orders={orders}
      said={saidOf(rows)}
      tools={<ColumnTools columns={columns} shown={shown} looking={looking} />}
    >
      <Held
        rows={rows}
        shown={shown}
        traceHref={traceHref}
        of={of}
        onRemove={(name) => looking.look({ columns: shown.filter((other) => other !== name) })}
      />
    </EvidenceTab>
  );
}

interface ColumnToolsProps extends Pick<RowsTabProps, 'columns' | 'looking'> {
  /** The columns that the rows have. */
  shown: readonly string[];
}

/** One column more, and back to those that the query decides. */
function ColumnTools({ columns, shown, looking: { view, look } }: ColumnToolsProps) {
  const choices = useMemo(() => columnChoices(columns), [columns]);
  return (
    <>
      {shown.length >= MOST_COLUMNS ? null : (
        <Combobox
          label="Add a column to the rows"
          placeholder="add a column"
          choices={choices}
          onPick={(name) => look({ columns: [...new Set([...shown, name.slice(0, 256)])] })}
        />
      )}
      {view.columns === null ? null : (
        <Button size="small" look="quiet" onClick={() => look({ columns: null })}>
          Usual columns
        </Button>
      )}
    </>
  );
}

interface HeldProps {
  rows: Rows;
  shown: readonly string[];
  traceHref: TraceHref;
  of: EvidenceOf;
  onRemove: (name: string) => void;
}

function Held({ rows, shown, traceHref, of, onRemove }: HeldProps) {
  if (rows.body?.length === 0)
    return (
      <EmptyState title="No row is here any more">
        <p>The rows were there when the query ran; older ones may have made room since. Run the query again.</p>
      </EmptyState>
    );
  return (
    <>
      <RowsTable rows={rows.body ?? []} columns={shown} traceHref={traceHref} of={of} onRemove={onRemove} />
      <div className={styles.foot}>
        {rows.more ? (
          <Button onClick={rows.next} disabled={rows.waiting}>
            {rows.waiting ? 'Loading …' : 'Show 100 more'}
          </Button>
        ) : null}
        {rows.cut ? <span>That is as far as pages go. Narrow the query to see the rest.</span> : null}
      </div>
    </>
  );
}
