import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { RequestHead } from '../delivery.ts';
import type { DoorAddresses } from '../receiver.ts';
import { GRPC, mediaType } from './encoding.ts';

const isGrpc = (headers: Record<string, string>): boolean => mediaType(headers).startsWith(GRPC);

/** Why this door is not the one for a request's protocol, or null. */
export function wrongDoor({ door, headers }: RequestHead, addresses: DoorAddresses): TransportProblem | null {
  if (door === 'otlp-grpc') return isGrpc(headers) ? null : httpOnGrpc(addresses);
  return isGrpc(headers) ? grpcOnHttp(addresses) : null;
}

function grpcOnHttp({ grpc }: DoorAddresses): TransportProblem {
  const other = 'set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf and keep this port.';
  return {
    code: 'transport/grpc-on-http',
    message: 'A gRPC exporter reached a port that takes OTLP over HTTP.',
    hint: grpc === null ? `No port takes gRPC here: ${other}` : `Send it to the gRPC port, ${grpc}; or ${other}`,
  };
}

function httpOnGrpc({ http }: DoorAddresses): TransportProblem {
  const other = 'set OTEL_EXPORTER_OTLP_PROTOCOL=grpc and keep this port.';
  return {
    code: 'transport/http-on-grpc',
    message: 'An HTTP client reached the port that takes OTLP over gRPC.',
    hint: http === null ? `No other port takes HTTP here: ${other}` : `Send it to ${http}/v1/traces; or ${other}`,
  };
}
