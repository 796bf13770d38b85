import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about the way from the service to Spanwalk: what was turned away, what was never sent, what came twice or late. */
export const transportFindings = {
  'transport.grpc-on-http': {
    means: 'A gRPC exporter spoke to the port for HTTP. gRPC has a port of its own, 4317; 4318 speaks HTTP.',
    fix: 'Set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf and OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318, or keep gRPC and set the endpoint to http://localhost:4317.',
  },
  'transport.http-on-grpc': {
    means: 'An exporter for HTTP spoke to the port for gRPC. HTTP has a port of its own, 4318; 4317 speaks gRPC.',
    fix: 'Set OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318, or choose gRPC with OTEL_EXPORTER_OTLP_PROTOCOL=grpc.',
  },
  'transport.tls-on-plain': {
    means: 'The exporter opened TLS on a port that speaks plain HTTP.',
    fix: 'Write http:// instead of https:// in OTEL_EXPORTER_OTLP_ENDPOINT; for gRPC set OTEL_EXPORTER_OTLP_INSECURE=true as well.',
  },
  'transport.path': {
    means:
      'The exporter sends to an address at which nothing is received. SDKs append /v1/traces to OTEL_EXPORTER_OTLP_ENDPOINT, and take OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, or a URL given in code, as it is.',
    fix: 'Set OTEL_EXPORTER_OTLP_ENDPOINT without a path, or give the whole address including /v1/traces in code.',
  },
  'transport.method': {
    means: 'A request for spans came with another method than POST.',
    fix: 'Leave the sending to an OTLP exporter, or POST.',
  },
  'transport.browser-at-daemon': {
    means:
      'A browser, or another client that asks for a page, came to the daemon’s port. Tracers send datagrams there; that nothing is shown proves nothing.',
    fix: 'Send a request to your service and look at the traces here instead.',
  },
  'transport.content-type': {
    means: 'The request said that its body is neither protobuf nor JSON, the two forms that OTLP over HTTP has.',
    fix: 'Leave content-type to the exporter; if you send by hand, use application/json or application/x-protobuf.',
  },
  'transport.encoding': {
    means: 'The body was packed in a way that is not understood.',
    fix: 'Set OTEL_EXPORTER_OTLP_COMPRESSION=gzip, or none.',
  },
  'transport.decode': {
    means:
      'A request arrived and is not OTLP: JSON with snake_case keys, ids in base64 or enums as words, or a body that is cut off.',
    fix: 'Let an OTLP exporter write it. OTLP/JSON has lowerCamelCase keys, ids as hex digits and enums as numbers.',
  },
  'transport.unauthorised': {
    means: 'The request carried no key, or one that is not known here.',
    fix: 'Copy the key from the connect page into OTEL_EXPORTER_OTLP_HEADERS, as name=value without quotes or spaces, and start the service again.',
  },
  'transport.too-large': {
    means: 'A request was larger than is taken at once.',
    fix: 'Send smaller batches: OTEL_BSP_MAX_EXPORT_BATCH_SIZE.',
  },
  'transport.busy': {
    means: 'Spanwalk had too much under way and asked the exporter to come again.',
    fix: 'Nothing is wrong with your work. An exporter tries again by itself; run the check once more.',
  },
  'transport.refused': {
    means: 'A request was turned away; the finding says why.',
    fix: 'Look at the connect page: it lists every request with its reason.',
  },
  'transport.other-signal': {
    means: 'Logs or metrics arrived from the service and not one span: its exporter works, and its tracing does not.',
    fix: 'Register a tracer provider with a span processor, and look that OTEL_TRACES_EXPORTER is not “none”.',
  },
  'sampling.dropped': {
    means:
      'The service makes spans and its sampler drops them. Once a request said that its parent is sampled, spans came.',
    fix: 'Set OTEL_TRACES_SAMPLER=parentbased_always_on, or raise OTEL_TRACES_SAMPLER_ARG, and start the service again.',
  },
  'delivery.not-flushed': {
    means:
      'The spans were made and the process ended before its batch was sent. A batch waits five seconds by default, and its timer does not keep a process alive.',
    fix: 'Before the process ends, await provider.forceFlush() or provider.shutdown() (JavaScript), or call provider.shutdown() (Python).',
  },
  'delivery.duplicate': {
    means: 'Every span came twice, with the same ids and at the same time: two exporters send for one provider.',
    fix: 'Register one span processor with one exporter. A second one is often added by a second set-up file, or by auto-instrumentation besides your own.',
  },
  'delivery.late': {
    means: 'Spans came after the verdict: the exporter’s batch takes longer than the step waits.',
    fix: 'Set OTEL_BSP_SCHEDULE_DELAY=1000 (milliseconds) while you work on a step, or flush at the end of the request.',
  },
  'delivery.unbatched': {
    means:
      'Each span was sent in a request of its own, as a SimpleSpanProcessor does. Fine at a desk, slow in production.',
    fix: 'Use a BatchSpanProcessor where the service is really used.',
  },
} as const satisfies Record<string, CatalogueEntry>;
