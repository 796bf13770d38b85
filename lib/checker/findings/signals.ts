import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about what is not a span: log records, the wire, secrets, populations. */
export const signalFindings = {
  'log.not-received': {
    means: 'The check is about log records, and none are received where it was run.',
    fix: 'Nothing is wrong with your work. Run the check on a file that holds log records.',
  },
  'log.silence': {
    means: 'Not one log record arrived, so none can be judged.',
    fix: 'Connect your logger to OpenTelemetry: a LoggerProvider with an OTLP exporter and the bridge of your logging library, and time to send the last batch.',
  },
  'log.missing': {
    means: 'Log records arrived, and none like the one looked for.',
    fix: 'Write the record at the place that the step names, with exactly the message that it asks for.',
  },
  'log.near': {
    means: 'A log record is all that the step asks for but for one thing.',
    fix: 'Correct that one thing where the record is written.',
    slip: true,
  },
  'log.count': {
    means: 'There are more, or fewer, log records of this kind than there may be.',
    fix: 'Write the record once for each piece of work. Twice the same often means two handlers or two bridges.',
  },
  'log.uncorrelated': {
    means: 'The log record is there and belongs to no trace, or to another one: from the span nobody will find it.',
    fix: 'Write the record while the span is active, through a logger that is bridged to OpenTelemetry; it adds trace id and span id by itself.',
  },
  'log.other-span': {
    means: 'The log record is in the right trace and was made in another span.',
    fix: 'Write the record inside the span: after it was made the active one, and before it ends.',
    slip: true,
  },
  'population.not-counted': {
    means: 'How many requests left a trace cannot be told here: too few were sent, or nobody counted them.',
    fix: 'Nothing is wrong with your work. Run the check against the running app, so that it sends the requests itself.',
  },
  'population.too-few': {
    means: 'Fewer requests left a trace than the sampling ratio makes believable.',
    fix: 'Look at OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG of the process that starts the trace, and whether it lives long enough to send its last batch. A caller that says “not sampled” is obeyed by parentbased samplers.',
  },
  'population.too-many': {
    means: 'More requests left a trace than the sampling ratio makes believable: the sampler is off, or set higher.',
    fix: 'Set OTEL_TRACES_SAMPLER=parentbased_traceidratio and the ratio in OTEL_TRACES_SAMPLER_ARG, and start the process again. Make sure that no caller already says “sampled”.',
  },
  'sampling.half-trace': {
    means: 'A sampled trace is not whole: one service kept its spans and another one dropped its own.',
    fix: 'Decide once, at the start of the trace, and let every other service follow: a parentbased sampler in each of them, and the traceparent header on every call.',
  },
  'secret.canary': {
    means:
      'A secret value that was planted in this run came out in the telemetry. Whoever can read the traces can read it.',
    fix: 'Do not record the value: leave the attribute out, or replace the value before it is set. Look for whole headers, bodies, queries and error messages that are recorded as they are.',
  },
  'secret.found': {
    means: 'A value in the telemetry looks like a secret. Traces are read by many people and kept for long.',
    fix: 'Do not record the value: leave the attribute out, or replace the value before it is set. If it was a real one, renew it.',
  },
  'transport.not-seen': {
    means: 'The check is about how telemetry is sent, and a file does not tell.',
    fix: 'Nothing is wrong with your work. Run the check against the running app to have this judged too.',
  },
  'transport.nothing-arrived': {
    means: 'No request that carried spans reached Spanwalk on any port.',
    fix: 'Set OTEL_EXPORTER_OTLP_ENDPOINT to the address on the connect page, and give the process five seconds to send.',
  },
  'transport.protocol': {
    means: 'The spans came by another protocol than the step asks for.',
    fix: 'Set OTEL_EXPORTER_OTLP_PROTOCOL and use the port that belongs to it: 4318 for HTTP, 4317 for gRPC.',
  },
  'transport.header': {
    means: 'The requests have another value in a header than the step asks for.',
    fix: 'The exporter sets these headers by its protocol and its settings; look at both.',
  },
  'transport.not-compressed': {
    means: 'The requests are not compressed.',
    fix: 'Set OTEL_EXPORTER_OTLP_COMPRESSION=gzip for the process that sends.',
    slip: true,
  },
  'transport.compressed': {
    means: 'The requests are compressed and should not be.',
    fix: 'Set OTEL_EXPORTER_OTLP_COMPRESSION=none for the process that sends.',
    slip: true,
  },
  'transport.batches': {
    means: 'The spans came in more, or fewer, requests than they should.',
    fix: 'A BatchSpanProcessor collects spans for five seconds or until it has 512; a SimpleSpanProcessor sends each one alone.',
  },
} as const satisfies Record<string, CatalogueEntry>;
