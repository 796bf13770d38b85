'use client';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { QueryResult, ResultData, ResultRow, SpanCounts } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import { resultKeysOf } from './query-words.ts';
import styles from './result-table.module.css';
import { resultText } from './result-words.ts';
import { groupWordsOf, type GroupWords } from './group-words.ts';
import { nextSorting, sortRows } from './sort-rows.ts';
import type { Sorting } from './sort-rows.ts';

interface ResultTableProps {
  result: QueryResult;
  spec: QuerySpecInput;
  /** The traces behind one row are wanted. */
  onGroup: (group: ResultData) => void;
  traceHref: (traceId: string) => string;
}

/** One row a group, by the columns of the GROUP BY and the calculations; a row leads to its traces. */
export function ResultTable({ result, spec, onGroup, traceHref }: ResultTableProps) {
  const [sorting, setSorting] = useState<Sorting>();
  const rows = useMemo(() => sortRows(result.results, sorting), [result, sorting]);
  const breakdowns = spec.breakdowns ?? [];
  const words = groupWordsOf(result.results, breakdowns);
  const calculated = resultKeysOf(spec);
  const keys = [...breakdowns, ...calculated];
  const other = otherCount(result, spec);
  const onSort = (key: string): void => setSorting((before) => nextSorting(before, key));
  return (
    <Scroller className={styles.scroller} label="Results">
      <table className={styles.table}>
        <caption className={styles.words}>Results, one row for each group</caption>
        <Heads keys={keys} calculated={calculated} other={other} sorting={sorting} onSort={onSort} />
        <tbody>
          {rows.map((row) => (
            <Row
              key={JSON.stringify(keys.map((key) => row.data[key]))}
              row={row}
              keys={keys}
              calculated={calculated}
              other={other}
              words={words}
              spec={spec}
              onGroup={onGroup}
              traceHref={traceHref}
            />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface RowProps extends Pick<ResultTableProps, 'spec' | 'onGroup' | 'traceHref'> {
  row: ResultRow;
  keys: string[];
  calculated: string[];
  other: OtherCount | null;
  words: GroupWords;
}

function Row({ row: { data, counts }, keys, calculated, other, words, spec, onGroup, traceHref }: RowProps) {
  return (
    <tr>
      {keys.map((key) =>
        calculated.includes(key) ? (
          <td key={key} data-align="right">
            {resultText(key, data[key])}
          </td>
        ) : (
          groupCell(key, data[key], words, traceHref)
        ),
      )}
      {other === null ? null : (
        <td data-align="right">{counts === undefined ? '–' : counts[other.of].toLocaleString('en')}</td>
      )}
      <td className={styles.actions}>
        <Button look="quiet" size="small" onClick={() => onGroup(data)}>
          Traces <Icon name="arrow" size={12} />
        </Button>
        <OriginLink spec={spec} data={data} />
      </td>
    </tr>
  );
}

interface OtherCount {
  name: string;
  of: keyof SpanCounts;
}

/** The count that the calculations leave out: what was sent, or in usage mode what it stands for. */
function otherCount(result: QueryResult, spec: QuerySpecInput): OtherCount | null {
  if (result.standFor === result.matched) return null;
  return spec.usage_mode === true ? { name: 'stand for', of: 'standFor' } : { name: 'sent', of: 'sent' };
}

interface HeadsProps {
  keys: string[];
  calculated: string[];
  other: OtherCount | null;
  sorting: Sorting | undefined;
  onSort: (key: string) => void;
}

function Heads({ keys, calculated, other, sorting, onSort }: HeadsProps) {
  return (
    <thead>
      <tr>
        {keys.map((key) => (
          <Head key={key} name={key} sorting={sorting} onSort={onSort} number={calculated.includes(key)} />
        ))}
        {other === null ? null : (
          <th scope="col" data-align="right" className={styles.count}>
            {other.name}
          </th>
        )}
        <th scope="col">
          <span className={styles.words}>Traces</span>
        </th>
      </tr>
    </thead>
  );
}

interface HeadProps {
  name: string;
  sorting: Sorting | undefined;
  onSort: (key: string) => void;
  number: boolean;
}

function Head({ name, sorting, onSort, number }: HeadProps) {
  const sorted = sorting?.key === name ? sorting : undefined;
  return (
    <th
      scope="col"
      aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
      data-align={number ? 'right' : undefined}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(name)}>
        {name}
        {sorted === undefined ? null : <Icon name={sorted.descending ? 'down' : 'up'} size={11} />}
      </button>
    </th>
  );
}

function groupCell(
  key: string,
  value: ResultData[string] | undefined,
  words: GroupWords,
  traceHref: (traceId: string) => string,
): ReactNode {
  const text = words(key, value);
  const trace = key === 'trace.trace_id' && typeof value === 'string';
  return (
    <td key={key} className={styles.group} title={text}>
      {trace ? <Link href={traceHref(value)}>{text}</Link> : text}
    </td>
  );
}
