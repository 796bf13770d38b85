import { SpanKind, SpanStatusCode, type Attributes, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import { mintSpanId, mintTraceId, traceparent } from '../telemetry/mint-ids.ts';
import type { TracedRequest } from './browser.ts';

/** What a browser page's spans are filed under. */
const FRONTEND_SERVICE = 'frontend-next';

/** Sends requests that begin a trace. */
export interface ClickTracing {
  fetch(request: TracedRequest): Promise<Response>;
}

/** Gives the next trace the id that was registered for the click, so that the run is known before its first span. */
class RegisteredIds {
  #next: string | null = null;
  generateTraceId = (): string => this.#next ?? mintTraceId();
  generateSpanId = (): string => mintSpanId();

  startTrace(traceId: string, start: () => Span): Span {
    this.#next = traceId;
    try {
      return start();
    } finally {
      this.#next = null;
    }
  }
}

const clickAttributes = (method: string, url: URL): Attributes => ({
  'http.request.method': method,
  'url.full': url.href,
  'server.address': url.hostname,
  'server.port': Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
});

/** The same answer, read to its end; the body of a 204 or 304 must stay null. */
async function readWhole(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

/** By the semantic conventions, a client span has failed from 400 on; a server's only from 500. */
function noteAnswer(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status < 400) return;
  span.setAttribute('error.type', String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function noteFailure(span: Span, error: unknown): void {
  const cause = error instanceof Error ? error : new Error(String(error));
  span.setAttribute('error.type', cause.name);
  span.recordException(cause);
  span.setStatus({ code: SpanStatusCode.ERROR, message: cause.message });
}

/** The server's spans of the same click leave when it answers; this page's own follows them instead of meeting them. */
const YIELD_MS = 30;

/**
 * The OpenTelemetry web SDK for one page, kept to itself: nothing of it is registered globally.
 * @param endpoint where the page's spans are posted, by default this origin's own door, which needs no key and no CORS
 */
export function createClickTracing(endpoint: URL = new URL('/v1/traces', location.href)): ClickTracing {
  const ids = new RegisteredIds();
  const provider = new WebTracerProvider({
    resource: resourceFromAttributes({ 'service.name': FRONTEND_SERVICE }),
    sampler: new AlwaysOnSampler(),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: endpoint.href }))],
  });
  const tracer = provider.getTracer('click');

  const startClick = (traceId: string, method: string, url: URL): Span => {
    const options = { kind: SpanKind.CLIENT, root: true, attributes: clickAttributes(method, url) };
    return ids.startTrace(traceId, () => tracer.startSpan(`click ${method} ${url.pathname}`, options));
  };

  return {
    async fetch({ traceId, url, init }) {
      const whole = new URL(url, endpoint);
      const span = startClick(traceId, init?.method?.toUpperCase() ?? 'GET', whole);
      const headers = new Headers(init?.headers);
      headers.set('traceparent', traceparent(traceId, span.spanContext().spanId));
      try {
        const response = await fetch(whole, { ...init, headers });
        noteAnswer(span, response.status);
        return await readWhole(response);
      } catch (error) {
        noteFailure(span, error);
        throw error;
      } finally {
        span.end();
        // Not awaited: the answer must not wait for its telemetry, nor fail with it.
        setTimeout(() => void provider.forceFlush().catch(() => {}), YIELD_MS);
      }
    },
  };
}
