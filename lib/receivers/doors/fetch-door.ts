import type { Reply } from '../delivery.ts';
import { BodyCollector, BytesInFlight, type Collected } from './body-collector.ts';
import { answer, answerInTurn, bytesInFlight, turnedAway, type Carrying } from './carrying.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';

/** The same door for a web `Request`, as a Next route handler has it: one function for every method. */
export function openFetchDoor(carrying: Carrying): (request: Request) => Promise<Response> {
  const inFlight = new BytesInFlight(bytesInFlight(carrying), carrying.maxRequests);
  return async (request) => {
    const headers = Object.fromEntries(request.headers);
    const { door } = carrying;
    const head = { door, method: request.method, path: new URL(request.url).pathname, headers };
    const away = turnedAway(carrying, head);
    if (away) return toResponse(away, { vary: 'Origin' });
    if (request.method === 'OPTIONS') {
      const isPrivate = headers['access-control-request-private-network'] === 'true';
      return new Response(null, { status: 204, headers: preflightHeaders(headers.origin, isPrivate) });
    }
    const collector = new BodyCollector(carrying.maxBodyBytes, inFlight);
    const work = () => answer(carrying, head, collector, () => collect(request, collector));
    const reply = await answerInTurn(carrying, head, inFlight, work);
    if (!reply) return new Response(null, { status: 499 });
    return toResponse(reply, corsHeaders(headers.origin));
  };
}

const toResponse = ({ status, headers, body }: Reply, more: Record<string, string>): Response =>
  new Response(new Uint8Array(body), { status, headers: { ...headers, ...more } });

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
