import { CANARY, type Mutation } from './mutation.ts';
import { double, int, named, ofKind, one, renameKey, take, text } from './edits.ts';

const home = { golden: 'home', expectation: 'home' } as const;
const handler = named('http-handler');
const query = named('SELECT activities');
const server = ofKind('server', 'backend-node');

const nearKeys: Mutation[] = [
  ['1a', 'a typing error', 'app.result_lenght'],
  ['1b', 'camel case', 'app.resultLength'],
  ['1c', 'a hyphen', 'app.result-length'],
  ['1d', 'no namespace', 'result_length'],
].map(([row = '', what = '', key = '']) => ({
  golden: 'home',
  expectation: 'home',
  row,
  what: `a misspelt key: ${what}`,
  change: ({ spans }) => renameKey(one(spans, handler), 'app.result_length', key),
  check: 'handler',
  code: 'attr.near-key',
  says: [key, 'app.result_length', 'Rename', 'http-handler'],
}));

const dropped: Mutation[] = ['undefined', 'an-object', 'after-end'].map((fault, at) => ({
  expectation: 'home',
  golden: `home-${fault}`,
  row: `6${'abc'[at]}`,
  what: `a value that the SDK dropped: ${fault}`,
  check: 'handler',
  code: 'attr.missing',
  says: ['app.result_length', 'http-handler', 'undefined, null or an object', 'already ended'],
}));

/** Rows 1 to 7, and E1: attributes. */
export const attributeMutations: Mutation[] = [
  ...nearKeys,
  {
    ...home,
    row: '2a',
    what: 'a deprecated key, of the database',
    change: ({ spans }) => renameKey(one(spans, query), 'db.query.text', 'db.statement'),
    check: 'query',
    code: 'attr.deprecated-key',
    says: ['db.statement', 'db.query.text', 'renamed', 'OTEL_SEMCONV_STABILITY_OPT_IN'],
  },
  {
    ...home,
    row: '2b',
    what: 'a deprecated key, of HTTP',
    change: ({ spans }) => renameKey(one(spans, server), 'http.response.status_code', 'http.status_code'),
    check: 'server',
    code: 'attr.deprecated-key',
    says: ['http.status_code', 'http.response.status_code', 'OTEL_SEMCONV_STABILITY_OPT_IN'],
  },
  {
    expectation: 'home',
    golden: 'home-text-for-number',
    row: '3',
    what: 'text for a number',
    check: 'handler',
    code: 'attr.wrong-type',
    says: ['app.result_length', 'arrived as string', 'int', 'Number(value)'],
  },
  {
    ...home,
    row: '4a',
    what: 'an attribute on the resource',
    change: ({ spans }) => {
      const span = one(spans, handler);
      const value = take(span.attributes, 'app.result_length');
      span.resource = { ...span.resource, attributes: { ...span.resource.attributes, 'app.result_length': value } };
    },
    check: 'handler',
    code: 'attr.wrong-level',
    says: ['app.result_length', 'the resource', 'the span', 'setAttribute'],
  },
  {
    ...home,
    row: '4b',
    what: 'service.name on the span',
    change: ({ spans }) => {
      for (const span of spans.filter(({ service }) => service === 'activities-node')) {
        const { 'service.name': name, ...others } = span.resource.attributes;
        span.resource = { ...span.resource, attributes: others };
        span.attributes['service.name'] = name ?? text('');
        span.service = 'unknown_service';
      }
    },
    check: 'service',
    code: 'attr.wrong-level',
    says: ['service.name', 'resource', 'OTEL_SERVICE_NAME'],
  },
  {
    ...home,
    row: '5',
    what: 'the right attribute on the wrong span',
    change: ({ spans }) => {
      one(spans, server).attributes['app.result_length'] = take(one(spans, handler).attributes, 'app.result_length');
    },
    check: 'handler',
    code: 'attr.wrong-span',
    says: ['app.result_length', '“GET”', '“http-handler”', 'getActiveSpan'],
  },
  ...dropped,
  {
    ...home,
    row: '25a',
    what: 'a secret in the query’s text',
    change: ({ spans }) => {
      one(spans, query).attributes['db.query.text'] = text(`SELECT * FROM activities WHERE token = '${CANARY}'`);
    },
    check: 'no-secret',
    code: 'secret.canary',
    says: ['db.query.text', 'SELECT activities'],
  },
  {
    ...home,
    row: '25b',
    what: 'a secret in the query of an address',
    change: ({ spans }) => {
      one(spans, server).attributes['url.query'] = text(`token=${CANARY}`);
    },
    check: 'no-secret',
    code: 'secret.canary',
    says: ['url.query'],
  },
  {
    ...home,
    row: '25c',
    what: 'a secret in a header that was recorded',
    change: ({ spans }) => {
      one(spans, server).attributes['http.request.header.authorization'] = {
        type: 'array',
        value: [text(`Bearer ${CANARY}`)],
      };
    },
    check: 'no-secret',
    code: 'secret.canary',
    says: ['http.request.header.authorization'],
  },
  {
    row: '25d',
    what: 'a secret in the message of an exception',
    golden: 'failing',
    expectation: 'failing',
    change: ({ spans }) => {
      for (const { attributes } of one(spans, handler).events)
        attributes['exception.message'] = text(`activities is not iterable: ${CANARY}`);
    },
    check: 'no-secret',
    code: 'secret.canary',
    says: ['exception.message'],
  },
  {
    ...home,
    row: '25e',
    what: 'a secret that travelled as baggage, and into a wrong value besides',
    change: ({ spans }) => {
      const span = one(spans, handler);
      span.attributes['baggage.session'] = text(CANARY);
      span.attributes['app.now'] = text(CANARY);
    },
    check: 'handler',
    code: 'attr.wrong-value',
    says: ['app.now'],
    also: ['no-secret'],
  },
  {
    row: 'E1',
    what: 'seconds for milliseconds',
    golden: 'home-three-times',
    expectation: 'orders',
    given: ({ spans }) => {
      for (const span of spans.filter(handler)) {
        span.attributes['app.wait_ms'] = double(25.5);
        span.attributes['app.total'] = int(20);
      }
    },
    change: ({ spans }) => {
      for (const span of spans.filter(handler)) span.attributes['app.wait_ms'] = double(0.0255);
    },
    check: 'handler',
    code: 'attr.unit',
    says: ['app.wait_ms', '1,000 times too small', 'Multiply'],
  },
];
