import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../../telemetry/problem.ts';
import type { Carrying } from '../carrying.ts';
import { hostsOf } from '../listen.ts';
import type { FromUdpWorker, ToUdpWorker, UdpCounts, UdpWorkerData } from './messages.ts';

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
}

export interface UdpDoor {
  port: number;
  counts(): Promise<UdpCounts>;
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
  const data: UdpWorkerData = {
    at: { hosts: hostsOf(host), port, setting },
    limits: { batchBytes: MEBIBYTE, waitingBytes },
  };
  const worker = new Worker(pathToFileURL(workerFile), { workerData: data });
  const reader = new SocketReader(worker, options.carry);
  const opened = await reader.opened;
  if (opened.type === 'failed') {
    await worker.terminate();
    return { kind: 'failed', problem: opened.problem };
  }
  // The door must not keep a process alive that has nothing else to do.
  worker.unref();
  return { kind: 'open', door: { port: opened.port, counts: () => reader.counts(), close: () => reader.close() } };
}

type Opened = Extract<FromUdpWorker, { type: 'open' | 'failed' }>;

/** The other side of the thread: carries its batches on, and asks it for its counts. */
class SocketReader {
  readonly opened: Promise<Opened>;
  #ended = false;
  #nextId = 1;
  readonly #asked = new Map<number, (counts: UdpCounts) => void>();
  #last: UdpCounts = { received: 0, waiting: 0, taken: 0, dropped: 0, lostInKernel: null };

  constructor(
    private readonly worker: Worker,
    private readonly carry: Carrying['carry'],
  ) {
    this.opened = new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: FromUdpWorker) => {
        if (message.type === 'open' || message.type === 'failed') resolve(message);
        else if (message.type === 'batch') void this.#carry(message.body);
        else this.#tell(message.id, message.counts);
      });
    });
    worker.once('exit', () => this.#end());
  }

  counts(): Promise<UdpCounts> {
    if (this.#ended) return Promise.resolve(this.#last);
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#asked.set(id, resolve);
      this.#say({ type: 'count', id });
    });
  }

  close(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.worker.once('exit', () => resolve());
      this.#say({ type: 'close' });
    });
  }

  async #carry(body: Uint8Array): Promise<void> {
    const delivery = { door: 'daemon-udp', method: 'UDP', path: '', headers: {}, body } as const;
    // Nobody waits for an answer; what the engine did not take is counted as lost.
    const isTaken = await this.carry(delivery).then(
      ({ status }) => status < 500,
      () => false,
    );
    this.#say({ type: 'settled', isTaken });
  }

  #tell(id: number, counts: UdpCounts): void {
    this.#last = counts;
    this.#asked.get(id)?.(counts);
    this.#asked.delete(id);
  }

  /** After the thread's end the counts stay what they were. */
  #end(): void {
    this.#ended = true;
    for (const id of this.#asked.keys()) this.#tell(id, this.#last);
  }

  #say(message: ToUdpWorker): void {
    this.worker.postMessage(message);
  }
}
