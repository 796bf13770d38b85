import { matchesFilter, type FilterOp } from './match-filter.ts';
import type { QueryRow } from './query-row.ts';
import type { QuerySpec } from './spec.ts';

/** Honeycomb's prefixes for columns of other spans of the trace. */
export const relations = ['root', 'parent', 'child', 'any', 'any2', 'any3', 'none'] as const;
export type Relation = (typeof relations)[number];

type Filter = QuerySpec['filters'][number];

const PREFIXED = new RegExp(`^(${relations.join('|')})[.](.+)$`, 's');

/** Which spans a column is about, and which of their columns it is; nothing where it is about the row itself. */
export function relationOf(spec: QuerySpec, column: string): { relation: Relation; column: string } | undefined {
  const [, prefix, own] = PREFIXED.exec(column) ?? [];
  const relation = relations.find((one) => one === prefix);
  if (relation === undefined || own === undefined) return undefined;
  return spec.calculated_fields.some(({ name }) => name === column) ? undefined : { relation, column: own };
}

/** What a query asks of the spans of one relation. */
export interface Related {
  relation: Relation;
  /** Their own conditions, the prefix taken off. All must hold of one span. */
  filters: Filter[];
}

/** The relations that a query uses, in clauses of any kind. */
export function relatedOf(spec: QuerySpec): Related[] {
  const named = [...spec.breakdowns, ...spec.filters.map(({ column }) => column)].map((column) => relationOf(spec, column));
  return relations
    .filter((relation) => named.some((one) => one?.relation === relation))
    .map((relation) => ({
      relation,
      filters: spec.filters.flatMap((filter) => {
        const related = relationOf(spec, filter.column);
        return related?.relation === relation ? [{ ...filter, column: related.column }] : [];
      }),
    }));
} // prettier-ignore

/** The filters that are about the row itself. */
export const ownFilters = (spec: QuerySpec): Filter[] =>
  spec.filters.filter(({ column }) => relationOf(spec, column) === undefined);

/** The spans of all traces, each trace's in the order in which they began. */
export type Traces = ReadonlyMap<string, readonly QueryRow[]>;

export function tracesOf(rows: readonly QueryRow[]): Traces {
  const traces = new Map<string, QueryRow[]>();
  const inOrder = rows.filter(({ isSpan }) => isSpan).sort((left, right) => Number(left.at - right.at) || left.seq - right.seq);
  for (const row of inOrder) traces.set(row.traceId, [...(traces.get(row.traceId) ?? []), row]);
  return traces;
} // prettier-ignore

/** Whether a span of the trace stands in a relation to a row (SPEC.md, P1). */
function isRelated(relation: Relation, span: QueryRow, row: QueryRow): boolean {
  switch (relation) {
    case 'root':
      return span.parentId === null;
    case 'parent':
      return span.spanId === row.parentId;
    case 'child':
      return row.isSpan && span.parentId === row.spanId;
    default:
      return true;
  }
}

const passes = (filters: readonly Filter[], span: QueryRow): boolean =>
  filters.every((filter: Filter & { op: FilterOp }) => matchesFilter(filter, span.value(filter.column)));

/** The row with its related spans' columns; nothing where the spans that are asked for are not there. */
export function withRelated(row: QueryRow, spec: QuerySpec, traces: Traces): QueryRow | undefined {
  const found = new Map<Relation, QueryRow | undefined>();
  for (const { relation, filters } of relatedOf(spec)) {
    const span = traces.get(row.traceId)?.find((one) => isRelated(relation, one, row) && passes(filters, one));
    if (relation === 'none' ? span !== undefined : filters.length > 0 && span === undefined) return undefined;
    found.set(relation, span);
  }
  if (found.size === 0) return row;
  const value = (column: string): ReturnType<QueryRow['value']> => {
    const related = relationOf(spec, column);
    return related ? found.get(related.relation)?.value(related.column) : row.value(column);
  };
  return { ...row, value };
}
