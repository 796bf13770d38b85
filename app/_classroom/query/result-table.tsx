'use client';
import { useMemo, useState } from 'react';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { withEarlier } from './earlier-values.ts';
import { groupWordsOf } from './group-words.ts';
import { resultKeysOf } from './query-words.ts';
import { tableColumns } from './result-columns.ts';
import type { Answer } from './query-results.tsx';
import { ResultTableHead } from './result-table-head.tsx';
import { ResultTableRow } from './result-table-row.tsx';
import styles from './result-table.module.css';
import { nextSorting, sortRows } from './sort-rows.ts';
import type { Sorting } from './sort-rows.ts';
import type { TraceHref } from './traces-tab.tsx';
import { useBothModes } from './use-both-modes.ts';
import { withOtherMode } from './weight-modes.ts';

interface ResultTableProps {
  answer: Answer;
  /** The traces behind one row are wanted. */
  onGroup: (group: ResultData) => void;
  /** The traces behind one value are wanted: another question. */
  onAsk: (spec: QuerySpecInput) => void;
  traceHref: TraceHref;
}

/** One row a group, by the columns of the GROUP BY and the calculations; a row leads to its traces. */
export function ResultTable({ answer, onGroup, onAsk, traceHref }: ResultTableProps) {
  const { result, spec } = answer;
  const [sorting, setSorting] = useState<Sorting>();
  const { all, both, differ, wantsBoth, setBoth } = useAllValues(answer);
  const rows = useMemo(() => sortRows(all, sorting), [all, sorting]);
  const breakdowns = spec.breakdowns ?? [];
  const words = groupWordsOf(result.results, breakdowns);
  const columns = tableColumns(result, spec, both);
  const onSort = (key: string): void => setSorting((before) => nextSorting(before, key));
  return (
    <>
      {differ ? <BothChoice both={wantsBoth} onBoth={setBoth} /> : null}
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
                answer={answer}
                onGroup={onGroup}
                onAsk={onAsk}
                traceHref={traceHref}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

/** An answer's rows with all that stands beside their own values. */
function useAllValues(answer: Answer) {
  const { result, spec } = answer;
  const [wantsBoth, setBoth] = useState(true);
  const { differ, others } = useBothModes(answer, wantsBoth);
  const all = useMemo(() => {
    const rows = withEarlier(result, resultKeysOf(spec));
    return others === null ? rows : withOtherMode(rows, others, spec);
  }, [result, spec, others]);
  return { all, both: others !== null, differ, wantsBoth, setBoth };
}

const BothChoice = ({ both, onBoth }: { both: boolean; onBoth: (both: boolean) => void }) => (
  <label className={styles.both}>
    <input type="checkbox" checked={both} onChange={(event) => onBoth(event.target.checked)} />
    Both side by side: weighted by the sample rate, and as sent
  </label>
);
