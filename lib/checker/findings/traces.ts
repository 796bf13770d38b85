import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about who sent a span and how spans stand to each other. */
export const traceFindings = {
  'resource.service-name-default': {
    means: 'The service has no name. SDKs then send unknown_service, and every unnamed service ends up in one heap.',
    fix: 'Set OTEL_SERVICE_NAME in the environment of the process that sends, and start it again.',
  },
  'resource.service-name-mismatch': {
    means: 'The span comes from a service with another name.',
    fix: 'Set OTEL_SERVICE_NAME to the name that the step asks for, in the environment of that very process, and start it again.',
    slip: true,
  },
  'resource.service-name-shared': {
    means: 'Two different services call themselves by one name, so nobody can tell which of them a span comes from.',
    fix: 'Give each service an OTEL_SERVICE_NAME of its own.',
  },
  'relation.lost-context-sibling': {
    means:
      'The inner span lies beside the outer one instead of below it, though it ran meanwhile: the outer span was started but never made the active one.',
    fix: 'Use startActiveSpan, or run the work inside context.with; in Python start_as_current_span instead of start_span.',
  },
  'relation.split-traces': {
    means:
      'What should be one trace arrived as several, from one and the same service: each span found no active parent.',
    fix: 'Register the provider so that a context manager is installed (provider.register(), or the NodeSDK), and start inner spans while the outer one is active.',
  },
  'relation.propagation-lost': {
    means: 'The called service began a trace of its own: the trace context did not travel with the request.',
    fix: 'Send the traceparent header with the outgoing request (instrument the HTTP client, or call propagation.inject) and read it in the called service.',
  },
  'relation.wrong-parent': {
    means: 'The span hangs in another place of the trace than it should.',
    fix: 'Start the span while the span that should be its parent is active, and end inner spans before outer ones.',
  },
  'relation.parent-missing': {
    means: 'The span names a parent that never arrived and that belongs to another process.',
    fix: 'Make sure that the calling service exports its spans to Spanwalk as well, and that it is sampled.',
  },
  'relation.not-root': {
    means: 'The span should begin the trace and has a parent.',
    fix: 'Start it outside of any other span, and without an incoming traceparent.',
  },
  'relation.joined-traces': {
    means: 'Two spans are in one trace that belong in two.',
    fix: 'Start the second piece of work with a root context.',
  },
  'link.missing': {
    means: 'The span should link to another one and does not. A link joins work that is related without being a part.',
    fix: 'Pass the other span’s context in the links option when the span is started.',
  },
  'relation.time': {
    means: 'The two spans do not lie in time as they should.',
    fix: 'Start each span when its work begins and end it when its work is done: await what is asynchronous.',
  },
  'environment.split': {
    means: 'One trace was sent with the keys of two environments. Each environment then sees half of it.',
    fix: 'Use one API key for the whole project: the same x-honeycomb-team value in OTEL_EXPORTER_OTLP_HEADERS of every service.',
  },
  'environment.mismatch': {
    means: 'The span was sent with the key of another environment.',
    fix: 'Copy the key of the environment that the step asks for into OTEL_EXPORTER_OTLP_HEADERS, and start the service again.',
  },
} as const satisfies Record<string, CatalogueEntry>;
