import type { DoorCounts } from '../receivers/doors/udp/messages.ts';
import { openUdpDoor } from '../receivers/doors/udp/udp-door.ts';
import type { Problem } from '../telemetry/problem.ts';
import { portVariables, type Settings } from '../settings/settings.ts';
import type { DoorStatus } from './classroom.ts';
import { addressOf, openPortDoor, say, type DoorWork } from './doors.ts';

/** The local daemon's two doors, at one port: datagrams, and HTTP over TCP. */
export interface DaemonDoors {
  doors: DoorStatus[];
  /** What became of the datagrams so far; null where that door is closed. */
  datagrams: () => Promise<DoorCounts | null>;
}

/** Where the daemon listens, as its clients are told: `127.0.0.1:2000`; null where either door is closed. */
export function daemonAddress(doors: readonly DoorStatus[]): string | null {
  const [udp, tcp] = [UDP, TCP].map(({ door }) => doors.find((each) => each.door === door)?.url ?? null);
  return udp && tcp ? new URL(tcp).host.replace('localhost', '127.0.0.1') : null;
}

const UDP = { door: 'daemon-udp', name: 'Daemon/UDP' } as const;
const TCP = { door: 'daemon-tcp', name: 'Daemon/TCP', port: 'daemonPort' } as const;
const shut = { url: null, problem: null };

/** How often a port is picked anew that is free for datagrams and taken for HTTP. */
const MOST_PICKS = 5;

/**
 * Opens both at one port, where the daemon's clients look for them. Where one of them is taken, which is said, the other
 * opens all the same.
 * @param workerFile the bundled thread that reads the datagrams
 */
export async function openDaemonDoors(settings: Settings, work: DoorWork, workerFile: string): Promise<DaemonDoors> {
  if (settings.daemonPort === 'off') {
    return {
      doors: [
        { ...UDP, ...shut },
        { ...TCP, ...shut },
      ],
      datagrams: async () => null,
    };
  }
  let both = await openBoth(settings, settings.daemonPort, work, workerFile);
  for (let pick = 1; settings.daemonPort === 0 && both.tcp.url === null && pick < MOST_PICKS; pick += 1) {
    await both.udp?.close();
    both = await openBoth(settings, 0, work, workerFile);
  }
  return { doors: [both.status, both.tcp], datagrams: async () => (await both.udp?.counts()) ?? null };
}

async function openBoth(settings: Settings, port: number, work: DoorWork, workerFile: string) {
  const { host } = settings;
  const status: DoorStatus = { ...UDP, ...shut };
  const onTrouble = (trouble: Problem | null): void => {
    if (trouble !== null) say(trouble);
    status.problem = trouble;
  };
  const setting = portVariables.daemonPort;
  const opened = await openUdpDoor({ host, port, setting, carry: work.carry, workerFile, onTrouble });
  const udp = opened.kind === 'open' ? opened.door : null;
  const problem = opened.kind === 'failed' ? opened.problem : null;
  if (problem) say(problem);
  status.url = udp && addressOf(host, udp.port).replace('http:', 'udp:');
  status.problem = problem;
  const tcp = await openPortDoor({ ...settings, daemonPort: udp?.port ?? port }, work, TCP);
  return { udp, status, tcp };
}
