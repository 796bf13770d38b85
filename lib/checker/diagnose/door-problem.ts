import type { Arrival, DoorName } from '../../telemetry/arrival.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { transportFindingOf } from '../../telemetry/transport-codes.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import { listed, quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

type Refusal = Arrival & { problem: NonNullable<Arrival['problem']> };

/** From the outermost obstacle to the innermost: who cannot be understood was never asked for a key. */
const ORDER: readonly FindingCode[] = [
  'transport.grpc-on-http',
  'transport.http-on-grpc',
  'transport.tls-on-plain',
  'transport.path',
  'transport.method',
  'transport.content-type',
  'transport.encoding',
  'transport.decode',
  'time.unit',
  'transport.unauthorised',
  'transport.too-large',
  'transport.refused',
  'transport.busy',
];

const DOOR_WORDS: Record<DoorName, string> = {
  app: 'the app’s own port',
  'otlp-http': 'the OTLP/HTTP port',
  'otlp-grpc': 'the OTLP/gRPC port',
  'daemon-udp': 'the daemon’s UDP port',
  'daemon-tcp': 'the daemon’s TCP port',
  file: 'the page that takes files',
};

const WANTED: Partial<Record<FindingCode, string>> = {
  'transport.grpc-on-http': 'OTLP over HTTP at this port, gRPC at 4317',
  'transport.http-on-grpc': 'gRPC at this port, OTLP over HTTP at 4318',
  'transport.tls-on-plain': 'plain HTTP: an endpoint that begins with http://',
  'transport.path': 'POST /v1/traces',
  'transport.method': 'POST /v1/traces',
  'transport.content-type': 'application/x-protobuf or application/json',
  'transport.unauthorised': 'a key from the connect page',
  'transport.decode': 'spans in OTLP, as protobuf or as JSON',
  'time.unit': 'nanoseconds since 1970',
};

/** Fixes that name every variable, where a door’s own hint is shorter. */
const FIXED_BY_CATALOGUE: ReadonlySet<FindingCode> = new Set(['transport.tls-on-plain']);

/** Times that no clock shows are of another unit than OTLP has. */
const MISTIMED = /^otlp\/(absurd|early)-time$/;

/** What a door's problem means for a student; what a span is refused for, is its encoding's. */
function codeOfProblem({ problem: { code } }: Refusal): FindingCode {
  const known = transportFindingOf(code);
  if (known !== null) return known;
  if (MISTIMED.test(code)) return 'time.unit';
  return code.startsWith('otlp/') ? 'transport.decode' : 'transport.refused';
}

/** A client that makes what it needs and goes on where that is there already was not held up by the answer. */
const isThereAlready = ({ code }: Problem): boolean => code.endsWith('/resource-already-exists');

/** Some clients make what they need only when they are told that it is not there; what they send then is taken. */
const isMadeLater = ({ problem, signal }: Arrival, later: readonly Arrival[]): boolean =>
  problem?.code.endsWith('/resource-not-found') === true &&
  later.some((arrival) => arrival.signal === signal && arrival.accepted > 0);

/** Whether a door turned a request away, or kept nothing of it. */
const isRefusal = (arrival: Arrival): arrival is Refusal =>
  arrival.problem !== null && !isThereAlready(arrival.problem) && arrival.accepted === 0 && arrival.duplicates === 0;

const seen = ({ method, path, status, contentType, key, door }: Refusal, code: FindingCode): string => {
  const asked = [method, path === '' ? '' : quoted(path)].filter((word) => word !== '').join(' ');
  const details = [
    asked === '' ? 'bytes that are no request' : asked,
    `at ${DOOR_WORDS[door]}`,
    code === 'transport.content-type' ? `with content-type ${quoted(contentType)}` : '',
    code === 'transport.unauthorised' ? (key === null ? 'without a key' : `with the key ${quoted(key)}`) : '',
    status === null ? '' : `answered with ${status}`,
  ];
  return details.filter((word) => word !== '').join(', ');
};

const requests = (count: number): string => (count === 1 ? 'A request' : `${count} requests`);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * Why requests that reached a door brought no spans: the outermost obstacle first. Requests for other signals than
 * traces say nothing here.
 */
export function explainRefusals(arrivals: readonly Arrival[]): Explanation | null {
  const refusals = arrivals
    .filter(isRefusal)
    .filter((refusal) => !isMadeLater(refusal, arrivals.slice(arrivals.indexOf(refusal) + 1)))
    .map((arrival) => ({ arrival, code: codeOfProblem(arrival) }));
  for (const code of ORDER) {
    const alike = refusals.filter((refusal) => refusal.code === code);
    const last = alike.at(-1)?.arrival;
    if (last !== undefined)
      return explainRefusal(
        last,
        code,
        alike.map(({ arrival }) => arrival),
      );
  }
  return null;
}

function explainRefusal(last: Refusal, code: FindingCode, alike: readonly Refusal[]): Explanation {
  const services = alike.flatMap((arrival) => arrival.services);
  const who = services.length === 0 ? '' : ` of ${listed(services)}`;
  const wanted = WANTED[code];
  return {
    code,
    message: `${requests(alike.length)}${who} reached ${DOOR_WORDS[last.door]} and brought nothing: ${capital(last.problem.message)}`,
    ...(wanted === undefined ? {} : { expected: wanted }),
    actual: seen(last, code),
    ...(FIXED_BY_CATALOGUE.has(code) ? {} : { fix: last.problem.hint }),
    cause: code,
  };
}
