import { asNumber, term, toNumber, toText, type Term } from './term.ts';

const number = (sql: string): Term => term('number', `(${sql})`);

const given = (edge: Term | undefined): string => (edge ? `${edge.sql} IS NOT NULL` : 'false');

/** The SQL twin of `bucketText`: `edges` are the lowest and the highest edge, where they are given. */
export function bucketSql(value: Term, size: Term, [low, high]: readonly Term[]): Term {
  const v = `(${asNumber(value)})`;
  const width = `(${toNumber(size)})`;
  const lowest = low ? `(${toNumber(low)})` : '0';
  const highest = high ? `(${toNumber(high)})` : '0';
  const origin = `(CASE WHEN ${given(low)} THEN ${lowest} ELSE -${width} / 2 END)`;
  const steps = `(ceil((${v} - ${origin}) / ${width}) - 1)`;
  const lower = `(${origin} + CASE WHEN ${given(low)} THEN greatest(0, ${steps}) ELSE ${steps} END * ${width})`;
  const upper = `CASE WHEN ${given(high)} THEN least(${lower} + ${width}, ${highest}) ELSE ${lower} + ${width} END`;
  return term(
    'string',
    `CASE WHEN ${v} IS NULL OR ${width} <= 0 THEN NULL
      WHEN ${given(low)} AND ${v} < ${lowest} THEN '< ' || ${toText(number(lowest))}
      WHEN ${given(high)} AND ${v} > ${highest} THEN '> ' || ${toText(number(highest))}
      WHEN isfinite(${lower}) THEN ${toText(number(lower))} || ' - ' || ${toText(number(upper))} END`,
  );
}
