import type { SignalCursor, SignalFilter } from '../../telemetry/signal-query.ts';
import { clampTime } from './clamp-time.ts';
import type { Parameters } from './query/parameters.ts';

type Order = NonNullable<SignalFilter['order']>;

const orders: Record<Order, string> = {
  oldest: 'ORDER BY time_ns, seq',
  newest: 'ORDER BY time_ns DESC, seq DESC',
  stored: 'ORDER BY seq',
};

/** The order that a filter asks for; by time, oldest first, where it asks for none. */
export const orderSql = ({ order = 'oldest' }: SignalFilter): string => orders[order];

function beyondSql({ time, seq }: SignalCursor, order: Order, bind: Parameters): string {
  const number = bind.bind(BigInt(seq));
  if (order === 'stored') return `seq > ${number}`;
  const moment = bind.bind(clampTime(time));
  return order === 'oldest' ? `(time_ns, seq) > (${moment}, ${number})` : `(time_ns, seq) < (${moment}, ${number})`;
}

const anyOf = (column: string, texts: readonly string[], bind: Parameters): string =>
  texts.length === 1 ? `${column} = ${bind.bind(texts[0] ?? '')}` : `list_contains(${bind.bind(texts)}, ${column})`;

/** What each field of a filter asks for, as a condition. */
const conditions: {
  [Field in keyof SignalFilter]?: (value: NonNullable<SignalFilter[Field]>, bind: Parameters) => string;
} = {
  signal: (signal, bind) => `signal = ${bind.bind(signal)}`,
  traceIds: (traceIds, bind) => anyOf('trace_id', traceIds, bind),
  untraced: () => 'trace_id IS NULL',
  place: (place, bind) => `place = ${bind.bind(place)}`,
  streams: (streams, bind) => anyOf('stream', streams, bind),
  from: (from, bind) => `time_ns >= ${bind.bind(clampTime(from))}`,
  to: (to, bind) => `time_ns < ${bind.bind(clampTime(to))}`,
  receivedFrom: (at, bind) => `received_at >= ${bind.bind(BigInt(Math.ceil(at)))}`,
};

/** A workspace's signals that fit a filter, as the condition of a WHERE. Order and limit are not in it. */
export function whereSql(workspace: string, filter: SignalFilter, bind: Parameters): string {
  const own = `workspace = ${bind.bind(workspace)}`;
  const asked = Object.entries(conditions).flatMap(([field, condition]) => {
    const value = filter[field as keyof SignalFilter];
    return value === undefined ? [] : [(condition as (value: unknown, bind: Parameters) => string)(value, bind)];
  });
  const beyond = filter.beyond ? [beyondSql(filter.beyond, filter.order ?? 'oldest', bind)] : [];
  return [own, ...asked, ...beyond].join(' AND ');
}
