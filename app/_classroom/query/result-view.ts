import { rowOrders, traceOrders, type RowOrder, type TraceOrder } from '@/lib/query/evidence.ts';
import { groupKey } from '@/lib/origin/group-key.ts';
import type { Region } from '@/lib/query/region.ts';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

export const resultTabs = ['results', 'traces', 'rows'] as const;
export type ResultTab = (typeof resultTabs)[number];

/** What an address says of how an answer is looked at; the query itself stands beside it. */
export interface ResultView {
  tab: ResultTab;
  /** The part of a heatmap that traces and rows are of, and that BubbleUp is about. */
  region: Region | null;
  /** The row of the table that traces and rows are of, as `groupKey` names it: its values may be long, and secret. */
  group: string | null;
  bubbleUp: boolean;
  /** The heatmaps' value axis; null where the values decide. */
  scale: 'linear' | 'log' | null;
  /** As it stands there; each tab knows its own orders. */
  order: string | null;
  /** The columns of the rows; null where the query decides. */
  columns: readonly string[] | null;
}

/** What outlives a question: the next answer is looked at in the same way. A region and a group belong to one answer alone. */
const lasting = ['results', 'scale', 'order', 'columns'] as const;

/** An address is untrusted: what cannot be read is as if it were not there. */
function jsonIn(params: URLSearchParams, key: string): unknown {
  try {
    return JSON.parse(params.get(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

const isMoment = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function regionIn(params: URLSearchParams): Region | null {
  const told = jsonIn(params, 'region');
  if (!Array.isArray(told)) return null;
  const [column, low, high, from, to] = told as unknown[];
  if (typeof column !== 'string' || typeof low !== 'number' || typeof high !== 'number') return null;
  return isMoment(from) && isMoment(to) && low < high && from < to ? { column, low, high, from, to } : null;
}

function columnsIn(params: URLSearchParams): string[] | null {
  const told = jsonIn(params, 'columns');
  if (!Array.isArray(told)) return null;
  return told.filter((name): name is string => typeof name === 'string' && name !== '' && name.length <= 256);
}

const oneOf = <T extends string>(words: readonly T[], text: string | null): T | null =>
  words.find((word) => word === text) ?? null;

/** Whatever the address holds, an answer is looked at in some way. */
export function viewFrom(params: URLSearchParams): ResultView {
  const region = regionIn(params);
  return {
    tab: oneOf(resultTabs, params.get('results')) ?? 'results',
    region,
    group: /^[\da-f]{16}$/.exec(params.get('group') ?? '')?.[0] ?? null,
    bubbleUp: region !== null && params.get('bubble') === 'up',
    scale: oneOf(['linear', 'log'], params.get('scale')),
    order: params.get('order'),
    columns: columnsIn(params),
  };
}

const wordsOf = ({
  tab,
  region,
  group,
  bubbleUp,
  scale,
  order,
  columns,
}: ResultView): Record<string, string | null> => ({
  results: tab === 'results' ? null : tab,
  region: region && JSON.stringify([region.column, region.low, region.high, region.from, region.to]),
  group,
  bubble: bubbleUp && region ? 'up' : null,
  scale,
  order,
  columns: columns && JSON.stringify(columns),
});

/** From a row of the table to its traces; back leads to the table. */
export const tracesOfGroup = (spec: QuerySpecInput, data: ResultData): Partial<ResultView> => ({
  tab: 'traces',
  region: null,
  bubbleUp: false,
  order: null,
  group: groupKey(spec.breakdowns ?? [], data) || null,
});

/** The whole answer again, and not a part of it. */
export const WHOLE = { region: null, group: null, bubbleUp: false } as const satisfies Partial<ResultView>;

/** The query string of an address with another way to look; everything else in it stays. */
export function searchWith(search: string, view: ResultView): string {
  const params = new URLSearchParams(search);
  for (const [key, word] of Object.entries(wordsOf(view))) {
    if (word === null) params.delete(key);
    else params.set(key, word);
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}

/** The address of the next question, looked at as the one before was. */
export function lookedAtAs(search: string, wanted: string): string {
  const before = new URLSearchParams(search);
  const kept = lasting.flatMap((key) => {
    const word = before.get(key);
    return word === null ? [] : [`${key}=${encodeURIComponent(word)}`];
  });
  if (kept.length === 0) return wanted;
  return `${wanted}${wanted.includes('?') ? '&' : '?'}${kept.join('&')}`;
}

/** Whether two query strings say the same, in whichever order and however escaped. */
export function sameSearch(one: string, other: string): boolean {
  const [left, right] = [one, other].map((search) => {
    const params = new URLSearchParams(search);
    params.sort();
    return params.toString();
  });
  return left === right;
}

export const traceOrderOf = ({ order }: ResultView): TraceOrder => oneOf(traceOrders, order) ?? 'slowest';
export const rowOrderOf = ({ order }: ResultView): RowOrder => oneOf(rowOrders, order) ?? 'newest';
