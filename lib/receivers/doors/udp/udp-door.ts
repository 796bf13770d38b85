import type { Problem } from '../../../telemetry/problem.ts';
import type { Carrying } from '../carrying.ts';
import { hostsOf } from '../listen.ts';
import { KeptReader } from './kept-reader.ts';
import type { DoorCounts, UdpWorkerData } from './messages.ts';
import { SocketReader } from './socket-reader.ts';

export interface UdpDoorOptions extends Pick<Carrying, 'carry'> {
  /** An address, or a name for the loopback ones. */
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** The setting that a person changes the port by. */
  setting: string;
  /** The bundled thread, `dist/udp-worker.mjs`. */
  workerFile: string;
  /** Bytes that may wait while the engine is busy; 64 MiB by default. */
  waitingBytes?: number;
  /** Told what is wrong when the thread of the sockets ended by itself, and null once another reads again. */
  onTrouble?: (problem: Problem | null) => void;
}

export interface UdpDoor {
  port: number;
  counts(): Promise<DoorCounts>;
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Opens a port for datagrams. They are read in a thread of their own and go to the receivers in batches, as deliveries
 * of the door `daemon-udp`; see `lib/receivers/datagrams.ts`. A port that is taken is a problem, not a crash.
 */
export async function openUdpDoor(
  options: UdpDoorOptions,
): Promise<{ kind: 'open'; door: UdpDoor } | { kind: 'failed'; problem: Problem }> {
  const { host, port, setting, workerFile, waitingBytes = 64 * MEBIBYTE } = options;
  const readerAt = (at: number): SocketReader => {
    const listening = { hosts: hostsOf(host), port: at, setting };
    const data: UdpWorkerData = { at: listening, limits: { batchBytes: MEBIBYTE, waitingBytes } };
    return new SocketReader(workerFile, data, options.carry);
  };
  const reader = readerAt(port);
  const opened = await reader.opened;
  if (opened.type === 'failed') {
    await reader.terminate();
    return { kind: 'failed', problem: opened.problem };
  }
  reader.unref();
  const kept = new KeptReader(reader, () => readerAt(opened.port), options.onTrouble);
  return { kind: 'open', door: { port: opened.port, counts: () => kept.counts(), close: () => kept.close() } };
}
