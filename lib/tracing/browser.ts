import type { ClickTracing } from './browser-provider.ts';

export interface TracedRequest {
  /** 32 hex digits, minted and registered before the click. */
  traceId: string;
  /** A path of this origin. */
  url: string;
  init?: RequestInit | undefined;
}

let loading: Promise<ClickTracing> | undefined;

/** The SDK is fetched when it is first needed or the page is idle: it must not delay the lesson's first paint. */
function clickTracing(): Promise<ClickTracing> {
  loading ??= import('./browser-provider.ts').then(({ createClickTracing }) => createClickTracing());
  // A chunk that did not load once may load the next time.
  loading.catch(() => (loading = undefined));
  return loading;
}

const prepare = (): void => void clickTracing().catch(() => {});

/**
 * Makes browser tracing ready: the real OpenTelemetry web SDK, service `frontend-next`, exporting to this origin.
 * It registers nothing globally and patches neither `fetch` nor XHR, so the classroom's own requests are never traced.
 */
export function startBrowserTracing(): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(prepare, { timeout: 2000 });
  else setTimeout(prepare, 200);
}

/**
 * Sends one practice request as a traced browser does: a CLIENT span around it, its `traceparent` with it. Resolves
 * when the whole answer was read, which is also when the span ends and leaves; rejects as `fetch` does.
 */
export async function tracedFetch(request: TracedRequest): Promise<Response> {
  const tracing = await clickTracing();
  return tracing.fetch(request);
}
