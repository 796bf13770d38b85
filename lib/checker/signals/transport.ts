import { z } from 'zod';
import type { Arrival } from '../../telemetry/arrival.ts';
import { checkBase } from '../check-base.ts';
import { conditionsInWords, missOf } from '../conditions.ts';
import { explainRefusals } from '../diagnose/door-problem.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { listed } from '../quote.ts';
import { boundsOf, conditionsOf, countSchema, valueTestSchema } from '../value-test.ts';
import type { Outcome, Sight, Signal } from './signal.ts';

/** The headers that a door keeps of a request, and what it keeps them as. */
const KEPT = { 'content-type': 'contentType', 'user-agent': 'userAgent', 'content-encoding': 'encoding' } as const;
type KeptHeader = keyof typeof KEPT;
const keptHeaders = Object.keys(KEPT) as [KeptHeader, ...KeptHeader[]];

const schema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('transport'),
    expect: z
      .strictObject({
        protocol: z
          .array(z.enum(['http/protobuf', 'http/json', 'grpc']))
          .min(1)
          .optional()
          .describe('the protocols of which any will do'),
        header: z
          .partialRecord(z.enum(keptHeaders), valueTestSchema)
          .optional()
          .describe('tests by header; a door keeps content-type, user-agent and content-encoding'),
        gzip: z.boolean().optional().describe('whether the body is compressed with gzip'),
        batches: countSchema.optional().describe('in how many requests the spans came'),
      })
      .describe('every request that brought spans must meet all of it; empty, one such request is enough'),
  })
  .meta({
    id: 'TransportCheck',
    description:
      'How the telemetry came: the requests that reached a door. A file cannot tell; there the check is left out.',
  });
type TransportCheck = z.infer<typeof schema>;

const unseen: Outcome = {
  state: 'unseen',
  explanation: {
    code: 'transport.not-seen',
    level: 'info',
    message: 'How the telemetry was sent cannot be seen here, so this check was left out.',
  },
};

const brought = ({ accepted, duplicates }: Arrival): boolean => accepted + duplicates > 0;

/** The requests that brought spans of the run; where its trace ids are in none of them, all that brought any. */
function batchesIn(arrivals: readonly Arrival[], announced: readonly string[]): Arrival[] {
  const traces = arrivals.filter((arrival) => arrival.signal === 'traces' && brought(arrival));
  const ids = new Set(announced);
  const mine = traces.filter(({ traceIds }) => traceIds.some((id) => ids.has(id)));
  return mine.length > 0 ? mine : traces;
}

function judge({ expect }: TransportCheck, { observation }: Sight): Outcome {
  const { arrivals } = observation;
  if (arrivals === undefined) return unseen;
  const batches = batchesIn(arrivals, observation.traceIds);
  if (batches.length === 0) return { state: 'unmet', explanations: [explainNothing(arrivals)] };
  const explanations = [
    ...judgeProtocol(expect, batches),
    ...judgeCompression(expect, batches),
    ...judgeHeaders(expect, batches),
    ...judgeNumber(expect, batches),
  ];
  return explanations.length === 0 ? { state: 'met' } : { state: 'unmet', explanations };
}

/** Nothing that brought a span: either requests were turned away, and the door said why, or there were none. */
const explainNothing = (arrivals: readonly Arrival[]): Explanation =>
  explainRefusals(arrivals) ?? {
    code: 'transport.nothing-arrived',
    message: 'No request with spans reached any door.',
    expected: 'a request with spans',
    actual: arrivals.length === 0 ? 'no request at all' : `${arrivals.length} requests without a span`,
  };

type Expected = TransportCheck['expect'];
type Judge = (expect: Expected, batches: readonly Arrival[]) => Explanation[];

/** What the services that are concerned call themselves. */
const from = (batches: readonly Arrival[]): string => {
  const services = batches.flatMap(({ services: each }) => each);
  return services.length === 0 ? 'A service' : listed(services);
};

const judgeProtocol: Judge = ({ protocol: wanted }, batches) => {
  if (wanted === undefined) return [];
  const wrong = batches.filter(({ protocol }) => protocol === null || !wanted.includes(protocol));
  if (wrong.length === 0) return [];
  const spoken = [...new Set(wrong.map(({ protocol }) => protocol ?? 'unknown'))].join(', ');
  return [
    {
      code: 'transport.protocol',
      message: `${from(wrong)} sent its spans by ${spoken}.`,
      expected: wanted.join(' or '),
      actual: spoken,
      fix: `Set OTEL_EXPORTER_OTLP_PROTOCOL=${wanted[0] ?? ''}, or use the exporter package of that protocol, and the port that belongs to it.`,
    },
  ];
};

const judgeCompression: Judge = ({ gzip }, batches) => {
  if (gzip === undefined) return [];
  const wrong = batches.filter(({ encoding }) => (encoding.toLowerCase() === 'gzip') !== gzip);
  if (wrong.length === 0) return [];
  return [
    {
      code: gzip ? 'transport.not-compressed' : 'transport.compressed',
      message: `${wrong.length} of ${batches.length} requests came ${gzip ? 'without' : 'with'} compression.`,
      expected: gzip ? 'content-encoding: gzip' : 'no compression',
      actual: listed(wrong.map(({ encoding }) => encoding)),
    },
  ];
};

const judgeHeaders: Judge = ({ header = {} }, batches) =>
  keptHeaders.flatMap((name): Explanation[] => {
    const test = header[name];
    if (test === undefined) return [];
    const conditions = conditionsOf(test);
    const read = (arrival: Arrival): string => arrival[KEPT[name]];
    const valueOf = (arrival: Arrival) =>
      read(arrival) === '' ? undefined : ({ type: 'string', value: read(arrival) } as const);
    const wrong = batches.filter((arrival) => missOf(valueOf(arrival), conditions) !== null);
    if (wrong.length === 0) return [];
    return [
      {
        code: 'transport.header',
        message: `${wrong.length} of ${batches.length} requests came with another ${name} than they should.`,
        expected: `${name}: ${conditionsInWords(conditions)}`,
        actual: `${name}: ${listed(wrong.map((arrival) => read(arrival) || '(none)'))}`,
      },
    ];
  });

const judgeNumber: Judge = ({ batches: wanted }, batches) => {
  if (wanted === undefined) return [];
  const { min, max } = boundsOf(wanted);
  if (batches.length >= min && batches.length <= max) return [];
  const words = max === Infinity ? `at least ${min}` : min === max ? `${min}` : `${min} to ${max}`;
  return [
    {
      code: 'transport.batches',
      message: `The spans came in ${batches.length} ${batches.length === 1 ? 'request' : 'requests'}, and it should be ${words}.`,
      expected: words,
      actual: `${batches.length}`,
    },
  ];
};

export const transport: Signal<typeof schema> = {
  schema,
  judge,
  referencesOf: () => [],
  isClosingMatter: ({ expect }) => expect.batches !== undefined && Number.isFinite(boundsOf(expect.batches).max),
  seesWithoutSpans: true,
};
