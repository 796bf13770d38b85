import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { leadsToTraces, tracesOfValue } from '@/lib/query/drill-down.ts';
import type { ResultData, ResultRow } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import { changeText } from './earlier-values.ts';
import type { GroupWords } from './group-words.ts';
import type { Answer } from './query-results.tsx';
import type { TableColumn } from './result-columns.ts';
import styles from './result-table.module.css';
import { resultText } from './result-words.ts';
import type { TraceHref } from './traces-tab.tsx';

interface RowProps {
  row: ResultRow;
  columns: readonly TableColumn[];
  words: GroupWords;
  answer: Answer;
  onGroup: (group: ResultData) => void;
  onAsk: (spec: QuerySpecInput) => void;
  traceHref: TraceHref;
}

export function ResultTableRow({ row, columns, onGroup, ...rest }: RowProps) {
  return (
    <tr>
      {columns.map((column) => cellOf(column, row, rest))}
      <td className={styles.actions}>
        <Button look="quiet" size="small" onClick={() => onGroup(row.data)}>
          Traces <Icon name="arrow" size={12} />
        </Button>
        <OriginLink answer={rest.answer} part={{ group: row.data }} />
      </td>
    </tr>
  );
}

type Around = Pick<RowProps, 'words' | 'answer' | 'onAsk' | 'traceHref'>;

function cellOf(column: TableColumn, { data, counts }: ResultRow, around: Around): ReactNode {
  switch (column.kind) {
    case 'group':
      return groupCell(column.key, data[column.key], around);
    case 'value':
      return valueCell(column, data, around);
    case 'other':
    case 'earlier':
      return rightCell(column.key, resultText(column.of, data[column.key]), true);
    case 'change':
      return rightCell(column.key, changeText(data[column.key]), true);
    case 'count':
      return rightCell(
        `count ${column.of}`,
        counts === undefined ? '–' : counts[column.of].toLocaleString('en'),
        false,
      );
    default:
      return column satisfies never;
  }
}

const rightCell = (key: string, content: ReactNode, quiet: boolean): ReactNode => (
  <td key={key} data-align="right" data-quiet={quiet || undefined}>
    {content}
  </td>
);

/** A highest, a lowest or a percentile leads to the traces that have it. */
function valueCell(
  { key, calculation }: Extract<TableColumn, { kind: 'value' }>,
  data: ResultData,
  { answer: { spec }, onAsk }: Around,
): ReactNode {
  const value = data[key];
  const text = resultText(key, value);
  if (typeof value !== 'number' || calculation?.column == null || !leadsToTraces(calculation.op))
    return rightCell(key, text, false);
  const { op, column } = calculation;
  return rightCell(
    key,
    <button
      type="button"
      className={styles.value}
      aria-label={`${text}, the traces behind ${key}`}
      title="The traces behind this value"
      onClick={() => onAsk(tracesOfValue(spec, data, { op, column, value }))}
    >
      {text}
    </button>,
    false,
  );
}

function groupCell(key: string, value: ResultData[string] | undefined, { words, traceHref }: Around): ReactNode {
  const text = words(key, value);
  const trace = key === 'trace.trace_id' && typeof value === 'string';
  return (
    <td key={`group ${key}`} className={styles.group} title={text}>
      {trace ? <Link href={traceHref(value)}>{text}</Link> : text}
    </td>
  );
}
