import { groupKey } from '@/lib/origin/group-key.ts';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** What an address asks the origin of. Texts, as they stand there. */
export interface OriginAddress {
  query?: string;
  group?: string;
  near?: string;
  at?: number;
  trace?: string;
  span?: string;
  /** From 0. */
  nth?: number;
}

const PAGE = '/explore/origin';

/** Where it is told how something came about. */
export function originHref(address: OriginAddress): string {
  const said = Object.entries(address).flatMap(([key, value]: [string, string | number | undefined]) =>
    value === undefined || value === '' || value === 0 ? [] : [[key, String(value)]],
  );
  return `${PAGE}?${new URLSearchParams(said).toString()}`;
}

/**
 * Of a row of a result; its query was asked, and is right.
 * @param near the key of a calculation: the row nearest to its value is shown first
 */
export function originOfRow(spec: QuerySpecInput, data: ResultData, near?: string): string {
  const group = groupKey(spec.breakdowns ?? [], data);
  return originHref({ query: JSON.stringify(spec), group, ...(near !== undefined && { near }) });
}
