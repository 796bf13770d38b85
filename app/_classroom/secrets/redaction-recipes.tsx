import type { SecretFinding } from '@/lib/guard/finding.ts';

/** How to take a value out at one place of the way that telemetry goes. */
export interface Recipe {
  id: string;
  label: string;
  /** The file that it goes into. */
  name: string;
  text: string;
  note: string;
}

/** A key that may stand in code: what was masked in it, and ids in paths, are none. */
const codeKey = (key: string): string => (/^[\w.-]{1,100}$/.test(key) ? key : 'the.key');

const nodeSpans = (key: string): Recipe => ({
  id: 'node',
  label: 'Node',
  name: 'redacting-processor.ts',
  text: `/** Takes values out of spans that have ended. Put it before the processor that exports. */
export class RedactingProcessor implements SpanProcessor {
  onStart() {}
  onEnd(span: ReadableSpan) {
    if ('${key}' in span.attributes) span.attributes['${key}'] = '[REDACTED]';
  }
  async forceFlush() {}
  async shutdown() {}
}

// spanProcessors: [new RedactingProcessor(), new BatchSpanProcessor(exporter)]`,
  note: 'Better still, do not record it: name no such header in headersToSpanAttributes, and name its query parameter in redactedQueryParams.',
});

const pythonSpans = (key: string): Recipe => ({
  id: 'python',
  label: 'Python',
  name: 'app.py',
  text: `def redact(span, environ):
    if span and span.is_recording():
        span.set_attribute("${key}", "[REDACTED]")

FlaskInstrumentor().instrument_app(app, request_hook=redact)

# Captured headers: OTEL_INSTRUMENTATION_HTTP_CAPTURE_HEADERS_SANITIZE_FIELDS=".*authorization.*,.*cookie.*,.*token.*"`,
  note: 'The hook runs when the request comes in; what your code sets later, it must not set.',
});

const lastPart = (key: string): string => key.split('.').at(-1) ?? key;

const logs = (key: string): Recipe[] => [
  {
    id: 'node',
    label: 'Node',
    name: 'logger.ts',
    text: `const logger = pino({
  redact: { paths: ['${key}', '*.${lastPart(key)}'], censor: '[REDACTED]' },
});`,
    note: 'Paths are those of the object that is logged. What was put into the message’s text, no path reaches: log it as a field.',
  },
  {
    id: 'python',
    label: 'Python',
    name: 'log_redaction.py',
    text: `import logging, re

SECRET = re.compile(r"(?i)(password|token|authorization|api[_-]?key)([=:]\\s*)\\S+")

class Redact(logging.Filter):
    def filter(self, record):
        record.msg = SECRET.sub(r"\\1\\2[REDACTED]", record.getMessage())
        record.args = ()
        return True

for handler in logging.getLogger().handlers:
    handler.addFilter(Redact())`,
    note: 'On the handler and not on the logger: a logger’s filter does not see what its children log.',
  },
];

const segments = (key: string): Recipe[] => [
  {
    id: 'python',
    label: 'Python',
    name: 'app.py',
    text: `# Say what belongs there, instead of handing over all there is.
subsegment.put_metadata("user", {"id": user.id})   # and no "${lastPart(key)}"
xray_recorder.configure(stream_sql=False)            # no statements in segments`,
    note: 'Metadata are not indexed, but everybody who may read traces reads them.',
  },
];

const errors = (key: string): Recipe[] => [
  {
    id: 'node',
    label: 'Node',
    name: 'rollbar.ts',
    text: `new Rollbar({
  accessToken,
  scrubFields: ['${lastPart(key)}'],
  scrubHeaders: ['authorization', 'cookie'],
});`,
    note: 'Fields are scrubbed by their name, wherever they stand. The text of an exception is not: do not build it from values.',
  },
  {
    id: 'python',
    label: 'Python',
    name: 'app.py',
    text: `rollbar.init(
    access_token,
    scrub_fields=["password", "secret", "access_token", "authorization", "${lastPart(key)}"],
)`,
    note: 'The list replaces the usual one, so name in it what that had.',
  },
];

const collector = (key: string, pipeline: 'traces' | 'logs'): Recipe => ({
  id: 'collector',
  label: 'Collector',
  name: 'collector.yaml',
  text: `processors:
  attributes/redact:
    actions:
      - key: ${key}
        action: delete
  redaction:
    allow_all_keys: true
    blocked_values:
      - '[\\w.+-]+@[\\w-]+\\.[\\w.-]+'          # e-mail addresses
      - 'eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*'          # JSON web tokens
      - '(?i)bearer [\\w+/=.~-]{8,}'
    summary: info

service:
  pipelines:
    ${pipeline}:
      processors: [attributes/redact, redaction, batch]`,
  note: 'The last line of defence: the value has left the process, but not your network. The redaction processor is part of the contrib distribution.',
});

/** How to redact a finding at its source, and on its way. */
export function recipesFor({ signal, key }: Pick<SecretFinding, 'signal' | 'key'>): Recipe[] {
  const inCode = codeKey(key);
  switch (signal) {
    case 'span':
      return [nodeSpans(inCode), pythonSpans(inCode), collector(inCode, 'traces')];
    case 'log':
      return [...logs(inCode), collector(inCode, 'logs')];
    case 'segment':
      return segments(inCode);
    case 'error':
      return errors(inCode);
    default:
      return signal satisfies never;
  }
}
