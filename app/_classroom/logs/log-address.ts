/** The ways to look at a group, each a tab. */
export const logTabs = ['lines', 'insights', 'streams'] as const;
export type LogTab = (typeof logTabs)[number];

/** How far back to look, in milliseconds; null for everything that is kept. */
export const ranges = { '15m': 900_000, '1h': 3_600_000, '3h': 10_800_000, '24h': 86_400_000, '7d': 604_800_000, all: null } as const; // prettier-ignore
export type RangeName = keyof typeof ranges;

export const rangeWords: Record<RangeName, string> = {
  '15m': 'the last 15 minutes',
  '1h': 'the last hour',
  '3h': 'the last 3 hours',
  '24h': 'the last day',
  '7d': 'the last week',
  all: 'everything kept',
};

/** What an address says of the page. */
export interface LogAddress {
  /** null: the list of groups. */
  group: string | null;
  /** null for all of them. */
  stream: string | null;
  tab: LogTab;
  /** The filter pattern. */
  q: string;
  /** The query of Insights; empty for none yet. */
  query: string;
  range: RangeName;
}

/** What is usual; left out of an address. */
const usual: LogAddress = { group: null, stream: null, tab: 'lines', q: '', query: '', range: '24h' };

const isRange = (text: string | null): text is RangeName => text !== null && Object.hasOwn(ranges, text);

/** Whatever the address holds, something is shown. */
export function logAddressFrom(params: Pick<URLSearchParams, 'get'>): LogAddress {
  const range = params.get('range');
  return {
    group: params.get('group'),
    stream: params.get('stream'),
    tab: logTabs.find((tab) => tab === params.get('tab')) ?? usual.tab,
    q: params.get('q') ?? '',
    query: params.get('query') ?? '',
    range: isRange(range) ? range : usual.range,
  };
}

/** The address of a group, of its lines, of a query; what is left out is as usual. */
export function logHref(wanted: Partial<LogAddress>): string {
  const said = { ...usual, ...wanted };
  const names = ['group', 'stream', 'tab', 'q', 'query', 'range'] as const;
  const given = names.flatMap((name) => {
    const value = said[name];
    return value === null || value === usual[name] ? [] : [[name, value]];
  });
  return given.length === 0 ? '/logs' : `/logs?${new URLSearchParams(given).toString()}`;
}

/** Where the lines of a line's trace stand, in its group; without a group, the list of groups. */
export const linesOfTraceHref = ({ group, traceId }: { group?: string; traceId: string | null }): string =>
  logHref({ group: group ?? null, q: traceId === null || group === undefined ? '' : `"${traceId}"`, range: 'all' });
