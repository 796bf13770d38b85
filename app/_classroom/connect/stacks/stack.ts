import { KEY_HEADER, type Target } from '../settings-text.ts';

/** One text to copy, and what one does with it. */
export interface Snippet {
  name: string;
  text: string;
}

/** A way to write a service, and what it takes to send its traces here. */
export interface Stack {
  id: string;
  label: string;
  snippets: (target: Target) => Snippet[];
  /** What to know besides; null where nothing is. */
  note: (target: Target) => string | null;
}

export const SHELL = 'in the shell that starts your service';

type Lines = readonly (readonly [name: string, value: string])[];

/**
 * The variables that every OpenTelemetry SDK knows, https://opentelemetry.io/docs/specs/otel/protocol/exporter/.
 */
export function variables(service: string, { endpoint, carrier, key }: Target): Lines {
  return [
    ['OTEL_SERVICE_NAME', service],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', endpoint],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', carrier === 'grpc' ? 'grpc' : 'http/protobuf'],
    ...(key === null ? [] : [['OTEL_EXPORTER_OTLP_HEADERS', `${KEY_HEADER}=${key}`] as const]),
  ];
}

/** Traces and logs are received; nothing receives metrics. */
export const quiet: Lines = [['OTEL_METRICS_EXPORTER', 'none']];

export const exported = (lines: Lines): string => lines.map(([name, value]) => `export ${name}="${value}"`).join('\n');
