import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';
import type { ListLook } from './list-look.ts';

const A_WEEK_S = 604_800;

/**
 * The same search as a query of spans, over a week. Words alone are looked for in names and services; beside other
 * conditions, which a trace may meet by different spans, in names.
 */
function asSpanQuery({ words, failed, slowerMs }: ListLook): QuerySpecInput {
  const value = words.trim();
  const traceId = readTraceId(value);
  if (traceId !== null) {
    return { ...counted, filters: [{ column: 'trace.trace_id', op: '=', value: traceId }], breakdowns: ['name'] };
  }
  const others: QuerySpecInput['filters'] = [
    ...(failed ? [{ column: 'any2.error', op: '=' as const, value: true }] : []),
    ...(slowerMs === null ? [] : [{ column: 'root.duration_ms', op: '>' as const, value: slowerMs }]),
  ];
  if (others.length > 0) {
    const named = value === '' ? [] : [{ column: 'any.name', op: 'contains' as const, value }];
    return { ...counted, filters: [...named, ...others], breakdowns: ['trace.trace_id', 'root.name'] };
  }
  if (value === '') return { ...counted, breakdowns: ['service.name', 'name'] };
  return {
    ...counted,
    filters: ['name', 'service.name'].map((column) => ({ column, op: 'contains' as const, value })),
    filter_combination: 'OR',
    breakdowns: ['service.name', 'name'],
  };
}

const counted = { calculations: [{ op: 'COUNT' as const }], time_range: A_WEEK_S } satisfies QuerySpecInput;

/** Where Explore asks the same of the spans. It reads what it is given: nothing here needs to. */
export const exploreHrefOf = (look: ListLook): string =>
  `/explore?${new URLSearchParams({ query: JSON.stringify(asSpanQuery(look)) }).toString()}`;
