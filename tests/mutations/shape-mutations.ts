import type { Mutation } from './mutation.ts';
import { named, ofKind, one, shift } from './edits.ts';

const home = { golden: 'home', expectation: 'home' } as const;
const handler = named('http-handler');
const shorten = named('shorten-messages');
const call = ofKind('client', 'backend-node');

/** Rows 8 to 12, 23, E2 and E3: how spans stand to each other, in the trace and in time. */
export const shapeMutations: Mutation[] = [
  {
    expectation: 'home',
    golden: 'home-never-ended',
    row: '8',
    what: 'a span that never ended',
    check: 'handler',
    code: 'span.not-ended',
    says: [/“(GET|shorten-messages)”/, 'never did', 'same process', 'span.end()'],
  },
  {
    expectation: 'home',
    golden: 'home-not-active',
    row: '9',
    what: 'a span that was started and not made active',
    check: 'call',
    code: 'relation.lost-context-sibling',
    says: ['“GET”', '“http-handler”', 'beside', 'startActiveSpan'],
  },
  {
    expectation: 'home',
    golden: 'home-no-context-manager',
    row: '10',
    what: 'no context manager: one trace became several',
    check: 'handler',
    code: 'relation.split-traces',
    says: ['http-handler', 'same service', 'backend-node', 'provider.register()'],
  },
  {
    ...home,
    row: '11',
    what: 'a span below the one before it, which was still active',
    change: ({ spans }) => {
      one(spans, shorten).parentId = one(spans, call).spanId;
    },
    check: 'shorten',
    code: 'relation.wrong-parent',
    says: ['“http-handler” › … › “shorten-messages”', '“GET” › “http-handler” › “GET” › “shorten-messages”', 'Start'],
  },
  {
    expectation: 'home',
    golden: 'home-no-propagation',
    row: '12',
    what: 'a context that did not travel with the request',
    check: 'service',
    code: 'relation.propagation-lost',
    says: ['activities-node', 'the call “GET” of “backend-node”', 'traceparent', /inject|instrument/],
  },
  {
    ...home,
    row: '23a',
    what: 'the clock of the second service three seconds behind',
    change: ({ spans }) =>
      shift(
        spans.filter(({ service }) => service === 'activities-node'),
        -3000,
      ),
    check: null,
    code: 'time.skew',
    says: ['activities-node', 'backend-node', 'behind', /(2\.9\d?|3) s/, 'NTP'],
  },
  {
    ...home,
    row: '23b',
    what: 'milliseconds for nanoseconds',
    change: ({ spans }) => {
      for (const span of spans.filter(({ service }) => service === 'activities-node')) {
        span.start /= 1_000_000n;
        span.end /= 1_000_000n;
      }
    },
    check: null,
    code: 'time.unit',
    says: ['1970', 'nanoseconds', 'milliseconds'],
  },
  {
    ...home,
    row: '23c',
    what: 'an end before the start',
    change: ({ spans }) => {
      const span = one(spans, named('SELECT activities'));
      span.end = span.start - 5_000_000n;
    },
    check: null,
    code: 'time.negative',
    says: ['SELECT activities', '5 ms before it starts', 'one clock'],
  },
  {
    expectation: 'publish',
    golden: 'publish-no-link',
    row: 'E2a',
    what: 'a link that is not there',
    check: 'process',
    code: 'link.missing',
    says: ['process activity', 'publish activity', 'links'],
  },
  {
    expectation: 'publish',
    golden: 'publish-child-for-link',
    row: 'E2b',
    what: 'a child where a link belongs',
    check: 'process',
    code: 'link.missing',
    says: ['process activity', 'publish activity', 'was made a child', 'root context'],
  },
  {
    expectation: 'home',
    golden: 'home-fire-and-forget',
    row: 'E3a',
    what: 'work that goes on after its parent, where it should lie within',
    check: 'shorten',
    code: 'relation.outlives-parent',
    says: ['shorten-messages', 'http-handler', 'after', /[Aa]wait/],
  },
  {
    expectation: 'home-plain',
    golden: 'home-fire-and-forget',
    row: 'E3b',
    what: 'work that goes on after its parent, where nobody asks',
    check: null,
    code: 'relation.outlives-parent',
    says: ['shorten-messages', 'http-handler', 'after', /[Aa]wait/],
  },
  {
    ...home,
    row: 'E11',
    what: 'a caller in another process that sent nothing',
    change: ({ spans }) => {
      const server = one(spans, ofKind('server', 'backend-node'));
      server.parentId = 'c0ffee0000000001';
      server.flags = 0x301;
    },
    check: 'server',
    code: 'relation.parent-missing',
    says: ['another process', 'c0ffee', 'sampled'],
  },
  {
    ...home,
    row: 'E12',
    what: 'two halves of a trace sent with two keys',
    change: ({ spans }) => {
      for (const span of spans.filter(({ service }) => service === 'activities-node')) span.environment = 'test';
    },
    check: 'service',
    code: 'environment.split',
    says: ['“test”', '“file”', 'OTEL_EXPORTER_OTLP_HEADERS'],
  },
  {
    ...home,
    row: 'E13',
    what: 'a span that was made twice over',
    change: (run) => {
      const span = one(run.spans, call);
      const later = { ...span, spanId: 'abcdefabcdef0001', start: span.end, end: span.end + 5_000_000n };
      run.spans = [...run.spans, later];
      shift(run.spans.filter(shorten), 10);
      for (const outer of run.spans.filter(handler)) outer.end += 20_000_000n;
      for (const outer of run.spans.filter(ofKind('server', 'backend-node'))) outer.end += 20_000_000n;
    },
    check: 'call',
    code: 'span.count',
    says: ['2 spans', 'exactly 1 span', 'once'],
  },
];
