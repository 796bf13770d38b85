import type { IncomingHttpHeaders } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import type { Readable } from 'node:stream';
import type { Reply } from '../delivery.ts';
import { corsHeaders } from './cors.ts';

/** A request of HTTP/1.1 or HTTP/2, as far as a door looks at it. */
export interface Incoming extends Readable {
  method?: string | undefined;
  url?: string | undefined;
  httpVersionMajor: number;
  headers: IncomingHttpHeaders;
  complete: boolean;
  aborted: boolean;
  /** Only HTTP/2 has it. */
  stream?: { rstCode?: number | undefined } | undefined;
}

export interface Outgoing {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body?: Uint8Array): unknown;
  addTrailers(trailers: Record<string, string>): void;
  /** Only HTTP/2 has it. */
  stream?: ServerHttp2Stream | undefined;
}

const LINGER_MS = 5_000;

/** Sends a reply in the form of its protocol. */
export function send(reply: Reply, origin: string | undefined, request: Incoming, response: Outgoing): void {
  if (response.stream && reply.headers['grpc-status'] !== undefined) endCall(reply, response, response.stream);
  else {
    const length = String(reply.body.byteLength);
    response.writeHead(reply.status, { ...reply.headers, ...corsHeaders(origin), 'content-length': length });
    response.end(reply.body);
  }
  if (request.complete) return;
  // Answered early. Node goes on reading and drops the rest, since a client that is cut off while sending never sees
  // the answer; but not for ever.
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, LINGER_MS).unref();
}

/**
 * gRPC's status comes in trailers; without a message there is one block of headers and nothing else (gRPC over HTTP/2,
 * "Trailers-Only").
 */
function endCall({ status, headers, body }: Reply, response: Outgoing, stream: ServerHttp2Stream): void {
  if (stream.destroyed || stream.headersSent) return;
  if (body.byteLength === 0) {
    stream.respond({ ':status': status, ...headers }, { endStream: true });
    return;
  }
  const names = Object.keys(headers);
  const only = (isTrailer: boolean): Record<string, string> =>
    Object.fromEntries(
      names.filter((name) => name.startsWith('grpc-') === isTrailer).map((name) => [name, headers[name] ?? '']),
    );
  response.addTrailers(only(true));
  response.writeHead(status, only(false));
  response.end(body);
}
