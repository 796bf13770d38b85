import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { RequestHead } from '../delivery.ts';
import { route } from '../receive.ts';

/**
 * Whether a page knocks at a door that is not for it. The app's own door is for this origin's pages and for SDKs, that
 * send no `Origin`; the daemon's door, where nothing is signed, is for no page at all. A page has the OTLP port, which is
 * open to every origin, and at any door those receivers that take nothing without a key of its own.
 * @param headers with lower-case names. A page can forge neither `Origin` nor `Sec-Fetch-Site`,
 *   https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function foreignPage({ door, headers, path }: RequestHead): TransportProblem | null {
  if (door === 'daemon-tcp') return isPage(headers) ? noPage : null;
  if (door !== 'app' || route({ door, path }).anyOrigin) return null;
  return isElsewhere(headers) ? foreign : null;
}

type Headers = Record<string, string>;

const isPage = ({ origin, 'sec-fetch-site': site }: Headers): boolean => origin !== undefined || site !== undefined;

/** Behind a proxy `Host` may be another name than the page's; the browser's own word counts first. */
function isElsewhere({ origin, host = '', 'sec-fetch-site': site }: Headers): boolean {
  if (site === 'same-origin') return false;
  return site === 'cross-site' || site === 'same-site' || (origin !== undefined && !isOf(origin, host));
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

const noPage: TransportProblem = {
  code: 'transport/foreign-origin',
  message: 'A page sent a request to the daemon’s port, which is for services alone.',
  hint: 'From a browser send spans by OTLP to http://localhost:4318 instead; every origin may.',
};
