import type { TransportProblem } from '../../telemetry/transport-codes.ts';

export const tlsOnPlain: TransportProblem = {
  code: 'transport/tls',
  message: 'A client opened TLS on a port that speaks without it.',
  hint: 'Write http:// in its endpoint, not https://; a gRPC exporter also wants OTEL_EXPORTER_OTLP_INSECURE=true, or insecure credentials.',
};

export const notHttp: TransportProblem = {
  code: 'transport/not-http',
  message: 'The bytes that came are no request of HTTP.',
  hint: 'Send with an OTLP exporter, or with curl, to http://localhost and this port.',
};

export const slowHead: TransportProblem = {
  code: 'transport/cut-off',
  message: 'A request did not arrive whole in the time it had.',
  hint: 'Send it again; if it happens often, look at what stands between the service and Spanwalk.',
};
