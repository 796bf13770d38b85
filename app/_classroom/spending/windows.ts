const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Windows that end now; the id stands in the page’s address. */
export const windows = [
  { id: '15m', ms: 15 * MINUTE_MS, words: 'Last 15 minutes' },
  { id: '1h', ms: HOUR_MS, words: 'Last hour' },
  { id: '24h', ms: DAY_MS, words: 'Last 24 hours' },
  { id: '7d', ms: 7 * DAY_MS, words: 'Last 7 days' },
  { id: '30d', ms: 30 * DAY_MS, words: 'Last 30 days' },
] as const;

export type WindowChoice = (typeof windows)[number];

const USUAL: WindowChoice = windows[2];

/** The window that an address names; the last day where it names none, or one that there is not. */
export const windowFrom = (address: Pick<URLSearchParams, 'get'>): WindowChoice =>
  windows.find(({ id }) => id === address.get('window')) ?? USUAL;

/** The page with a window chosen; its plain address where that is the usual one. */
export const spendingHref = (id: string): string => (id === USUAL.id ? '/spending' : `/spending?window=${id}`);
