import type { StoredSpan } from '../telemetry/span.ts';

/** A moment that the browser itself noted inside its request, in nanoseconds since the request began. */
export interface Moment {
  name: 'requestStart' | 'responseStart' | 'responseEnd';
  atNs: number;
}

/**
 * One request as its two ends tell it. Durations are each of one clock and can be trusted; where the server's bar lies
 * inside the client's is told by two clocks, and is known only within bounds.
 */
export interface RoundTrip {
  client: StoredSpan;
  server: StoredSpan;
  clientNs: number;
  serverNs: number;
  /** What the client waited and the server did not work: network, queues, preflight, the browser. Below 0 is odd. */
  betweenNs: number;
  /** When the server began, by its own clock, since the client did by its own. */
  offsetNs: number;
  /** How far the server's clock may be ahead of the client's: at least and at most. Both below 0: it is behind. */
  clock: { atLeastNs: number; atMostNs: number };
  /** When the server can have begun, by the client's clock, since the client did. */
  room: { fromNs: number; toNs: number };
  /** In time order; empty where the browser kept them to itself. */
  moments: Moment[];
}

const WATCHED = /^@opentelemetry\/instrumentation-(fetch|xml-http-request)$/;
const MOMENTS: readonly Moment['name'][] = ['requestStart', 'responseStart', 'responseEnd'];

const lasting = ({ start, end }: StoredSpan): number => Number(end - start);

function momentsOf(client: StoredSpan): Moment[] {
  const found = MOMENTS.flatMap((name) => {
    const event = client.events.find((each) => each.name === name);
    return event === undefined ? [] : [{ name, atNs: Number(event.time - client.start) }];
  });
  // A browser that may not tell gives 0 for each, long before the request.
  return found.filter(({ atNs }) => atNs >= 0).toSorted((a, b) => a.atNs - b.atNs);
}

const at = (moments: readonly Moment[], wanted: Moment['name']): number | undefined =>
  moments.find(({ name }) => name === wanted)?.atNs;

function roundTrip(client: StoredSpan, server: StoredSpan): RoundTrip {
  const [clientNs, serverNs] = [lasting(client), lasting(server)];
  const offsetNs = Number(server.start - client.start);
  const moments = momentsOf(client);
  // In truth the server began after the request had left and before the first byte came back. Its end says less: a
  // server may go on when the page has all it wanted.
  const earliest = at(moments, 'requestStart') ?? 0;
  const latest = at(moments, 'responseStart') ?? clientNs;
  return {
    client,
    server,
    clientNs,
    serverNs,
    betweenNs: clientNs - serverNs,
    offsetNs,
    clock: { atLeastNs: offsetNs - latest, atMostNs: offsetNs - earliest },
    room: { fromNs: earliest, toNs: latest },
    moments,
  };
}

/** Every request that a page's instrumentation recorded and whose other end arrived, in start order. */
export function roundTrips(spans: readonly StoredSpan[]): RoundTrip[] {
  const clients = spans.filter(({ kind, scope }) => kind === 'client' && WATCHED.test(scope.name));
  const pairs = clients.flatMap((client) => {
    const server = spans.find(
      ({ traceId, parentId, kind }) => kind === 'server' && traceId === client.traceId && parentId === client.spanId,
    );
    return server === undefined ? [] : [roundTrip(client, server)];
  });
  return pairs.toSorted((a, b) => (a.client.start < b.client.start ? -1 : 1));
}
