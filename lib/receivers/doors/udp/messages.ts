import type { Problem } from '../../../telemetry/problem.ts';
import type { ListenAt } from '../listen.ts';
import type { DatagramCounts, QueueLimits } from './datagram-queue.ts';

/** What the thread of the sockets is started with. */
export interface UdpWorkerData {
  at: ListenAt;
  limits: QueueLimits;
}

/** Everything that is known of a door's datagrams. */
export interface UdpCounts extends DatagramCounts {
  /** What the kernel dropped before we could take it; null where it does not say. A receiver never saw these. */
  lostInKernel: number | null;
}

/** The same of a door, whose thread is followed by another where it ends by itself. */
export interface DoorCounts extends UdpCounts {
  /** How often that was. What was sent between two threads is in none of the other counts. */
  restarts: number;
}

/** From the thread of the sockets. */
export type FromUdpWorker =
  | { type: 'open'; port: number }
  | { type: 'failed'; problem: Problem }
  /** A batch for the engine; the next follows once it is settled. */
  | { type: 'batch'; body: Uint8Array }
  | { type: 'counts'; id: number; counts: UdpCounts };

/** To the thread of the sockets. */
export type ToUdpWorker = { type: 'settled'; isTaken: boolean } | { type: 'count'; id: number } | { type: 'close' };
