import type { Attributes, AttributeValue } from '../../lib/telemetry/attributes.ts';
import { seeded } from '../../lib/store/random-spans.fixture.ts';
import type { Resource, Scope, Span, SpanKind } from '../../lib/telemetry/span.ts';

const text = (value: string): AttributeValue => ({ type: 'string', value });
const integer = (value: number): AttributeValue => ({ type: 'int', value });

const hex = (random: () => number, digits: number): string => {
  let id = '';
  while (id.length < digits) id += Math.floor(random() * 0x1_0000_0000).toString(16).padStart(8, '0');
  return id;
}; // prettier-ignore

const routes = [
  '/api/activities/home',
  '/api/activities/notifications',
  '/api/activities/@handle',
  '/api/message_groups',
];

/** What a request to the practice backend leaves behind: a name, a kind, a service, and its share of the time. */
const shape: readonly [name: string, kind: SpanKind, service: string][] = [
  ['GET {route}', 'server', 'backend-next'],
  ['executing api route (app) {route}', 'internal', 'backend-next'],
  ['http-handler', 'internal', 'backend-next'],
  ['home-activities-mock-data', 'internal', 'backend-next'],
  ['fetch GET {route}', 'client', 'backend-next'],
  ['GET /rows', 'server', 'activity-service'],
  ['load rows', 'internal', 'activity-service'],
  ['SELECT activities', 'client', 'activity-service'],
  ['render', 'internal', 'activity-service'],
  ['start response', 'internal', 'backend-next'],
];

function resourceOf(service: string): Resource {
  const attributes = {
    'service.name': text(service),
    'telemetry.sdk.language': text('nodejs'),
    'telemetry.sdk.name': text('opentelemetry'),
    'host.name': text('classroom'),
  };
  return { attributes, schemaUrl: '' };
}

const scope: Scope = { name: 'home.activities', version: '1.0.0', attributes: {}, schemaUrl: '' };

/** Eleven attributes, the number the benchmark promises: strings, integers, a double and a boolean. */
function elevenAttributes(random: () => number, route: string, request: number): Attributes {
  return {
    'http.method': text('GET'),
    'http.route': text(route),
    'http.target': text(`${route}?page=${request % 97}`),
    'http.status_code': integer(random() < 0.02 ? 500 : 200),
    'net.peer.name': text('localhost'),
    'app.now': text(new Date(1_795_000_000_000 + request).toISOString()),
    'app.result_length': integer(Math.floor(random() * 40)),
    'app.user_id': text(`user-${Math.floor(random() * 1000)}`),
    'app.cache_hit': { type: 'bool', value: random() < 0.7 },
    'app.load': { type: 'double', value: random() },
    'db.statement': text(`SELECT * FROM activities WHERE handle = $1 LIMIT ${request % 50}`),
  };
}

export interface GeneratorSettings {
  seed?: number;
  /** Start of the first trace, nanoseconds since the Unix epoch. */
  from: bigint;
  /** From one trace's start to the next one's. */
  traceEveryNs: bigint;
}

/** Spans as a class of students would send them: traces of ten, each span with eleven attributes. Endless. */
export function* generateSpans({ seed = 1, from, traceEveryNs }: GeneratorSettings): Generator<Span, never> {
  const random = seeded(seed);
  const resources = new Map(shape.map(([, , service]) => [service, resourceOf(service)]));
  for (let request = 0; ; request += 1) {
    const traceId = hex(random, 32);
    const route = routes[request % routes.length] ?? '';
    const start = from + BigInt(request) * traceEveryNs;
    // Most requests take some ten milliseconds, a few take seconds: what makes a heatmap worth looking at.
    const total = Math.exp(2.5 + random() * 2 + (random() < 0.05 ? 3 : 0)) * 1e6;
    let parentId: string | null = null;
    for (const [index, [name, kind, service]] of shape.entries()) {
      const spanId = hex(random, 16);
      const inset = BigInt(Math.round((total * index) / 25));
      const resource = resources.get(service) ?? resourceOf(service);
      const failed = random() < 0.01;
      yield {
        traceId, spanId, parentId, traceState: '', flags: 257, name: name.replace('{route}', route), kind,
        start: start + inset, end: start + BigInt(Math.round(total)) - inset,
        status: failed ? { code: 'error', message: 'boom' } : { code: 'unset', message: '' },
        attributes: elevenAttributes(random, route, request), events: [], links: [],
        dropped: { attributes: 0, events: 0, links: 0 }, resource, scope,
      }; // prettier-ignore
      parentId = spanId;
    }
  }
}

/** The next `size` spans of a generator. */
export function takeBatch(spans: Generator<Span, never>, size = 500): Span[] {
  return Array.from({ length: size }, () => spans.next().value);
}
