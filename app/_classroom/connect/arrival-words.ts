import type { Arrival, ArrivalSignal, DoorName } from '@/lib/telemetry/arrival.ts';
import type { Tone } from '@/app/_ui/pill.tsx';

export const doorWords: Record<DoorName, string> = {
  app: 'the app’s own port',
  'otlp-http': 'OTLP/HTTP',
  'otlp-grpc': 'OTLP/gRPC',
  'daemon-udp': 'daemon, UDP',
  'daemon-tcp': 'daemon, TCP',
  file: 'a file brought in',
};

/** https://grpc.io/docs/guides/status-codes/, as far as a door answers with them. */
const grpcNames: Record<number, string> = {
  0: 'OK',
  3: 'INVALID_ARGUMENT',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  12: 'UNIMPLEMENTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
};

/** What the sender was answered, in its protocol's own words. */
export function statusText({ status, grpcStatus }: Pick<Arrival, 'status' | 'grpcStatus'>): string {
  if (grpcStatus !== null) return `gRPC ${grpcStatus} ${grpcNames[grpcStatus] ?? ''}`.trim();
  return status === null ? 'no answer' : `HTTP ${status}`;
}

/** Whether nothing of a request was kept, for a reason. */
export const isRefused = ({ problem, accepted, duplicates }: Arrival): boolean =>
  problem !== null && accepted + duplicates === 0;

/** How a request ended, in a word. The word carries it, the tone only helps. */
export function outcomeOf(arrival: Arrival): { word: string; tone: Tone } {
  const { problem, refused, accepted, duplicates } = arrival;
  if (isRefused(arrival)) return { word: 'refused', tone: 'bad' };
  if (refused > 0) return { word: 'in part', tone: 'warn' };
  if (problem !== null) return { word: 'with a warning', tone: 'warn' };
  if (accepted + duplicates === 0) return { word: 'answered', tone: 'neutral' };
  return { word: 'taken', tone: 'good' };
}

export const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

const broughtWords: Partial<Record<ArrivalSignal, string>> = { logs: 'record', segments: 'segment', errors: 'error' };

/** What a person calls one of them; what a call brings to a log is a line. */
function wordFor({ signal, operation }: Pick<Arrival, 'signal' | 'operation'>): string {
  if (signal === 'logs' && operation !== null) return 'line';
  return (signal && broughtWords[signal]) ?? 'span';
}

const called = (operation: string | null, text: string): string =>
  operation === null ? text : `${operation}: ${text}`;

/** What a request brought: `3 spans, 1 refused`; of a call `PutLogEvents: 12 lines, 1 refused`, or its name alone. */
export function broughtText(arrival: Arrival): string {
  const { accepted, duplicates, refused, operation } = arrival;
  const isEmpty = accepted + duplicates + refused === 0;
  if (isEmpty && operation !== null) return operation;
  const word = wordFor(arrival);
  const parts = [
    accepted > 0 || isEmpty ? counted(accepted, word) : '',
    duplicates > 0 ? `${counted(duplicates, word)} known already` : '',
    refused > 0 ? `${refused.toLocaleString('en')} refused` : '',
  ];
  return called(operation, parts.filter((part) => part !== '').join(', '));
}

/** How a request ended, in a few words: what it brought, or what it was answered where it was refused. */
export const endText = (arrival: Arrival): string =>
  isRefused(arrival) ? called(arrival.operation, statusText(arrival)) : broughtText(arrival);

/** Who sent it, as far as it said: its services, or else the client's own name. */
export const senderText = ({ services, userAgent }: Pick<Arrival, 'services' | 'userAgent'>): string =>
  services.join(', ') || userAgent.split(' ')[0] || 'unnamed sender';

/** What stood in the request line; nothing where the bytes were none. */
export function requestText({ method, path }: Pick<Arrival, 'method' | 'path'>): string {
  if (method === '') return 'no request';
  return `${method} ${path}`.trim();
}

/** News for who cannot see the list: `4 requests, 1 refused: missing 'x-honeycomb-team' header`. */
export function announcement(fresh: readonly Arrival[]): string {
  const refused = fresh.filter(isRefused);
  const head = counted(fresh.length, 'request');
  const reason = refused[0]?.problem?.message;
  return reason === undefined ? head : `${head}, ${refused.length} refused: ${reason}`;
}

/** What our own senders are known by: the names of their services, and the environment whose keys they carry. */
export interface Ours {
  services: readonly string[];
  environment: string;
}

/**
 * Whether only our own senders speak in it. A call names no service, but its key an environment. One that was refused
 * unread is nobody's we know, so it is from outside.
 */
export function isOurs({ services, operation, environment }: Arrival, ours: Ours): boolean {
  if (services.length > 0) return services.every((service) => ours.services.includes(service));
  return operation !== null && environment === ours.environment;
}
