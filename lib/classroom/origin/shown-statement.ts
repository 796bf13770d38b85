import { maskValue } from '../../guard/mask.ts';
import { shownText } from '../../origin/masked-wire.ts';
import type { ResultData } from '../../query/result.ts';
import type { QuerySpec } from '../../query/spec.ts';
import type { Statement } from '../../store/origin-store.ts';

/** What a query compares with, under the column's name: by that alone some of it is known to be a secret. */
const comparedIn = ({ filters }: QuerySpec): { key: string; text: string }[] =>
  filters.flatMap(({ column, value }) => [value].flat().map((one) => ({ key: column, text: String(one) })));

/** A statement whose values can be looked over somebody's shoulder. Its text has none of them. */
export function shownStatement({ part, sql, parameters }: Statement, spec: QuerySpec, data: ResultData): Statement {
  const known = [
    ...comparedIn(spec),
    ...spec.breakdowns.map((column) => ({ key: column, text: String(data[column] ?? '') })),
  ];
  return {
    part: part.of === 'table' ? part : { ...part, column: shownText('', part.column) },
    sql,
    parameters: parameters.map(({ name, value }) => {
      const subject = known.find((one) => one.text === value && maskValue(one).hidden > 0);
      return { name, value: subject ? shownText(subject.key, value) : shownText('', value) };
    }),
  };
}
