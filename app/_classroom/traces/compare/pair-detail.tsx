'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import type { ComparedPair } from '@/lib/compare/compare.ts';
import { fieldDifferences, type FieldDifference } from '@/lib/compare/field-differences.ts';
import { maskValue } from '@/lib/guard/mask.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { traceHref } from '../../step/trace-href.ts';
import styles from './compare.module.css';

const LONGEST = 300;

/** What looks like a secret is hidden here; the trace itself shows it to whoever asks. */
const valueCell = (key: string, text: string | null) =>
  text === null ? (
    <span className={styles.quiet}>not there</span>
  ) : (
    <code className={styles.value}>{printable(maskValue({ key, text }).text, LONGEST)}</code>
  );

const columns: Column<FieldDifference>[] = [
  {
    head: 'Field',
    cell: ({ key }) => <code className={styles.value}>{printable(maskValue({ key: '', text: key }).text, 120)}</code>,
  },
  { head: 'First', cell: ({ key, one }) => valueCell(key, one) },
  { head: 'Second', cell: ({ key, other }) => valueCell(key, other) },
];

/** In which fields the two spans of a pair differ, and where each can be seen whole. */
export function PairDetail({ pair: { one, other } }: { pair: ComparedPair }) {
  const { span } = (other ?? one) as Branch;
  const differences = one === null || other === null ? [] : fieldDifferences(one.span, other.span);
  return (
    <section className={styles.detail} aria-label={`The fields of ${printable(span.name, 80)}`}>
      <p className={styles.heads}>
        <strong>{printable(span.name, 80)}</strong>
        {one === null ? null : <Link href={traceHref(one.span)}>In the first trace</Link>}
        {other === null ? null : <Link href={traceHref(other.span)}>In the second trace</Link>}
      </p>
      {one === null || other === null ? (
        <p className={styles.quiet}>Only one of the traces has it, so there is nothing to hold it against.</p>
      ) : differences.length === 0 ? (
        <p className={styles.quiet}>All its fields are alike, but for ids and times.</p>
      ) : (
        <DataTable
          caption="Fields that differ"
          columns={columns}
          items={differences.slice(0, 100)}
          keyOf={({ key }) => key}
          folds
        />
      )}
    </section>
  );
}
