import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { httpEncodings, mediaType } from './encoding.ts';
import { quoted } from './printable.ts';

/** Why a request is not taken, told by its method or its content type. */

export const wrongMethod = (method: string): TransportProblem => ({
  code: 'transport/wrong-method',
  message: '405 method not allowed, supported: [POST]',
  hint:
    method === 'GET' || method === 'HEAD'
      ? 'The address is right: it takes spans from an exporter, and a browser has nothing to see here.'
      : 'Send the spans with POST.',
});

/** What people send instead of OTLP's content types, and how each comes about. */
const mistakes: Record<string, string> = {
  '': 'There is none. Set it to what the body is: application/json, or application/x-protobuf.',
  'application/x-www-form-urlencoded':
    'That is what curl -d sends unless it is told: add -H "content-type: application/json".',
  'text/plain':
    'A fetch with a string for its body sends that; set the header to application/json if the body is JSON.',
  'application/octet-stream': 'If the body is protobuf, say application/x-protobuf.',
  'application/grpc-web': 'That is gRPC-Web, which no OTLP port takes; use an exporter for OTLP over HTTP.',
  'application/x-thrift': 'That is Jaeger’s own format; choose the OTLP exporter.',
  'application/x-ndjson': 'Lines of JSON are no request; send one object with resourceSpans, as application/json.',
};

export function wrongContentType(headers: Record<string, string>): TransportProblem {
  const type = mediaType(headers);
  const found = type === '' ? '' : `, not ${quoted(type)}`;
  return {
    code: 'transport/wrong-content-type',
    message: `415 unsupported media type, supported: [${httpEncodings.join(', ')}]${found}`,
    hint:
      (Object.hasOwn(mistakes, type) ? mistakes[type] : undefined) ??
      'Set the Content-Type header to what the body is.',
  };
}

/** Only messages of protobuf come by gRPC here. */
export const wrongGrpcFormat: TransportProblem = {
  code: 'transport/wrong-content-type',
  message: 'OTLP over gRPC is protobuf: application/grpc or application/grpc+proto.',
  hint: 'Choose the protobuf form in the client, as every OTLP/gRPC exporter does.',
};
