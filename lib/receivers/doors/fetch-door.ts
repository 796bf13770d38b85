import { BodyCollector, BytesInFlight, type Collected } from './body-collector.ts';
import { answer, bytesInFlight, type Carrying } from './carrying.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';

/** The same door for a web `Request`, as a Next route handler has it: one function for every method. */
export function openFetchDoor(carrying: Carrying): (request: Request) => Promise<Response> {
  const inFlight = new BytesInFlight(bytesInFlight(carrying));
  return async (request) => {
    const headers = Object.fromEntries(request.headers);
    if (request.method === 'OPTIONS') {
      const isPrivate = headers['access-control-request-private-network'] === 'true';
      return new Response(null, { status: 204, headers: preflightHeaders(headers.origin, isPrivate) });
    }
    const collector = new BodyCollector(carrying.maxBodyBytes, inFlight);
    const head = { method: request.method, path: new URL(request.url).pathname, headers };
    const reply = await answer(carrying, head, collector, () => collect(request, collector));
    if (!reply) return new Response(null, { status: 499 });
    const answerHeaders = { ...reply.headers, ...corsHeaders(headers.origin) };
    return new Response(new Uint8Array(reply.body), { status: reply.status, headers: answerHeaders });
  };
}

async function collect(request: Request, collector: BodyCollector): Promise<Collected> {
  const reader = request.body?.getReader();
  if (!reader) return collector.finish();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return collector.finish();
      const stopped = collector.add(value);
      if (!stopped) continue;
      // Nobody waits for the rest, and a stream that fails to be cancelled is over as well.
      reader.cancel().catch(() => {});
      return stopped;
    }
  } catch {
    return { kind: 'gone' };
  }
}
