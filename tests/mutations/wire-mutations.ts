import type { Arrival } from '../../lib/telemetry/arrival.ts';
import type { Probe } from '../../lib/checker/observation.ts';
import type { LogEvent } from '../../lib/telemetry/log-event.ts';
import { bodiesOf } from './golden.ts';
import { CANARY, type Mutation, type Run } from './mutation.ts';
import { named, one, text } from './edits.ts';
import { atTheDoor, bytes, clientHello, post } from './wire.ts';

const home = { golden: 'home', expectation: 'home', check: 'server' } as const;
const oneBody = (): string => bodiesOf('home').split('\n')[0] ?? '';

/** Nothing arrived but what a door saw. */
async function onlyArrivals(run: Run, arrivals: Promise<Arrival[]>): Promise<void> {
  run.spans = [];
  run.arrivals = await arrivals;
}

function onlyProbes(run: Run, probes: Probe[], closedBy: Run['closedBy'] = 'deadline'): void {
  Object.assign(run, { spans: [], arrivals: [], probes, closedBy });
}

function requestOf(body: string, at: number, isAgain: boolean): Omit<Arrival, 'at'> {
  const count = body.split('"spanId"').length - 1 - (body.split('"links":[{').length - 1);
  return {
    ...blank,
    id: at + 1,
    bytes: body.length,
    accepted: isAgain ? 0 : count,
    duplicates: isAgain ? count : 0,
    services: [/"service.name","value":\{"stringValue":"([^"]*)/.exec(body)?.[1] ?? ''],
    traceIds: [/"traceId":"([^"]*)/.exec(body)?.[1] ?? ''],
  };
}

/** Requests as a door lists them, made of a capture's bodies. */
export function accepted(name: string, spacing: number, duplicates: readonly number[] = []): Arrival[] {
  const bodies = bodiesOf(name)
    .split('\n')
    .filter((line) => line !== '');
  return bodies.map((body, at) =>
    Object.assign(requestOf(body, at, duplicates.includes(at)), { at: 1000 + at * spacing }),
  );
}

const blank: Arrival = {
  id: 0, at: 0, door: 'otlp-http', method: 'POST', path: '/v1/traces', signal: 'traces', protocol: 'http/json', operation: null,
  encoding: 'identity', contentType: 'application/json', bytes: 0, userAgent: 'OTel-OTLP-Exporter-JavaScript',
  status: 200, grpcStatus: null, key: null, workspace: 'local', environment: 'file', accepted: 0, duplicates: 0,
  refused: 0, services: [], traceIds: [], problem: null,
}; // prettier-ignore

/** What a logger that is bridged to the SDK sends, of a span of the golden. */
export function logIn(run: Run, traceId?: string | null): LogEvent {
  const span = one(run.spans, named('http-handler'));
  return {
    traceId: traceId === undefined ? span.traceId : traceId,
    spanId: traceId === undefined ? span.spanId : traceId === null ? null : '00f067aa0ba902b7',
    time: span.start + 1_000_000n,
    observedTime: null,
    severityNumber: 9,
    severityText: 'INFO',
    body: text('found 3 activities'),
    eventName: '',
    attributes: {},
    resource: span.resource,
    scope: span.scope,
  };
}

const logged = {
  golden: 'home',
  expectation: 'home-log',
  given: (run: Run) => void (run.logs = [logIn(run)]),
} as const;

const wrongRequests: Mutation[] = [
  {
    ...home,
    row: '19a',
    what: 'gRPC spoken to the port of HTTP',
    change: (run) =>
      onlyArrivals(
        run,
        atTheDoor(
          'otlp-http',
          post('/opentelemetry.proto.collector.trace.v1.TraceService/Export', '', {
            'content-type': 'application/grpc',
          }),
        ),
      ),
    code: 'transport.grpc-on-http',
    says: ['gRPC', '4317', 'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf'],
  },
  {
    ...home,
    row: '19b',
    what: 'TLS spoken to a plain port',
    change: (run) => onlyArrivals(run, atTheDoor('otlp-http', bytes(clientHello))),
    code: 'transport.tls-on-plain',
    says: ['TLS', 'http://', 'https://', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  },
  {
    ...home,
    row: '19c',
    what: 'HTTP spoken to the port of gRPC',
    change: (run) => onlyArrivals(run, atTheDoor('otlp-grpc', post('/v1/traces', oneBody()))),
    code: 'transport.http-on-grpc',
    says: ['gRPC', '4318', 'OTEL_EXPORTER_OTLP_PROTOCOL'],
  },
  ...[
    ['20a', 'doubled', '/v1/traces/v1/traces'],
    ['20b', 'missing', '/'],
    ['20c', 'misspelt', '/v1/trace'],
  ].map(([row = '', what = '', path = '']): Mutation => ({
    golden: 'home',
    expectation: 'home',
    check: 'server',
    row,
    what: `a path that is ${what}`,
    change: (run) => onlyArrivals(run, atTheDoor('otlp-http', post(path, oneBody()))),
    code: 'transport.path',
    says: [`“${path}”`, '404', 'POST /v1/traces', /OTEL_EXPORTER_OTLP_ENDPOINT|version first/],
  })),
  {
    ...home,
    row: '21a',
    what: 'no key where one is required',
    change: (run) => onlyArrivals(run, atTheDoor('otlp-http', post('/v1/traces', oneBody()), { keyRequired: true })),
    code: 'transport.unauthorised',
    says: ['without a key', '401', 'OTEL_EXPORTER_OTLP_HEADERS'],
  },
  {
    ...home,
    row: '21b',
    what: 'a key that nobody knows',
    change: (run) =>
      onlyArrivals(run, atTheDoor('otlp-http', post('/v1/traces', oneBody(), { 'x-honeycomb-team': CANARY }))),
    code: 'transport.unauthorised',
    says: ['with the key', '401', /unknown API key/i],
  },
  {
    ...home,
    row: 'E6a',
    what: 'hand-made JSON with snake_case keys',
    change: (run) =>
      onlyArrivals(run, atTheDoor('otlp-http', post('/v1/traces', oneBody().replaceAll('"spanId"', '"span_id"')))),
    code: 'transport.decode',
    says: ['snake_case', 'spanId', 'OTLP'],
  },
  {
    ...home,
    row: 'E6b',
    what: 'hand-made JSON with ids in base64',
    change: (run) => {
      const body = oneBody().replaceAll(
        /"traceId":"([0-9a-f]{32})"/g,
        (_, id: string) => `"traceId":"${Buffer.from(id, 'hex').toString('base64')}"`,
      );
      return onlyArrivals(run, atTheDoor('otlp-http', post('/v1/traces', body)));
    },
    code: 'transport.decode',
    says: ['base64', 'hex'],
  },
  {
    ...home,
    row: 'E14',
    what: 'a content type that is not OTLP’s',
    change: (run) =>
      onlyArrivals(run, atTheDoor('otlp-http', post('/v1/traces', oneBody(), { 'content-type': 'text/plain' }))),
    code: 'transport.content-type',
    says: ['text/plain', 'application/json', '415'],
  },
  {
    ...home,
    row: 'E15',
    what: 'logs without spans',
    change: (run) => onlyArrivals(run, atTheDoor('otlp-http', post('/v1/logs', '{"resourceLogs":[]}'))),
    code: 'transport.other-signal',
    says: ['logs', 'spans', 'tracer'],
  },
];

const silences: Mutation[] = [
  {
    ...home,
    row: '18a',
    what: 'a process that ended before its batch was sent',
    change: (run) => onlyProbes(run, [], 'exit'),
    code: 'delivery.not-flushed',
    says: ['ended', 'batch', 'forceFlush', 'shutdown'],
  },
  {
    ...home,
    row: '18b',
    what: 'a batch that was never sent, found out by keeping the process alive',
    change: (run) =>
      onlyProbes(run, [
        { kind: 'reachable', outcome: 'yes', detail: 'It answers with 200.' },
        { kind: 'sampled-parent', outcome: 'no', detail: 'No span came.' },
        { kind: 'kept-alive', outcome: 'yes', detail: 'Four spans came after 5.1 s.' },
      ]),
    code: 'delivery.not-flushed',
    says: ['kept alive', 'forceFlush', 'Four spans came'],
  },
  {
    ...home,
    row: '22',
    what: 'spans that a sampler dropped',
    change: (run) =>
      onlyProbes(run, [
        { kind: 'reachable', outcome: 'yes', detail: 'It answers with 200.' },
        { kind: 'sampled-parent', outcome: 'yes', detail: 'Six spans came with traceparent …-01.' },
      ]),
    code: 'sampling.dropped',
    says: ['sampler', '-01', 'OTEL_TRACES_SAMPLER=parentbased_always_on'],
  },
  {
    ...home,
    row: 'E16',
    what: 'silence of which nobody can tell the reason',
    change: (run) => onlyProbes(run, [{ kind: 'kept-alive', outcome: 'no', detail: 'Nothing came.' }]),
    code: 'silence',
    says: ['cannot be told', 'curl', 'OTEL_LOG_LEVEL=debug', 'OTEL_TRACES_SAMPLER'],
  },
];

/** Rows 17 to 22, 24, E6 and E8: what came over the wire, or did not, and log records. */
export const wireMutations: Mutation[] = [
  {
    ...home,
    golden: 'home-two-exporters',
    row: '17a',
    what: 'two exporters, seen at the door',
    change: (run) => {
      run.arrivals = accepted('home-two-exporters', 8, [1]);
    },
    check: null,
    code: 'delivery.duplicate',
    says: ['backend-node', 'twice', 'one exporter'],
  },
  {
    ...home,
    golden: 'home-two-exporters',
    row: '17b',
    what: 'two exporters, read from a file',
    check: null,
    code: 'delivery.duplicate',
    says: ['backend-node', 'twice', 'two exporters', 'one exporter'],
    informs: true,
  },
  ...silences,
  ...wrongRequests,
  {
    ...logged,
    row: '24a',
    what: 'a log record without a trace id',
    change: (run) => {
      run.logs = [logIn(run, null)];
    },
    check: 'log',
    code: 'log.uncorrelated',
    says: ['found 3 activities', 'no trace id', 'http-handler', 'bridged'],
  },
  {
    ...logged,
    row: '24b',
    what: 'a log record of another trace',
    change: (run) => {
      run.logs = [logIn(run, 'b'.repeat(32))];
    },
    check: 'log',
    code: 'log.uncorrelated',
    says: ['found 3 activities', 'another trace', 'http-handler', 'bridged'],
  },
  {
    ...home,
    golden: 'home-unbatched',
    row: 'E8',
    what: 'a request for each span',
    change: (run) => {
      run.arrivals = accepted('home-unbatched', 20).slice(0, 4);
    },
    check: null,
    code: 'delivery.unbatched',
    says: ['4 requests brought 4 spans', 'BatchSpanProcessor'],
    informs: true,
  },
  {
    ...home,
    row: 'E17',
    what: 'spans that came after the verdict',
    change: (run) => {
      run.lateByMs = 9000;
    },
    check: null,
    code: 'delivery.late',
    says: ['9 s after', 'OTEL_BSP_SCHEDULE_DELAY'],
    informs: true,
  },
];
