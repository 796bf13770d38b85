import http from 'node:http';
import http2, { type ServerHttp2Session } from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { Problem } from '../../telemetry/problem.ts';
import { BodyCollector, BytesInFlight, type Collected } from './body-collector.ts';
import { answer, answerInTurn, bytesInFlight, turnedAway, type Carrying } from './carrying.ts';
import { preflightHeaders } from './cors.ts';
import { listenFirst, type Speech } from './first-bytes.ts';
import { hostsOf, listen } from './listen.ts';
import { send, type Incoming, type Outgoing } from './send-reply.ts';
import { endOpaque, endUnparsed } from './turn-away-socket.ts';

export interface HttpDoorOptions extends Carrying {
  /** An address, or a name for the loopback ones, which opens IPv4 and IPv6. */
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** The setting that a person changes the port by; `SPANWALK_OTLP_HTTP_PORT` by default. */
  setting?: string;
}

export interface HttpDoor {
  port: number;
  /** Takes no more requests, and resolves once those under way are answered. */
  close(): Promise<void>;
}

/**
 * Opens a server for HTTP/1.1 and HTTP/2 without TLS that carries requests to the receivers: whoever comes to the wrong
 * port is answered in a protocol that they understand. A port that is taken is a problem, not a crash.
 */
export async function openHttpDoor(
  options: HttpDoorOptions,
): Promise<{ kind: 'open'; door: HttpDoor } | { kind: 'failed'; problem: Problem }> {
  const { host, port, setting = 'SPANWALK_OTLP_HTTP_PORT' } = options;
  const visitors = new Visitors();
  const inFlight = new BytesInFlight(bytesInFlight(options), options.maxRequests);
  const makeDoor = (): Server => makeServer(options, inFlight, visitors);
  const opened = await listen({ hosts: hostsOf(host), port, setting }, makeDoor);
  if (opened.kind === 'failed') return opened;
  const close = async (): Promise<void> => {
    const closed = opened.servers.map((server) => new Promise((resolve) => server.close(resolve)));
    visitors.leave();
    await Promise.all(closed);
  };
  return { kind: 'open', door: { port: opened.port, close } };
}

/** A batch exporter sends every five seconds; Node's own five-second keep-alive would close under its hands. */
const KEEP_ALIVE_MS = 65_000;
/** A client that trickles its bytes is cut off after these. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** A gRPC channel stays open between calls; one that nobody uses any more is not kept for ever. */
const IDLE_SESSION_MS = 600_000;
const MOST_STREAMS = 128;

/** Connections that Node's HTTP server does not know of, so that closing need not wait for them. */
class Visitors {
  readonly unheard = new Set<Socket>();
  readonly sessions = new Set<ServerHttp2Session>();

  leave(): void {
    for (const socket of this.unheard) socket.destroy();
    for (const session of this.sessions) session.close();
  }
}

function makeServer(options: HttpDoorOptions, inFlight: BytesInFlight, visitors: Visitors): Server {
  const onRequest = (request: Incoming, response: Outgoing): void => void serve(options, inFlight, request, response);
  const timeouts = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS };
  const server = http.createServer({ ...timeouts, connectionsCheckingInterval: 5_000 }, onRequest);
  server.on('clientError', (error, socket) => endUnparsed(options, error, socket));

  const calls = http2.createServer({ settings: { maxConcurrentStreams: MOST_STREAMS } });
  // Node types the two forms of a response apart; of what a door uses of them they are the same.
  calls.on('request', (request, response) => onRequest(request, response as unknown as Outgoing));
  calls.on('session', (session) => {
    visitors.sessions.add(session);
    session.once('close', () => visitors.sessions.delete(session));
    session.setTimeout(IDLE_SESSION_MS, () => session.close());
  });

  // The server's own listener takes a connection as soon as it is known to speak HTTP/1.1.
  const [serveHttp1] = server.listeners('connection') as [(socket: Socket) => void];
  const servers: Record<Speech, (socket: Socket) => void> = {
    http1: (socket) => serveHttp1.call(server, socket),
    http2: (socket) => {
      // Sockets of an HTTP/1.1 server may be closed on one side; a session of HTTP/2 would outlive its client.
      socket.allowHalfOpen = false;
      calls.emit('connection', socket);
    },
    tls: (socket) => endOpaque(options, socket),
  };
  server.removeAllListeners('connection').on('connection', (socket: Socket) => {
    visitors.unheard.add(socket);
    socket.once('close', () => visitors.unheard.delete(socket));
    listenFirst(socket, HEADERS_MS, (speech) => {
      visitors.unheard.delete(socket);
      servers[speech](socket);
    });
  });
  return server;
}

async function serve(
  options: HttpDoorOptions,
  inFlight: BytesInFlight,
  request: Incoming,
  response: Outgoing,
): Promise<void> {
  const headers = flattened(request);
  const head = { door: options.door, method: request.method ?? 'GET', path: pathOf(request.url), headers };
  const away = turnedAway(options, head);
  if (away) return send(away, undefined, request, response);
  if (request.method === 'OPTIONS') {
    const isPrivate = headers['access-control-request-private-network'] === 'true';
    response.writeHead(204, preflightHeaders(headers.origin, isPrivate));
    response.end();
    return;
  }
  const collector = new BodyCollector(options.maxBodyBytes, inFlight);
  const work = () => answer(options, head, collector, () => collect(request, collector));
  const reply = await answerInTurn(options, head, inFlight, work);
  if (reply) send(reply, headers.origin, request, response);
}

function collect(request: Incoming, collector: BodyCollector): Promise<Collected> {
  return new Promise((resolve) => {
    // Node cuts a trickling request of HTTP/1.1 off by itself.
    const cut = request.httpVersionMajor === 1 ? undefined : setTimeout(() => request.destroy(), REQUEST_MS);
    const settle = (collected: Collected): void => {
      clearTimeout(cut);
      resolve(collected);
    };
    request.on('data', (chunk: Buffer) => {
      const stopped = collector.add(chunk);
      if (!stopped) return;
      request.removeAllListeners('data');
      settle(stopped);
    });
    // A call of HTTP/2 that is cancelled ends like one that is whole.
    request.on('end', () => settle(wasCancelled(request) ? { kind: 'gone' } : collector.finish()));
    // After `end` these change nothing: the promise has resolved.
    request.on('error', () => settle({ kind: 'gone' }));
    request.on('close', () => settle({ kind: 'gone' }));
  });
}

const wasCancelled = ({ aborted, stream }: Incoming): boolean => aborted || (stream?.rstCode ?? 0) !== 0;

/** The path alone, as it was sent: `new URL` would take `//v1/traces` for a host. */
const pathOf = (url = '/'): string => url.split('?', 1)[0] ?? '/';

/** Without HTTP/2's pseudo-headers, which begin with a colon. */
function flattened({ headers }: Incoming): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
