import type { Duplex } from 'node:stream';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { toldOf } from '../otlp/replies.ts';
import type { Carrying } from './carrying.ts';
import { notHttp, slowHead, tlsOnPlain } from './stray-client.ts';

type ClientError = NodeJS.ErrnoException & { rawPacket?: Uint8Array };

interface Unparsed {
  line: string;
  status: number;
  problem: TransportProblem;
}

const timedOut: Unparsed = { line: '408 Request Timeout', status: 408, problem: slowHead };
const garbled: Unparsed = { line: '400 Bad Request', status: 400, problem: notHttp };
const tooLong: Unparsed = { ...garbled, line: '431 Request Header Fields Too Large', status: 431 };

const byCode: Record<string, Unparsed> = { HPE_HEADER_OVERFLOW: tooLong, ERR_HTTP_REQUEST_TIMEOUT: timedOut };

/** Ends a connection whose HTTP did not parse, in words. */
export function endUnparsed(carrying: Carrying, error: ClientError, socket: Duplex): void {
  // It left in the middle; the request, if there was one, tells of that.
  if (error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE' || !socket.writable) {
    socket.destroy();
    return;
  }
  const answered = byCode[error.code ?? ''] ?? garbled;
  end(carrying, socket, answered, error.rawPacket?.byteLength ?? 0);
}

/**
 * Ends a connection that began with TLS. Answered in plain HTTP, which Go's client recognises ("server gave HTTP
 * response to HTTPS client"); an alert of TLS would say less.
 */
export const endOpaque = (carrying: Carrying, socket: Duplex): void =>
  end(carrying, socket, { line: '400 Bad Request', status: 400, problem: tlsOnPlain }, 0);

function end({ door, report }: Carrying, socket: Duplex, { line, status, problem }: Unparsed, bytes: number): void {
  report?.({ door, method: '', path: '', headers: {}, bytes, status, problem });
  const words = `${toldOf(problem)}\n`;
  const head = `HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n`;
  socket.on('error', () => socket.destroy());
  socket.end(`${head}content-length: ${Buffer.byteLength(words)}\r\n\r\n${words}`);
  // What else comes is of no interest, but a socket that is not read never closes.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

const LINGER_MS = 2_000;
