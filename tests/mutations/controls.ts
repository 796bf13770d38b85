import { documentControls } from './document-controls.ts';
import { double, int, named, ofKind, one, shift, text } from './edits.ts';
import { bodiesOf, golden, spansOf, stored } from './golden.ts';
import type { Attributes } from '../../lib/telemetry/attributes.ts';
import { protobufOf, type Json } from '../interop/protobuf-of.ts';
import { readProtobufTraces } from '../../lib/receivers/otlp/read-protobuf.ts';
import { defaultLimits } from '../../lib/receivers/otlp/limits.ts';
import type { Control, Run } from './mutation.ts';
import { accepted, logIn } from './wire-mutations.ts';

const home = { golden: 'home', expectation: 'home' } as const;
const handler = named('http-handler');

/** Reads the golden's text again after a change of the text itself. */
const rewritten = (change: (body: string) => string) => (run: Run) => {
  run.spans = spansOf(bodiesOf('home').split('\n').map(change).join('\n'));
};

const reversedKeys = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).toReversed());

/** Rows B1 to B15, and some more: differences that mean nothing. */
export const controls: Control[] = [
  ...documentControls,
  {
    ...home,
    row: 'B1',
    what: 'attributes, spans and resources in another order',
    change: (run) => {
      run.spans = run.spans.toReversed();
      for (const span of run.spans) {
        span.attributes = reversedKeys(span.attributes);
        span.resource = { ...span.resource, attributes: reversedKeys(span.resource.attributes) };
      }
    },
  },
  {
    ...home,
    row: 'B2',
    what: 'a request for each span, children before their parents',
    change: (run) => {
      run.spans = run.spans.toSorted((a, b) => Number(b.start - a.start));
      run.arrivals = [...accepted('home', 5), ...accepted('home-three-times', 5)];
    },
  },
  {
    ...home,
    row: 'B3',
    what: 'a batch that was sent again, a second and a half later',
    change: (run) => {
      const [first] = accepted('home', 10);
      const again = { ...(first as NonNullable<typeof first>), accepted: 0, duplicates: 4, id: 9, at: 2500 };
      run.arrivals = [...accepted('home', 10), again];
    },
  },
  {
    ...home,
    row: 'B4',
    what: 'ids in capitals, and 64-bit integers as text or as numbers',
    change: rewritten((body) =>
      body
        .replaceAll(
          /"(traceId|spanId|parentSpanId)":"([0-9a-f]+)"/g,
          (_, key: string, id: string) => `"${key}":"${id.toUpperCase()}"`,
        )
        .replaceAll(/"intValue":(\d+)/g, '"intValue":"$1"'),
    ),
  },
  {
    ...home,
    row: 'B5',
    what: 'fields that nobody knows',
    change: rewritten((body) => body.replaceAll('"name":', '"fromTheFuture":{"a":[1]},"name":')),
  },
  {
    ...home,
    row: 'B6',
    what: 'spans and attributes that a framework adds',
    change: (run) => {
      const outer = one(run.spans, ofKind('server', 'backend-node'));
      const scope = { ...outer.scope, name: 'next.js' };
      const extra = {
        ...outer,
        scope,
        spanId: '00f067aa0ba90001',
        parentId: outer.spanId,
        kind: 'internal',
        name: 'resolve page components',
      } as const;
      run.spans = [
        ...run.spans,
        { ...extra, attributes: { 'next.span_type': text('NextNodeServer.findPageComponents') } },
      ];
      for (const span of run.spans) span.attributes['next.span_name'] = text(span.name);
    },
  },
  {
    ...home,
    row: 'B7',
    what: 'old and new names of HTTP side by side',
    change: ({ spans }) => {
      for (const span of spans.filter(({ kind }) => kind === 'server' || kind === 'client')) {
        span.attributes['http.method'] = text('GET');
        span.attributes['http.status_code'] = int(200);
      }
    },
  },
  {
    row: 'B8',
    what: 'a whole number where a double is asked for',
    golden: 'home-three-times',
    expectation: 'orders',
    change: ({ spans }) => {
      for (const span of spans.filter(handler)) {
        span.attributes['app.wait_ms'] = double(25.5);
        span.attributes['app.total'] = int(20);
      }
    },
  },
  {
    row: 'B9',
    what: 'an exception as a log record and not as an event',
    golden: 'failing',
    expectation: 'failing',
    change: (run) => {
      const span = one(run.spans, handler);
      const [event] = span.events;
      span.events = [];
      run.logs = [{ ...logIn(run), eventName: 'exception', body: null, attributes: event?.attributes ?? {} }];
    },
  },
  {
    row: 'B10',
    what: 'a refused request whose status stays unset',
    golden: 'home',
    expectation: 'home-plain',
    change: ({ spans }) => {
      const span = one(spans, ofKind('server', 'backend-node'));
      span.attributes['http.response.status_code'] = int(404);
      span.status = { code: 'unset', message: '' };
    },
  },
  {
    ...home,
    row: 'B11',
    what: '40 ms between two clocks, and a child that ends a millisecond late',
    change: ({ spans }) => {
      shift(
        spans.filter(({ service }) => service === 'activities-node'),
        -40,
      );
      const outer = one(spans, handler);
      one(spans, named('shorten-messages')).end = outer.end + 1_000_000n;
    },
  },
  {
    ...home,
    row: 'B12',
    what: 'another student’s traffic at the same time',
    change: (run) => {
      const others = golden('home-not-active');
      for (const span of others) span.workspace = 'someone-else';
      run.spans = [...others, ...run.spans];
    },
  },
  {
    ...home,
    row: 'B13',
    what: 'spans that arrive 5.2 s after the request',
    change: ({ spans }) => {
      for (const span of spans) span.receivedAt = Number(span.end / 1_000_000n) + 5200;
    },
  },
  {
    ...home,
    row: 'B14',
    what: 'protobuf instead of JSON',
    change: (run) => {
      run.spans = bodiesOf('home')
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((line) => {
          const read = readProtobufTraces(protobufOf(JSON.parse(line) as Json), defaultLimits);
          if (read.kind === 'undecodable') throw new Error(read.problem.message);
          return read.reading.accepted;
        })
        .map(stored);
    },
  },
  {
    ...home,
    row: 'B15',
    what: 'a kind that was not said, read as internal',
    change: ({ spans }) => {
      one(spans, handler).kind = 'unspecified';
    },
  },
  {
    ...home,
    row: 'B16',
    what: 'an HTTP instrumentation around a framework’s own request span: nested, and both right',
    change: (run) => {
      const inner = one(run.spans, ofKind('server', 'activities-node'));
      const outer = {
        ...inner,
        spanId: '00f067aa0ba90002',
        scope: { ...inner.scope, name: 'next.js' },
        parentId: inner.spanId,
      };
      run.spans = [
        ...run.spans,
        { ...outer, start: inner.start + 10_000n, end: inner.end - 10_000n, kind: 'internal' },
      ];
    },
  },
  {
    row: 'B17',
    what: 'numbers in names that every request shares',
    golden: 'home-three-times',
    expectation: 'home-plain',
    change: ({ spans }) => {
      for (const span of spans.filter(handler)) span.name = 'step 2 of 3';
    },
  },
];
