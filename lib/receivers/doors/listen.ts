import type { Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Problem } from '../../telemetry/problem.ts';

/** `localhost` is two addresses, and clients differ in which they try first. */
export const hostsOf = (host: string): readonly string[] =>
  ['localhost', '127.0.0.1', '::1'].includes(host) ? ['127.0.0.1', '::1'] : [host];

export type Listening = { kind: 'open'; port: number; servers: Server[] } | { kind: 'failed'; problem: Problem };

type Bound = { kind: 'bound'; port: number } | { kind: 'error'; code: string };

function bind(server: Server, host: string, port: number): Promise<Bound> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void =>
      resolve({ kind: 'error', code: error.code ?? error.message });
    server.once('error', onError);
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', onError);
      resolve({ kind: 'bound', port: (server.address() as AddressInfo).port });
    });
  });
}

const closeAll = (servers: readonly Server[]): Promise<unknown> =>
  Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));

/** A machine without IPv6 has no ::1; one address is enough there. */
export const isAbsentFamily = (code: string): boolean => code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';

/** How often a free port is picked anew when it turns out to be taken on the other address. */
const MOST_PICKS = 5;

/** An address to listen at, and the setting that a person changes it by. */
export interface ListenAt {
  hosts: readonly string[];
  port: number;
  setting: string;
}

/** Listens on one port of several addresses, on all of them or on none. Port 0 picks a free one. */
export async function listen({ hosts, port, setting }: ListenAt, makeServer: () => Server): Promise<Listening> {
  for (let pick = 1; ; pick += 1) {
    const tried = await listenOnce(hosts, port, makeServer);
    const mayPickAgain = port === 0 && pick < MOST_PICKS && tried.kind === 'error' && tried.code === 'EADDRINUSE';
    if (tried.kind === 'open') return tried;
    if (!mayPickAgain) return { kind: 'failed', problem: cannotListen(tried, port, setting) };
  }
}

type Tried = (Listening & { kind: 'open' }) | { kind: 'error'; code: string; host: string };

async function listenOnce(hosts: readonly string[], port: number, makeServer: () => Server): Promise<Tried> {
  const servers: Server[] = [];
  let chosen = port;
  for (const host of hosts) {
    const server = makeServer();
    const bound = await bind(server, host, chosen);
    if (bound.kind === 'bound') {
      servers.push(server);
      chosen = bound.port;
    } else if (servers.length === 0 || !isAbsentFamily(bound.code)) {
      // Half a door is worse than none: the other half of the clients would reach a stranger.
      await closeAll(servers);
      return { kind: 'error', code: bound.code, host };
    }
  }
  return { kind: 'open', port: chosen, servers };
}

/** Why an address cannot be listened at, in words. */
export function cannotListen({ code, host }: { code: string; host: string }, port: number, setting: string): Problem {
  if (code === 'EADDRINUSE') {
    return {
      code: 'door/port-taken',
      message: `Port ${port} on ${host} is taken by another program.`,
      hint: `End that program (a collector, perhaps, or a second Spanwalk), or set ${setting} to another port.`,
    };
  }
  return {
    code: 'door/cannot-listen',
    message: `Port ${port} on ${host} cannot be opened (${code}).`,
    hint: `Choose a port above 1023 and an address of this machine: ${setting}, SPANWALK_HOST.`,
  };
}
