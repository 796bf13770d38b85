import { KEY_HEADER, type Target } from '../settings-text.ts';
import { exported, SHELL, variables, type Stack } from './stack.ts';

const SERVICE = 'backend-flask';

/** The notes' own packages and set-up; only the exporter's module names the protocol. */
export const flask: Stack = {
  id: 'flask',
  label: 'Python Flask',
  snippets: (target) => [
    {
      name: 'requirements.txt',
      text: `opentelemetry-api
opentelemetry-sdk
opentelemetry-exporter-otlp-proto-${target.carrier}
opentelemetry-instrumentation-flask
opentelemetry-instrumentation-requests`,
    },
    target.place === 'container'
      ? { name: 'docker-compose.yml, under the backend’s environment', text: compose(target) }
      : {
          name: SHELL,
          text: `${exported(named(target))}
flask run`,
        },
    {
      name: 'app.py: the exporter reads those variables',
      text: `from opentelemetry.exporter.otlp.proto.${target.carrier}.trace_exporter import OTLPSpanExporter

provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))`,
    },
  ],
  note: ({ carrier }) =>
    carrier === 'grpc'
      ? 'The exporter for gRPC is a package and a module of its own; with the http:// scheme it sends without TLS.'
      : null,
};

/** The protocol is the exporter's class, so the variable for it would only mislead. */
const named = (target: Target) => variables(SERVICE, target).filter(([name]) => !name.endsWith('PROTOCOL'));

const compose = ({ endpoint, key }: Target): string =>
  [
    `OTEL_SERVICE_NAME: "${SERVICE}"`,
    `OTEL_EXPORTER_OTLP_ENDPOINT: "${endpoint}"`,
    ...(key === null ? [] : [`OTEL_EXPORTER_OTLP_HEADERS: "${KEY_HEADER}=${key}"`]),
  ].join('\n');
