import { itemStatuses, type ErrorItem, type ItemStatus } from '@/lib/telemetry/error-item.ts';
import { errorLevels, type ErrorLevel } from '@/lib/telemetry/error-occurrence.ts';

/** Which items a list shows. */
export interface ItemFilter {
  levels: readonly ErrorLevel[];
  /** null for any. */
  status: ItemStatus | null;
  /** Empty for any. */
  environment: string;
}

/** What a list shows before anybody chooses: the errors. Warnings have to be asked for, as in the course. */
export const usualFilter: ItemFilter = { levels: ['critical', 'error'], status: 'active', environment: '' };

/** The filter that an address spells: `?level=error,warning&status=muted&environment=production`. */
export function filterFrom(search: Pick<URLSearchParams, 'get'>): ItemFilter {
  const named = search.get('level')?.split(',');
  const status = search.get('status');
  return {
    levels: named === undefined ? usualFilter.levels : errorLevels.filter((level) => named.includes(level)),
    status: status === 'any' ? null : (itemStatuses.find((each) => each === status) ?? usualFilter.status),
    environment: search.get('environment') ?? '',
  };
}

/** The address of a filter, without what is usual. */
export function hrefOf({ levels, status, environment }: ItemFilter): string {
  const search = new URLSearchParams();
  const isUsual =
    levels.length === usualFilter.levels.length && levels.every((one) => usualFilter.levels.includes(one));
  if (!isUsual) search.set('level', levels.join(','));
  if (status !== usualFilter.status) search.set('status', status ?? 'any');
  if (environment !== '') search.set('environment', environment);
  return search.size === 0 ? '/errors' : `/errors?${search.toString().replaceAll('%2C', ',')}`;
}

/** The levels with one of them taken in or out, from the gravest to the mildest. */
export const toggled = (levels: readonly ErrorLevel[], one: ErrorLevel): ErrorLevel[] =>
  errorLevels.filter((level) => levels.includes(level) !== (level === one));

const meets = (item: ErrorItem, { levels, status, environment }: ItemFilter): boolean =>
  levels.includes(item.level) &&
  (status === null || item.status === status) &&
  (environment === '' || item.environment === environment);

/** The items that a filter lets through. */
export const filtered = (items: readonly ErrorItem[], filter: ItemFilter): ErrorItem[] =>
  items.filter((item) => meets(item, filter));

/** The levels that are not chosen and would bring items, with how many: what a reader may be missing. */
export function hiddenLevels(items: readonly ErrorItem[], filter: ItemFilter): { level: ErrorLevel; count: number }[] {
  return errorLevels
    .filter((level) => !filter.levels.includes(level))
    .map((level) => ({ level, count: filtered(items, { ...filter, levels: [level] }).length }))
    .filter(({ count }) => count > 0);
}
