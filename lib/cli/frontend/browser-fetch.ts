/** Headers that a page may send anywhere unasked, https://fetch.spec.whatwg.org/#cors-safelisted-request-header. */
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'content-language']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST']);

const listOf = (header: string | null): string[] =>
  (header ?? '').split(',').map((each) => each.trim().toLowerCase()).filter((each) => each !== ''); // prettier-ignore

/** A browser tells a page no more than this; the reason stands in its console. */
const blocked = (): TypeError => new TypeError('Failed to fetch');

const allowsOrigin = (answer: Response, origin: string): boolean =>
  ['*', origin].includes(answer.headers.get('access-control-allow-origin') ?? '');

/** Whether a preflight's answer lets a request through. `*` stands for every header but `authorization`. */
function letsThrough(answer: Response, origin: string, method: string, headers: readonly string[]): boolean {
  const allowed = listOf(answer.headers.get('access-control-allow-headers'));
  const methods = listOf(answer.headers.get('access-control-allow-methods'));
  return (
    answer.ok &&
    allowsOrigin(answer, origin) &&
    (SAFE_METHODS.has(method) || methods.includes(method.toLowerCase())) &&
    headers.every((name) => allowed.includes(name) || (allowed.includes('*') && name !== 'authorization'))
  );
}

/**
 * The same answer, read to its end: Node notes when a response ended a moment after it did, and an instrumentation that
 * looks for the note by its times would miss it.
 */
async function readWhole(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers, url } = response;
  const whole = new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
  await new Promise(setImmediate);
  return Object.defineProperty(whole, 'url', { value: url });
}

interface Asked {
  url: URL;
  origin: string;
  method: string;
  headers: Headers;
}

/** Asks for permission, where a request needs one. @throws TypeError where it is not given */
async function askFirst({ url, origin, method, headers }: Asked, send: typeof fetch): Promise<void> {
  const unsafe = [...headers.keys()].filter((name) => !SAFE_HEADERS.has(name)).toSorted();
  if (unsafe.length === 0 && SAFE_METHODS.has(method)) return;
  const wish = { 'access-control-request-method': method, 'access-control-request-headers': unsafe.join(',') };
  const answer = await send(url, { method: 'OPTIONS', headers: { origin, ...wish } });
  if (!letsThrough(answer, origin, method, unsafe)) throw blocked();
}

/**
 * `fetch` as a page of an origin has it: to another origin with a header that is not safelisted it asks by a preflight
 * first, and gives no answer that does not allow the page to read it. Node's own knows no origins. Requests without
 * credentials alone, https://fetch.spec.whatwg.org/#http-cors-protocol.
 */
export function browserFetch({ href, origin }: URL, send: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), href);
    if (url.origin === origin) return readWhole(await send(url, init));
    const headers = new Headers(init?.headers);
    await askFirst({ url, origin, method: init?.method?.toUpperCase() ?? 'GET', headers }, send);
    headers.set('origin', origin);
    const response = await send(url, { ...init, headers });
    if (!allowsOrigin(response, origin)) throw blocked();
    return readWhole(response);
  };
}
