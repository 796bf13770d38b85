import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, tracesUrl, type Destinations } from '../destination.ts';
import { parseHeaderList } from './header-list.ts';

const GENERAL = { endpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT', headers: 'OTEL_EXPORTER_OTLP_HEADERS' } as const;
const TRACES = {
  endpoint: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  headers: 'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
} as const;

function parseEndpoint(text: string, name: string): URL | Problem {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  return {
    code: 'destination/endpoint',
    message: `${name} is no address that spans can be posted to.`,
    hint: 'It takes a whole address with its scheme, such as http://localhost:4318.',
    at: [name],
  };
}

function speaksHttp(env: Environment): Problem | null {
  const name = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'].find((one) => env[one]);
  if (!name || env[name] !== 'grpc') return null;
  return {
    code: 'destination/protocol',
    message: `${name} asks for gRPC, and the practice backend sends OTLP over HTTP.`,
    hint: 'Use the HTTP port of that server, usually 4318, and http/protobuf or http/json.',
    at: [name],
  };
}

const isDoubled = (url: URL): boolean => url.pathname.endsWith('/v1/traces/v1/traces');

/** Still sent there, as any SDK would: it is the receiver that says 404, and the exporter that reports it. */
const doubledPath: Problem = {
  code: 'destination/doubled-path',
  message: `${GENERAL.endpoint} ends in /v1/traces, and the exporter appends /v1/traces once more.`,
  hint: `Leave the path off, or move the whole address to ${TRACES.endpoint}.`,
  at: [GENERAL.endpoint],
};

/** Both header variables, the traces one winning; what could not be read is told by position, never by text. */
function readHeaders(env: Environment): { headers: Record<string, string>; problems: Problem[] } {
  const problems: Problem[] = [];
  const headers: Record<string, string> = {};
  for (const name of [GENERAL.headers, TRACES.headers]) {
    const list = parseHeaderList(env[name]);
    Object.assign(headers, list.headers);
    for (const position of list.unread) {
      problems.push({
        code: 'destination/headers',
        message: `Entry ${position} of ${name} is no name=value pair and was left out.`,
        hint: 'Write name=value, with a comma between pairs, and percent-encode commas and spaces in a value.',
        at: [name, position],
      });
    }
  }
  return { headers, problems };
}

/**
 * The destination that the ordinary variables of the OpenTelemetry SDKs name, if they name one. The traces endpoint is
 * used as it stands; the general one gets `/v1/traces` appended (OTLP exporter specification, "Endpoint URLs").
 */
export function readOtlp(env: Environment): Destinations {
  const traces = env[TRACES.endpoint]?.trim();
  const general = env[GENERAL.endpoint]?.trim();
  const text = traces || general;
  if (!text) return { destinations: [], problems: [] };

  const protocol = speaksHttp(env);
  if (protocol) return { destinations: [], problems: [protocol] };

  const endpoint = parseEndpoint(text, traces ? TRACES.endpoint : GENERAL.endpoint);
  if (!(endpoint instanceof URL)) return { destinations: [], problems: [endpoint] };

  const url = traces ? endpoint : tracesUrl(endpoint);
  const { headers, problems } = readHeaders(env);
  if (isDoubled(url)) problems.push(doubledPath);
  return { destinations: [{ id: 'otlp', label: labelOf(url), url, headers }], problems };
}
