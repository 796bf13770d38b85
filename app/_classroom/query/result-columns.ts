import type { QueryResult, SpanCounts } from '@/lib/query/result.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { changeKey, earlierKey } from './earlier-values.ts';
import { offsetText } from './moments.ts';
import { calculationsOf, resultKeysOf, type Calculation } from './query-words.ts';

/** A column of the table of results. `key` finds its value in a row; `head` is what stands above it. */
export type TableColumn =
  | { kind: 'group'; key: string; head: string }
  | { kind: 'value'; key: string; head: string; calculation: Calculation | undefined }
  | { kind: 'earlier'; key: string; head: string; of: string }
  | { kind: 'change'; key: string; head: string }
  /** The count that the calculations leave out. */
  | { kind: 'count'; of: keyof SpanCounts; head: string };

/** The count that the calculations leave out: what was sent, or in usage mode what it stands for. */
function otherCount(result: QueryResult, spec: QuerySpecInput): TableColumn[] {
  if (result.standFor === result.matched) return [];
  return spec.usage_mode === true
    ? [{ kind: 'count', of: 'standFor', head: 'stand for' }]
    : [{ kind: 'count', of: 'sent', head: 'sent' }];
}

/** What the table tells of each group, from left to right. */
export function tableColumns(result: QueryResult, spec: QuerySpecInput): TableColumn[] {
  const calculations = new Map(calculationsOf(spec).map((one) => [resultKey(one), one]));
  const offset = result.earlier === undefined ? undefined : spec.compare_time_offset_seconds;
  const values = resultKeysOf(spec).flatMap((key): TableColumn[] => {
    const own: TableColumn = { kind: 'value', key, head: key, calculation: calculations.get(key) };
    if (offset === undefined) return [own];
    return [
      own,
      { kind: 'earlier', key: earlierKey(key), head: `${offsetText(offset)} earlier`, of: key },
      { kind: 'change', key: changeKey(key), head: 'change' },
    ];
  });
  const groups = (spec.breakdowns ?? []).map((key): TableColumn => ({ kind: 'group', key, head: key }));
  return [...groups, ...values, ...otherCount(result, spec)];
}
