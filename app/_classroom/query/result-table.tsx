'use client';
import { useMemo, useState } from 'react';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { QueryResult, ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { withEarlier } from './earlier-values.ts';
import { groupWordsOf } from './group-words.ts';
import { resultKeysOf } from './query-words.ts';
import { tableColumns } from './result-columns.ts';
import { ResultTableHead } from './result-table-head.tsx';
import { ResultTableRow } from './result-table-row.tsx';
import styles from './result-table.module.css';
import { nextSorting, sortRows } from './sort-rows.ts';
import type { Sorting } from './sort-rows.ts';
import type { TraceHref } from './traces-tab.tsx';

interface ResultTableProps {
  result: QueryResult;
  spec: QuerySpecInput;
  /** The traces behind one row are wanted. */
  onGroup: (group: ResultData) => void;
  /** The traces behind one value are wanted: another question. */
  onAsk: (spec: QuerySpecInput) => void;
  traceHref: TraceHref;
}

/** One row a group, by the columns of the GROUP BY and the calculations; a row leads to its traces. */
export function ResultTable({ result, spec, onGroup, onAsk, traceHref }: ResultTableProps) {
  const [sorting, setSorting] = useState<Sorting>();
  const all = useMemo(() => withEarlier(result, resultKeysOf(spec)), [result, spec]);
  const rows = useMemo(() => sortRows(all, sorting), [all, sorting]);
  const breakdowns = spec.breakdowns ?? [];
  const words = groupWordsOf(result.results, breakdowns);
  const columns = tableColumns(result, spec);
  const onSort = (key: string): void => setSorting((before) => nextSorting(before, key));
  return (
    <Scroller className={styles.scroller} label="Results">
      <table className={styles.table}>
        <caption className={styles.words}>Results, one row for each group</caption>
        <ResultTableHead columns={columns} sorting={sorting} onSort={onSort} />
        <tbody>
          {rows.map((row) => (
            <ResultTableRow
              key={JSON.stringify(breakdowns.map((column) => row.data[column] ?? null))}
              row={row}
              columns={columns}
              words={words}
              spec={spec}
              onGroup={onGroup}
              onAsk={onAsk}
              traceHref={traceHref}
            />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
