import { openFetchDoor } from '../receivers/doors/fetch-door.ts';
import { openHttpDoor } from '../receivers/doors/http-door.ts';
import type { Delivery, Reply, TurnedAway } from '../receivers/delivery.ts';
import type { DoorAddresses } from '../receivers/receiver.ts';
import { portVariables, type Settings } from '../settings/settings.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { DoorStatus } from './classroom.ts';
import { watchRedirectedSenders } from './redirected-senders.ts';

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

/** What a door does with a request: carry it to the engine, or tell that it was turned away. */
export interface DoorWork {
  carry: Carry;
  turnedAway: (turned: TurnedAway) => Promise<void>;
}

/** Where the doors really listen; HTTP is taken on the app's own port as well. */
export const addressesOf = (doors: readonly DoorStatus[], { host, port }: Settings): DoorAddresses => ({
  http: doors.find(({ door }) => door === 'otlp-http')?.url ?? addressOf(host, port),
  grpc: doors.find(({ door }) => door === 'otlp-grpc')?.url ?? null,
});

/** How often the console repeats one kind of trouble: an exporter that is set wrongly tries every few seconds. */
const QUIET_MS = 60_000;
const lastSaid = new Map<string, number>();

/** Tells the engine, so that the connect page shows it, and the console, once in a while. */
export const reporter =
  ({ turnedAway }: DoorWork) =>
  (turned: TurnedAway): void => {
    // A request that could not be noted is no reason to end the door.
    turnedAway(turned).catch(() => undefined);
    const { door, problem } = turned;
    const kind = `${door} ${problem.code}`;
    if (Date.now() - (lastSaid.get(kind) ?? -Infinity) < QUIET_MS) return;
    lastSaid.set(kind, Date.now());
    say(problem);
  };

/** A door on a port of its own, as a person names it, and the setting of its port. */
interface PortDoor {
  door: DoorStatus['door'];
  name: string;
  port: keyof typeof portVariables;
}

const otlpDoors: readonly PortDoor[] = [
  { door: 'otlp-http', name: 'OTLP/HTTP', port: 'otlpHttpPort' },
  { door: 'otlp-grpc', name: 'OTLP/gRPC', port: 'otlpGrpcPort' },
];

/** Opens the doors that an SDK with no configuration sends to. A taken port is said, and the rest goes on. */
export const openOtlpDoors = (settings: Settings, work: DoorWork): Promise<DoorStatus[]> =>
  Promise.all(otlpDoors.map((which) => openPortDoor(settings, work, which)));

/** A door of HTTP on a port of its own, open or not. */
export async function openPortDoor(
  settings: Settings,
  work: DoorWork,
  { door, name, port: which }: PortDoor,
): Promise<DoorStatus> {
  const { host, maxBodyBytes, [which]: port } = settings;
  if (port === 'off') return { door, name, url: null, problem: null };
  const setting = portVariables[which];
  const opened = await openHttpDoor({
    door,
    host,
    port,
    setting,
    carry: work.carry,
    maxBodyBytes,
    report: reporter(work),
  });
  if (opened.kind === 'open') return { door, name, url: addressOf(host, opened.door.port), problem: null };
  say(opened.problem);
  return { door, name, url: null, problem: opened.problem };
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
  work: DoorWork,
  pageKey: string | undefined,
): (request: Request) => Promise<Response> {
  const carry: Carry = (delivery) => work.carry(pageKey === undefined ? delivery : withPageKey(delivery, pageKey));
  const report = reporter(work);
  watchRedirectedSenders(report);
  return openFetchDoor({ door: 'app', carry, maxBodyBytes: settings.maxBodyBytes, report });
}
