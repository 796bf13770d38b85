import type { Mutation } from './mutation.ts';
import { double, named, ofKind, one, renameService, twin } from './edits.ts';

const home = { golden: 'home', expectation: 'home' } as const;
const handler = named('http-handler');
const server = ofKind('server', 'backend-node');
const call = ofKind('client', 'backend-node');

const services: Mutation[] = [
  {
    expectation: 'home',
    golden: 'home-no-service-name',
    row: '7a',
    what: 'a service without a name',
    check: 'server',
    code: 'resource.service-name-default',
    says: ['OTEL_SERVICE_NAME', 'backend-node', 'unknown_service'],
  },
  ...[
    ['7b', 'a typing error', 'backend-nod'],
    ['7c', 'the name of the lesson before', 'cruddur'],
  ].map(([row = '', what = '', name = '']): Mutation => ({
    golden: 'home',
    expectation: 'home',
    row,
    what: `another name of the service: ${what}`,
    change: ({ spans }) => renameService(spans, 'backend-node', name),
    check: 'server',
    code: 'resource.service-name-mismatch',
    says: [name, 'backend-node', 'OTEL_SERVICE_NAME'],
  })),
  {
    ...home,
    row: '7d',
    what: 'one name for both services: the variable was copied into the second shell',
    change: ({ spans }) => renameService(spans, 'activities-node', 'backend-node'),
    check: 'call',
    code: 'resource.service-name-mismatch',
    says: ['backend-node', 'activities-node', 'OTEL_SERVICE_NAME'],
  },
];

const kinds: Mutation[] = [
  ['13a', 'an outgoing request', call, 'call', 'client'],
  ['13b', 'a query', named('SELECT activities'), 'query', 'client'],
  ['13c', 'a request that came in', ofKind('server', 'activities-node'), 'service', 'server'],
].map(([row, what, pick, check, kind]) => ({
  golden: 'home',
  expectation: 'home',
  row: row as string,
  what: `the kind internal for ${what as string}`,
  change: ({ spans }) => {
    one(spans, pick as typeof call).kind = 'internal';
  },
  check: check as string,
  code: 'span.kind-wrong',
  says: ['internal', kind as string, `SpanKind.${(kind as string).toUpperCase()}`],
}));

/** Rows 7 and 13 to 16, E7: what a span is called, of what kind it is, how it ended, and by whom it was made. */
export const spanMutations: Mutation[] = [
  ...services,
  ...kinds,
  {
    row: '14a',
    what: 'a value in the span’s name, where a route is asked for',
    golden: 'home-three-times',
    expectation: 'orders',
    given: ({ spans }) => {
      for (const span of spans.filter(handler)) {
        span.attributes['app.wait_ms'] = double(25);
        span.attributes['app.total'] = double(20);
      }
    },
    change: ({ spans }) => {
      spans.filter(server).forEach((span, at) => {
        span.name = `GET /api/activities/${8731 + at}`;
      });
    },
    check: 'server',
    code: 'span.name-high-cardinality',
    says: ['/api/activities/873', 'GET /api/activities/{id}', 'attribute'],
  },
  {
    row: '14b',
    what: 'a value in the span’s name, where nobody asks for one',
    golden: 'home-three-times',
    expectation: 'home-plain',
    given: (run) => {
      run.traceIds = [];
    },
    change: ({ spans }) => {
      spans.filter(handler).forEach((span, at) => {
        span.name = `load activity ${8731 + at}`;
      });
    },
    check: null,
    code: 'span.name-high-cardinality',
    says: ['load activity 8731', 'load activity {…}', 'attribute'],
  },
  {
    expectation: 'failing',
    golden: 'failing-status-not-set',
    row: '15a',
    what: 'an exception recorded, and no status set',
    check: 'handler',
    code: 'span.status-not-set',
    says: ['http-handler', 'unset', 'error', 'setStatus'],
  },
  {
    expectation: 'failing',
    golden: 'failing-not-recorded',
    row: '15b',
    what: 'a status of error, and nothing recorded',
    check: 'handler',
    code: 'error.type-missing',
    says: ['http-handler', 'error.type', 'recordException'],
  },
  {
    ...home,
    row: '15c',
    what: 'the status ok where it belongs unset',
    change: ({ spans }) => {
      one(spans, server).status = { code: 'ok', message: '' };
    },
    check: 'server',
    code: 'span.status-ok',
    says: ['ok', 'unset', 'alone'],
  },
  {
    ...home,
    row: '16a',
    what: 'a call recorded by two instrumentations, where one is asked for',
    change: (run) => {
      run.spans = [...run.spans, twin(one(run.spans, call), 'my-fetch-tracer')];
    },
    check: 'call',
    code: 'span.duplicate-instrumentation',
    says: ['my-fetch-tracer 0.9.0', '@opentelemetry/instrumentation-undici', 'Switch off'],
  },
  {
    row: '16b',
    what: 'a call recorded by two instrumentations, where nobody counts',
    golden: 'home',
    expectation: 'home-plain',
    change: (run) => {
      run.spans = [...run.spans, twin(one(run.spans, call), 'my-fetch-tracer')];
    },
    check: null,
    code: 'span.duplicate-instrumentation',
    says: ['my-fetch-tracer 0.9.0', '@opentelemetry/instrumentation-undici', 'Switch off'],
  },
  ...[
    ['E7a', 'http-handlr'],
    ['E7b', 'HTTP Handler'],
  ].map(([row = '', name = '']): Mutation => ({
    golden: 'home',
    expectation: 'home',
    row,
    what: `a slip in a span’s name: ${name}`,
    change: ({ spans }) => {
      one(spans, handler).name = name;
    },
    check: 'handler',
    code: 'span.name-near',
    says: [name, 'http-handler', 'Rename'],
  })),
  {
    ...home,
    row: 'E9',
    what: 'quite another name',
    change: ({ spans }) => {
      one(spans, handler).name = 'index';
    },
    check: 'handler',
    code: 'span.name-wrong',
    says: ['index', 'http-handler', 'Rename'],
  },
  {
    ...home,
    row: 'E10',
    what: 'another tracer',
    change: ({ spans }) => {
      const span = one(spans, named('shorten-messages'));
      span.scope = { ...span.scope, name: 'default' };
    },
    check: 'shorten',
    code: 'scope.mismatch',
    says: ['default', 'home.activities', 'getTracer'],
  },
];
