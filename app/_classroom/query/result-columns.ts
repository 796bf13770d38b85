import type { QueryResult, SpanCounts } from '@/lib/query/result.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { changeKey, earlierKey } from './earlier-values.ts';
import { offsetText } from './moments.ts';
import { calculationsOf, resultKeysOf, type Calculation } from './query-words.ts';
import { otherHead, otherKey, weighedKeys } from './weight-modes.ts';

/** A column of the table of results. `key` finds its value in a row; `head` is what stands above it. */
export type TableColumn =
  | { kind: 'group'; key: string; head: string }
  | { kind: 'value'; key: string; head: string; calculation: Calculation | undefined }
  /** The same value with rows counted the other way: as sent, or by weight. */
  | { kind: 'other'; key: string; head: string; of: string }
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

/** What the table tells of each group, from left to right. @param both whether values stand beside those counted the other way */
export function tableColumns(result: QueryResult, spec: QuerySpecInput, both = false): TableColumn[] {
  const weighed = both ? weighedKeys(spec) : [];
  const calculations = new Map(calculationsOf(spec).map((one) => [resultKey(one), one]));
  const offset = result.earlier === undefined ? undefined : spec.compare_time_offset_seconds;
  const values = resultKeysOf(spec).flatMap((key) =>
    [ownValue(key, calculations.get(key)), otherValue(key, spec, weighed), earlierValues(key, offset)].flat(),
  );
  const groups = (spec.breakdowns ?? []).map((key): TableColumn => ({ kind: 'group', key, head: key }));
  // A COUNT beside a COUNT says it already.
  return [...groups, ...values, ...(weighed.includes('COUNT') ? [] : otherCount(result, spec))];
}

const ownValue = (key: string, calculation: Calculation | undefined): TableColumn[] => [
  { kind: 'value', key, head: key, calculation },
];

const otherValue = (key: string, spec: QuerySpecInput, weighed: readonly string[]): TableColumn[] =>
  weighed.includes(key) ? [{ kind: 'other', key: otherKey(key), head: otherHead(spec), of: key }] : [];

function earlierValues(key: string, offset: number | undefined): TableColumn[] {
  if (offset === undefined) return [];
  return [
    { kind: 'earlier', key: earlierKey(key), head: `${offsetText(offset)} earlier`, of: key },
    { kind: 'change', key: changeKey(key), head: 'change' },
  ];
}
