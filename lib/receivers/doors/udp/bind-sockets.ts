import { createSocket, type Socket } from 'node:dgram';
import type { Problem } from '../../../telemetry/problem.ts';
import { cannotListen, isAbsentFamily, type ListenAt } from '../listen.ts';

export type BoundSockets = { kind: 'open'; port: number; sockets: Socket[] } | { kind: 'failed'; problem: Problem };

/** What is asked of the kernel for datagrams that wait; it may give less (`net.core.rmem_max`), which is no fault. */
const BUFFER_BYTES = 8 * 1024 * 1024;
const LEAST_BUFFER_BYTES = 128 * 1024;

/** As large a buffer as the system gives. Linux gives what it may; others refuse what is too much. */
function enlarge(socket: Socket): void {
  for (let bytes = BUFFER_BYTES; bytes >= LEAST_BUFFER_BYTES; bytes /= 2) {
    try {
      socket.setRecvBufferSize(bytes);
      return;
    } catch {
      // Too much for this system: half of it may do.
    }
  }
}

function bind(host: string, port: number): Promise<{ socket: Socket } | { code: string }> {
  return new Promise((resolve) => {
    const isV6 = host.includes(':');
    const socket = createSocket({ type: isV6 ? 'udp6' : 'udp4', ipv6Only: isV6 });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      resolve({ code: error.code ?? error.message });
    });
    socket.bind({ address: host, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      enlarge(socket);
      resolve({ socket });
    });
  });
}

/** Binds one port of several addresses, all of them or none; an address of a family that is absent may be left out. */
export async function bindSockets({ hosts, port, setting }: ListenAt): Promise<BoundSockets> {
  const sockets: Socket[] = [];
  let chosen = port;
  for (const host of hosts) {
    const bound = await bind(host, chosen);
    if ('socket' in bound) {
      sockets.push(bound.socket);
      chosen = bound.socket.address().port;
    } else if (sockets.length === 0 || !isAbsentFamily(bound.code)) {
      for (const socket of sockets) socket.close();
      return { kind: 'failed', problem: cannotListen({ code: bound.code, host }, chosen, setting) };
    }
  }
  return { kind: 'open', port: chosen, sockets };
}
