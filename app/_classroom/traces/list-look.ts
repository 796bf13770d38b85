/** Which traces the list shows: what was asked of them, and the page. */
export interface ListLook {
  /** In a span's name or service, or an id as it begins. */
  words: string;
  /** With an error. */
  failed: boolean;
  /** Longer than so many milliseconds; null asks for no length. */
  slowerMs: number | null;
  /** Older than the trace with this `lastSeq`; null is the newest page. */
  before: number | null;
}

/** How many traces a page holds. */
export const PAGE = 100;

/** A search is cut there: nobody types more, and no name is longer than what is shown of it. */
const LONGEST = 300;

/** Nothing is asked of the traces. */
export const isPlain = ({ words, failed, slowerMs }: ListLook): boolean =>
  words.trim() === '' && !failed && slowerMs === null;

/** A number of milliseconds as it is typed; null where it is none. */
export function readMs(text: string | null): number | null {
  const ms = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/** What an address asks for; of what cannot be read, nothing. */
export function lookFrom(params: Pick<URLSearchParams, 'get'>): ListLook {
  const before = params.get('before') ?? '';
  return {
    words: (params.get('find') ?? '').slice(0, LONGEST),
    failed: params.get('failed') === '1',
    slowerMs: readMs(params.get('slower')),
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

function paramsOf({ words, failed, slowerMs, before }: ListLook): URLSearchParams {
  return new URLSearchParams({
    ...(words.trim() !== '' && { find: words.trim().slice(0, LONGEST) }),
    ...(failed && { failed: '1' }),
    ...(slowerMs !== null && { slower: String(slowerMs) }),
    ...(before !== null && { before: String(before) }),
  });
}

/** The page's own address. */
export function lookHref(look: ListLook): string {
  const params = paramsOf(look);
  return `/traces${params.size === 0 ? '' : `?${params.toString()}`}`;
}

/** Where the store is asked for it. */
export function lookPath(look: ListLook): string {
  const params = paramsOf(look);
  params.set('limit', String(PAGE));
  params.set('count', '1');
  return `/classroom/traces?${params.toString()}`;
}
