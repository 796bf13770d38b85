import type { Problem } from '../../telemetry/problem.ts';

/** RFC 9113 §3.4: what every HTTP/2 client without TLS sends first. Node's parser may hand over only its start. */
const HTTP2_PREFACE = 'PRI * HTTP/2';
/** RFC 8446 §5.1: a record of type handshake (22), of protocol version 3.x. */
const TLS_HANDSHAKE = [0x16, 0x03] as const;

/** Recognises a client that speaks another protocol than HTTP/1.1 by the bytes that did not parse. */
export function strayClient(packet: Uint8Array | undefined): Problem | null {
  if (!packet) return null;
  if (packet[0] === TLS_HANDSHAKE[0] && packet[1] === TLS_HANDSHAKE[1]) return tls;
  return Buffer.from(packet).toString('latin1', 0, HTTP2_PREFACE.length) === HTTP2_PREFACE ? grpc : null;
}

const tls: Problem = {
  code: 'door/tls',
  message: 'A client opened TLS on the OTLP/HTTP port, which speaks plain HTTP.',
  hint: 'Write http:// in its endpoint, not https://.',
};

const grpc: Problem = {
  code: 'door/grpc',
  message: 'A client spoke HTTP/2 on the OTLP/HTTP port, as a gRPC exporter does.',
  hint: 'Set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, or choose the exporter for HTTP.',
};
