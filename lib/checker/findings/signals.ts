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
  'log.severity': {
    means: 'The log record is there at another level than it should have.',
    fix: 'Choose the level by what a reader has to do: info for what went well, warning for what will not for long, error for what somebody must look at.',
    slip: true,
  },
  'log.all-errors': {
    means:
      'Every record is at ERROR, the successes too. Whoever looks for errors finds everything, and an alarm on errors never stops.',
    fix: 'Log what went well with info. Where one line tells of every request, choose its level by the response’s status.',
  },
  'log.other-group': {
    means: 'The log record is there, in another group or stream than the step asks for.',
    fix: 'Name the group and the stream where the handler or the transport is set up. Default streams bear the process’s id, so each start makes another one.',
    slip: true,
  },
  'log.many-streams': {
    means:
      'One run wrote into several streams of a group: each request, process or logger opens one of its own. They are never removed, and a line is hard to find among them.',
    fix: 'Give the stream a name that stays the same: log_stream_name="backend-flask" (watchtower), logStreamName: "backend-node" (Node). Set a retention on the group as well, or its lines are kept for ever.',
  },
  'log.batching': {
    means:
      'The logger has reached the service and has sent no record yet: it collects them. The handler for Python sends once a minute, or when the process ends.',
    fix: 'Wait for the minute, set the interval shorter while you work (send_interval=5), or flush at the end of the request.',
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
    fix: 'Nothing is wrong with your work. Run the check against the running app, which sends the requests itself; for a file, say their number with --requests.',
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
  'lint.attribute-naming': {
    means:
      'An attribute’s key is not written as the conventions have it, so it will not be found beside others of its kind.',
    fix: 'Use small letters and digits, dots between namespaces and underscores between words: app.result_length.',
  },
  'lint.attribute-namespace': {
    means: 'One key is an attribute and the namespace of others at once. Stores that nest keys cannot hold both.',
    fix: 'Give the attribute a name inside the namespace, such as app.name beside app.version.',
  },
  'lint.span-name-path': {
    means:
      'A server span is named after the path that was asked for. With ids in paths, every request has its own name.',
    fix: 'Let the framework’s instrumentation set http.route and name the span {method} {route}; without a route the method alone is the name.',
  },
  'lint.status-on-4xx': {
    means: 'A server span has the status ERROR for a mistake of its caller, which hides the server’s own failures.',
    fix: 'Leave the status unset on the server for 400 to 499; the caller’s client span is the one that failed.',
  },
  'lint.error-type-without-error': {
    means: 'The span says by what it failed, and not that it failed.',
    fix: 'Set the status ERROR with error.type, or leave error.type out where the error was handled.',
  },
  'lint.several-roots': {
    means: 'One trace has several spans without a parent, so nobody can say where it began.',
    fix: 'Start inner spans while the outer one is active, and do not reuse a trace id for separate work.',
  },
  'lint.client-root': {
    means: 'A trace begins with an outgoing call: the work that made the call has no span.',
    fix: 'Start a span around the work before the call is made, or register the server’s instrumentation as well as the client’s.',
  },
  'lint.scope-version': {
    means: 'A tracer has a name and no version, so nobody can tell which release of the code made its spans.',
    fix: 'Pass the version as the second argument of getTracer (JavaScript) or get_tracer (Python).',
  },
  'lint.stale-allowance': {
    means: 'The expectation allows something that does not happen any more.',
    fix: 'Take the entry out, so that it hides nothing later.',
  },
} as const satisfies Record<string, CatalogueEntry>;
