import type { Arrival, ArrivalSignal, DoorName } from '@/lib/telemetry/arrival.ts';
import type { Tone } from '@/app/_ui/pill.tsx';

export const doorWords: Record<DoorName, string> = {
  app: 'the app’s own port',
  'otlp-http': 'OTLP/HTTP',
  'otlp-grpc': 'OTLP/gRPC',
  'daemon-udp': 'the daemon’s port, UDP',
  'daemon-tcp': 'the daemon’s port, TCP',
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

/** What a request brought: `3 spans, 1 refused`. */
export function broughtText({ accepted, duplicates, refused, signal }: Arrival): string {
  const word = (signal && broughtWords[signal]) ?? 'span';
  const parts = [
    accepted > 0 || (duplicates === 0 && refused === 0) ? counted(accepted, word) : '',
    duplicates > 0 ? `${counted(duplicates, word)} known already` : '',
    refused > 0 ? `${refused.toLocaleString('en')} refused` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

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

/** Whether only our own senders speak in it. One that was refused unread is nobody's we know, so it is from outside. */
export const isOurs = ({ services }: Pick<Arrival, 'services'>, ours: readonly string[]): boolean =>
  services.length > 0 && services.every((service) => ours.includes(service));
