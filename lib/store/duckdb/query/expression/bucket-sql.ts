import { asNumber, term, toNumber, toText, type Term } from './term.ts';

/** Gives terms names of their own, so that they may stand in many places. */
export type Step = (terms: readonly Term[]) => Term[];

const given = (edge: Term | undefined): string => (edge ? `${edge.sql} IS NOT NULL` : 'false');
const number = (sql: string): Term => term('number', sql);
const edgeOf = (edge: Term | undefined): Term =>
  number(edge ? `CASE WHEN ${given(edge)} THEN ${toNumber(edge)} END` : 'NULL::DOUBLE');

/** The SQL twin of `bucketText`: `edges` are the lowest and the highest edge, where they are given. */
export function bucketSql(value: Term, size: Term, edges: readonly Term[], step: Step): Term {
  const named = step([number(asNumber(value)), number(toNumber(size)), edgeOf(edges[0]), edgeOf(edges[1])]);
  const [v, width, low, high] = named.map(({ sql }) => sql);
  const origin = `coalesce(${low}, -${width} / 2)`;
  const steps = `(ceil((${v} - ${origin}) / nullif(${width}, 0)) - 1)`;
  const [lower = value] = step([number(`${origin} + CASE WHEN ${low} IS NOT NULL THEN greatest(0, ${steps}) ELSE ${steps} END * ${width}`)]);
  const [upper = value] = step([number(`least(${lower.sql} + ${width}, ${high})`)]);
  const [lowest = value, highest = value] = named.slice(2);
  return term(
    'string',
    `CASE WHEN ${v} IS NULL OR ${width} <= 0 THEN NULL
      WHEN ${v} < ${low} THEN '< ' || ${toText(lowest)}
      WHEN ${v} > ${high} THEN '> ' || ${toText(highest)}
      WHEN isfinite(${lower.sql}) THEN ${toText(lower)} || ' - ' || ${toText(upper)} END`,
  );
} // prettier-ignore
