import type { DoorName } from '../../telemetry/arrival.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';

/**
 * Whether a page of another origin knocks at the app's own door, which is for this origin's pages and for SDKs, that
 * send no `Origin`. Such a page has the OTLP port, which is open to every origin.
 * @param headers with lower-case names. A page can forge neither `Origin` nor `Sec-Fetch-Site`,
 *   https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function foreignPage(door: DoorName, headers: Record<string, string>): TransportProblem | null {
  const { origin, host = '', 'sec-fetch-site': site } = headers;
  // Behind a proxy `Host` may be another name than the page's; the browser's own word counts first.
  if (door !== 'app' || site === 'same-origin') return null;
  const isElsewhere = site === 'cross-site' || site === 'same-site';
  return !isElsewhere && (origin === undefined || isOf(origin, host)) ? null : foreign;
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

const foreign: TransportProblem = {
  code: 'transport/foreign-origin',
  message:
    'A page of another origin sent telemetry to the classroom’s own port, which takes it from its own pages only.',
  hint: 'Send it to the OTLP port instead, http://localhost:4318 unless SPANWALK_OTLP_HTTP_PORT says otherwise: every origin may.',
};
