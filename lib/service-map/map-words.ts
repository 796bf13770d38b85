import type { CalledKind, CallLink } from '../telemetry/service-links.ts';
import { durationText } from '../waterfall/duration-text.ts';

/** What a place on the map is, in a word. */
export const kindWords: Record<CalledKind, string> = {
  service: 'service',
  database: 'database',
  queue: 'queue',
  remote: 'sends no spans',
};

const callsText = (calls: number): string => `${calls.toLocaleString('en')} call${calls === 1 ? '' : 's'}`;

/** What an arrow says: `12 calls, 2 failed, p95 34.0 ms`; of one call, how long it took. */
export function linkText({ calls, failed, p95Ms }: CallLink): string {
  const parts = [callsText(calls), ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : [])];
  return [...parts, calls === 1 ? durationText(p95Ms) : `p95 ${durationText(p95Ms)}`].join(', ');
}
