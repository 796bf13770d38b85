import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { RequestHead } from '../delivery.ts';
import { GRPC, mediaType } from './encoding.ts';

const isGrpc = (headers: Record<string, string>): boolean => mediaType(headers).startsWith(GRPC);

/** Why this door is not the one for a request's protocol, or null. */
export function wrongDoor({ door, headers }: RequestHead): TransportProblem | null {
  if (door === 'otlp-grpc') return isGrpc(headers) ? null : httpOnGrpc;
  return isGrpc(headers) ? grpcOnHttp : null;
}

/** Also said of a client whose first bytes are all that was understood. */
export const grpcOnHttp: TransportProblem = {
  code: 'transport/grpc-on-http',
  message: 'A gRPC exporter reached a port that takes OTLP over HTTP.',
  hint: 'Send it to the gRPC port, http://localhost:4317 unless SPANWALK_OTLP_GRPC_PORT says otherwise; or set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf and keep this port.',
};

const httpOnGrpc: TransportProblem = {
  code: 'transport/http-on-grpc',
  message: 'An HTTP client reached the port that takes OTLP over gRPC.',
  hint: 'Send it to http://localhost:4318 (unless SPANWALK_OTLP_HTTP_PORT says otherwise), path /v1/traces; or set OTEL_EXPORTER_OTLP_PROTOCOL=grpc and keep this port.',
};
