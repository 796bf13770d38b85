import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Problem } from '../../telemetry/problem.ts';
import type { Reply } from '../delivery.ts';
import { BodyCollector, BytesInFlight, type Collected } from './body-collector.ts';
import { answer, answerInTurn, bytesInFlight, type Carrying } from './carrying.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { hostsOf, listen } from './listen.ts';
import { strayClient } from './stray-client.ts';

export interface HttpDoorOptions extends Carrying {
  /** An address, or a name for the loopback ones, which opens IPv4 and IPv6. */
  host: string;
  /** 0 picks a free one. */
  port: number;
}

export interface HttpDoor {
  port: number;
  /** Takes no more requests, and resolves once those under way are answered. */
  close(): Promise<void>;
}

/** Opens a plain HTTP/1.1 server that carries requests to the receivers. A port that is taken is a problem, not a crash. */
export async function openHttpDoor(
  options: HttpDoorOptions,
): Promise<{ kind: 'open'; door: HttpDoor } | { kind: 'failed'; problem: Problem }> {
  const inFlight = new BytesInFlight(bytesInFlight(options), options.maxRequests);
  const opened = await listen(hostsOf(options.host), options.port, () => makeServer(options, inFlight));
  if (opened.kind === 'failed') return opened;
  const close = async (): Promise<void> => {
    await Promise.all(opened.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  return { kind: 'open', door: { port: opened.port, close } };
}

/** A batch exporter sends every five seconds; Node's own five-second keep-alive would close under its hands. */
const KEEP_ALIVE_MS = 65_000;
/** A client that trickles its bytes is cut off after these. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const LINGER_MS = 5_000;

function makeServer(options: HttpDoorOptions, inFlight: BytesInFlight): Server {
  const timeouts = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS };
  const server = http.createServer({ ...timeouts, connectionsCheckingInterval: 5_000 }, (request, response) => {
    void serve(options, inFlight, request, response);
  });
  server.on('clientError', (error: ClientError, socket) => turnAway(error, socket, options.report));
  return server;
}

async function serve(
  options: HttpDoorOptions,
  inFlight: BytesInFlight,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = flattened(request);
  if (request.method === 'OPTIONS') {
    const isPrivate = headers['access-control-request-private-network'] === 'true';
    response.writeHead(204, preflightHeaders(headers.origin, isPrivate)).end();
    return;
  }
  const collector = new BodyCollector(options.maxBodyBytes, inFlight);
  const head = { method: request.method ?? 'GET', path: pathOf(request.url), headers };
  const work = () => answer(options, head, collector, () => collect(request, collector));
  const reply = await answerInTurn(options, head, inFlight, work);
  if (reply) send(reply, headers.origin, request, response);
}

function send(reply: Reply, origin: string | undefined, request: IncomingMessage, response: ServerResponse): void {
  const length = String(reply.body.byteLength);
  response.writeHead(reply.status, { ...reply.headers, ...corsHeaders(origin), 'content-length': length });
  response.end(reply.body);
  if (request.complete) return;
  // Answered early. Node goes on reading and drops the rest, since a client that is cut off while sending never sees
  // the answer; but not for ever.
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, LINGER_MS).unref();
}

function collect(request: IncomingMessage, collector: BodyCollector): Promise<Collected> {
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      const stopped = collector.add(chunk);
      if (!stopped) return;
      request.removeAllListeners('data');
      resolve(stopped);
    });
    request.on('end', () => resolve(collector.finish()));
    // After `end` these change nothing: the promise has resolved.
    request.on('error', () => resolve({ kind: 'gone' }));
    request.on('close', () => resolve({ kind: 'gone' }));
  });
}

/** The path alone, as it was sent: `new URL` would take `//v1/traces` for a host. */
const pathOf = (url = '/'): string => url.split('?', 1)[0] ?? '/';

function flattened({ headers }: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

type ClientError = NodeJS.ErrnoException & { rawPacket?: Uint8Array };

const statusLines: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function turnAway(error: ClientError, socket: Duplex, report: Carrying['report']): void {
  const stray = strayClient(error.rawPacket);
  if (stray) report?.(stray);
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const statusLine = statusLines[error.code ?? ''] ?? '400 Bad Request';
  const words = stray ? `${stray.message} ${stray.hint}\n` : '';
  const head = `HTTP/1.1 ${statusLine}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(words)}\r\n\r\n${words}`);
}
