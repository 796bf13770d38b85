/** What the practice page is made of. */
export interface PracticePage {
  /** What watches the page: a file below `/practice/files`. */
  watcher: string;
  /** Where the feed comes from: an address whole, or a path of this origin. */
  api: string;
  /** How far the page’s clock is ahead of the computer’s, in milliseconds: 0 for right, below 0 for slow. */
  clockMs: number;
}

/** The clocks that a page may be opened with. */
const CLOCKS = new Map([
  ['right', 0],
  ['slow', -2000],
  ['fast', 2000],
]);

const USUAL_ROUTE = '/api/activities/home';
const USUAL_WATCHER = 'across-origins.js';

/** The route of a step's variant, as `/api/span-in-the-browser/after`. */
const STEP_ROUTE = /^\/api\/([a-z][a-z0-9-]*\/(?:before|after))$/;

/** This very server under its other loopback name, which is another origin to a browser. */
function otherOrigin(origin: string): string {
  const other = new URL(origin);
  other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return other.origin;
}

/**
 * Reads an address of the practice page: `api`, the route of a step that clicks on it, `origin=other`, and `clock`,
 * which is `slow` or `fast` where it is to be wrong.
 * @param origin as the browser knows this server
 * @param watchers what there is below `/practice/files`
 * @returns null where the address asks for something that there is not
 */
export function practicePage(
  search: URLSearchParams,
  origin: string,
  watchers: ReadonlySet<string>,
): PracticePage | null {
  const route = search.get('api') ?? USUAL_ROUTE;
  const watcher = route === USUAL_ROUTE ? USUAL_WATCHER : `${STEP_ROUTE.exec(route)?.[1] ?? ''}/page.js`;
  const clockMs = CLOCKS.get(search.get('clock') ?? 'right');
  if (!watchers.has(watcher) || clockMs === undefined) return null;
  return { watcher, api: search.get('origin') === 'other' ? otherOrigin(origin) + route : route, clockMs };
}
