/** The pages that may ask this backend: those of this machine. A real backend names the addresses of its frontends. */
const FRONTENDS = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

/** What every answer says to a browser: whose page may read it. */
export function corsHeaders(request: Request): Headers {
  const headers = new Headers({ vary: 'origin' });
  const origin = request.headers.get('origin') ?? '';
  if (FRONTENDS.test(origin)) headers.set('access-control-allow-origin', origin);
  return headers;
}

/** The answer to a preflight: which headers a page of another origin may send along. */
export function preflight(request: Request, allowHeaders: readonly string[]): Response {
  const headers = corsHeaders(request);
  headers.set('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS');
  headers.set('access-control-allow-headers', allowHeaders.join(', '));
  return new Response(null, { status: 204, headers });
}
