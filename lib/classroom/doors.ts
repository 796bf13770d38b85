import { openFetchDoor } from '../receivers/doors/fetch-door.ts';
import { openHttpDoor } from '../receivers/doors/http-door.ts';
import type { Delivery, Reply } from '../receivers/delivery.ts';
import type { Settings } from '../settings/settings.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { DoorStatus } from './classroom.ts';

type Carry = (delivery: Delivery) => Promise<Reply>;

/** Words for the console: a code, what happened, what to do. Never telemetry. */
export const say = (problem: Problem): boolean =>
  process.stderr.write(`Spanwalk: ${problem.message} ${problem.hint}\n`);

const loopback = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::']);

/** How this machine reaches a port bound on a host: every address of a machine includes its loopback ones. */
export function addressOf(host: string, port: number): string {
  if (loopback.has(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const OTLP_HTTP = 'OTLP/HTTP';

/** Opens the OTLP/HTTP door that an SDK with no configuration sends to. A taken port is said, and the rest goes on. */
export async function openOtlpDoor(settings: Settings, carry: Carry): Promise<DoorStatus> {
  const { host, otlpHttpPort: port, maxBodyBytes } = settings;
  if (port === 'off') return { name: OTLP_HTTP, url: null, problem: null };
  const opened = await openHttpDoor({ door: 'otlp-http', host, port, carry, maxBodyBytes, report: say });
  if (opened.kind === 'open') return { name: OTLP_HTTP, url: addressOf(host, opened.door.port), problem: null };
  say(opened.problem);
  return { name: OTLP_HTTP, url: null, problem: opened.problem };
}

/**
 * The spans of our own pages come without a key, since a key in a page is a key given away. Where one is required, the
 * server adds the practice backend's; a browser lets no page elsewhere claim to be of this origin.
 */
const withPageKey = (delivery: Delivery, key: string): Delivery =>
  delivery.headers['sec-fetch-site'] === 'same-origin' ? { ...delivery, path: `/${key}${delivery.path}` } : delivery;

/**
 * The door on the app's own port, for Next's route handlers.
 * @param pageKey the key that our own pages' spans are filed under; undefined where none is needed
 */
export function openAppDoor(
  settings: Settings,
  carry: Carry,
  pageKey: string | undefined,
): (request: Request) => Promise<Response> {
  const carryOwn: Carry = pageKey === undefined ? carry : (delivery) => carry(withPageKey(delivery, pageKey));
  return openFetchDoor({ door: 'app', carry: carryOwn, maxBodyBytes: settings.maxBodyBytes, report: say });
}
