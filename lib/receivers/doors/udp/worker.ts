import type { Socket } from 'node:dgram';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { bindSockets } from './bind-sockets.ts';
import { DatagramQueue } from './datagram-queue.ts';
import { kernelDrops } from './kernel-drops.ts';
import type { FromUdpWorker, ToUdpWorker, UdpWorkerData } from './messages.ts';

/**
 * A thread that does nothing but empty the sockets: the kernel holds a few hundred datagrams and drops the next, and
 * neither a page that is drawn nor a commit must keep us from reading for so long.
 */
async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('The daemon’s sockets are read by a worker thread.');
  const { at, limits } = workerData as UdpWorkerData;
  const say = (message: FromUdpWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const bound = await bindSockets(at);
  if (bound.kind === 'failed') return say({ type: 'failed', problem: bound.problem });
  const queue = new DatagramQueue(limits, (body) => say({ type: 'batch', body }, [body.buffer as ArrayBuffer]));
  for (const socket of bound.sockets) {
    socket.on('message', (datagram) => queue.add(datagram));
    // A socket that fails to read once reads on; there is nobody to answer.
    socket.on('error', () => undefined);
  }
  answer(port, bound.sockets, queue);
  say({ type: 'open', port: bound.port });
}

function answer(port: MessagePort, sockets: Socket[], queue: DatagramQueue): void {
  const say = (message: FromUdpWorker): void => port.postMessage(message);
  port.on('message', (message: ToUdpWorker) => {
    if (message.type === 'settled') queue.settle(message.isTaken);
    if (message.type === 'count') {
      const places = sockets.map((socket) => socket.address());
      void kernelDrops(places).then((lostInKernel) =>
        say({ type: 'counts', id: message.id, counts: { ...queue.counts, lostInKernel } }),
      );
    }
    if (message.type === 'close') {
      for (const socket of sockets) socket.close();
      port.close();
    }
  });
}

await main();
