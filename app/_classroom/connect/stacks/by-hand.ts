import { KEY_HEADER, type Target } from '../settings-text.ts';
import type { Stack } from './stack.ts';

/** Both exporters of the Collector; a configuration needs one. */
export const collector: Stack = {
  id: 'collector',
  label: 'Collector',
  snippets: (target) => [
    {
      name: 'config.yaml of the Collector',
      text: `receivers:
  otlp:
    protocols:
      http:
        endpoint: localhost:14318

exporters:
${target.carrier === 'grpc' ? byGrpc(target) : byHttp(target)}

service:
  pipelines:
    traces:
      receivers: [otlp]
      exporters: [${target.carrier === 'grpc' ? 'otlp/spanwalk' : 'otlphttp/spanwalk'}]`,
    },
  ],
  note: ({ carrier }) =>
    carrier === 'grpc'
      ? 'insecure: true is for a port without TLS. The Collector’s own receiver takes 4317 and 4318 by default, as Spanwalk does: give one of them other ports.'
      : 'The otlphttp exporter appends /v1/traces by itself. The Collector’s own receiver takes 4317 and 4318 by default, as Spanwalk does: give one of them other ports.',
};

const headers = (key: string | null): string => (key === null ? '' : `\n    headers:\n      ${KEY_HEADER}: "${key}"`);

const byHttp = ({ endpoint, key }: Target): string => `  otlphttp/spanwalk:\n    endpoint: ${endpoint}${headers(key)}`;

const byGrpc = ({ endpoint, key }: Target): string =>
  `  otlp/spanwalk:\n    endpoint: ${endpoint.replace(/^https?:\/\//, '')}\n    tls:\n      insecure: true${headers(key)}`;

/** One span by hand, with ids and times of now, in OTLP/JSON. */
export const curlLine = ({ endpoint, key }: Pick<Target, 'endpoint' | 'key'>): string =>
  `curl -i ${endpoint}/v1/traces -H 'content-type: application/json'${key === null ? '' : ` -H '${KEY_HEADER}: ${key}'`} -d '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"by-hand"}}]},"scopeSpans":[{"spans":[{"name":"hello","kind":1,"traceId":"'$(openssl rand -hex 16)'","spanId":"'$(openssl rand -hex 8)'","startTimeUnixNano":"'$(date +%s)000000000'","endTimeUnixNano":"'$(date +%s)500000000'"}]}]}]}'`;

export const curl: Stack = {
  id: 'curl',
  label: 'curl',
  snippets: (target) => [{ name: 'in any shell: one span, here and now', text: curlLine(target) }],
  note: ({ carrier }) =>
    carrier === 'grpc'
      ? 'curl speaks no gRPC: choose HTTP for a span by hand.'
      : 'OTLP/JSON has lowerCamelCase keys, ids as hex digits, enums as numbers, and times as strings of nanoseconds.',
};
