import type { Reply } from '../delivery.ts';
import { GRPC } from './encoding.ts';
import { WireWriter } from './wire-writer.ts';

/**
 * gRPC's status for the status that HTTP would have, https://grpc.io/docs/guides/status-codes/: the collector's table
 * read backwards, but for 413 and 415, where the OTLP specification and gRPC's own servers say these.
 */
const codes: Record<number, number> = {
  200: 0,
  400: 3, // INVALID_ARGUMENT
  401: 16, // UNAUTHENTICATED
  403: 7, // PERMISSION_DENIED
  404: 12, // UNIMPLEMENTED
  405: 12,
  413: 8, // RESOURCE_EXHAUSTED, and without RetryInfo not to be tried again
  415: 12,
  429: 8,
  503: 14, // UNAVAILABLE
};
const INTERNAL = 13;

/** A call that failed: everything stands in the trailers, and no message comes. */
export function grpcRefusal(httpStatus: number, message: string, retryAfterSeconds?: number): Reply {
  const code = codes[httpStatus] ?? INTERNAL;
  const headers: Record<string, string> = {
    'content-type': GRPC,
    'grpc-status': String(code),
    'grpc-message': percentEncoded(message),
  };
  if (retryAfterSeconds !== undefined) {
    headers['grpc-status-details-bin'] = retryInfo(code, message, retryAfterSeconds);
  }
  return { status: 200, headers, body: new Uint8Array() };
}

/** The status that a reply has in gRPC, or null where it is none of gRPC's. */
export const grpcStatusOf = ({ headers }: Pick<Reply, 'headers'>): number | null =>
  headers['grpc-status'] === undefined ? null : Number(headers['grpc-status']);

/** Printable ASCII stays, but for the percent sign; every other byte of UTF-8 is written as %XX. */
const percentEncoded = (text: string): string =>
  [...new TextEncoder().encode(text)]
    .map((byte) => (byte >= 0x20 && byte <= 0x7e && byte !== 0x25 ? String.fromCharCode(byte) : hex(byte)))
    .join('');

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** google.rpc.Status with google.rpc.RetryInfo, by which the specification marks RESOURCE_EXHAUSTED as retryable. */
function retryInfo(code: number, message: string, seconds: number): string {
  const delay = new WireWriter().varint(1, seconds);
  const info = new WireWriter().text(1, 'type.googleapis.com/google.rpc.RetryInfo');
  info.message(2, new WireWriter().message(1, delay));
  const status = new WireWriter().varint(1, code).text(2, message).message(3, info);
  return Buffer.from(status.finish()).toString('base64').replace(/=+$/, '');
}
