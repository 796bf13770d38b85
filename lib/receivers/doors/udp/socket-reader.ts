import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Carrying } from '../carrying.ts';
import type { FromUdpWorker, ToUdpWorker, UdpCounts, UdpWorkerData } from './messages.ts';

type Opened = Extract<FromUdpWorker, { type: 'open' | 'failed' }>;

const nothing: UdpCounts = { received: 0, waiting: 0, taken: 0, dropped: 0, lostInKernel: null };

/** The other side of one thread of the sockets: carries its batches on, and asks it for its counts. */
export class SocketReader {
  /** Rejects where the thread ends before it has said either. */
  readonly opened: Promise<Opened>;
  /** Resolves once the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  #hasEnded = false;
  #nextId = 1;
  readonly #asked = new Map<number, (counts: UdpCounts) => void>();
  #last: UdpCounts = nothing;

  /** @param workerFile the bundled thread, `dist/udp-worker.mjs` */
  constructor(
    workerFile: string,
    workerData: UdpWorkerData,
    private readonly carry: Carrying['carry'],
  ) {
    const worker = new Worker(pathToFileURL(workerFile), { workerData });
    this.#worker = worker;
    this.opened = new Promise((resolve, reject) => {
      // It stays for as long as the thread does: an error that nobody hears would end the process.
      worker.on('error', reject);
      worker.once('exit', () => reject(new Error('The thread of the daemon’s sockets ended.')));
      worker.on('message', (message: FromUdpWorker) => {
        if (message.type === 'open' || message.type === 'failed') resolve(message);
        else if (message.type === 'batch') void this.#carry(message.body);
        else this.#tell(message.id, message.counts);
      });
    });
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#end();
        resolve();
      });
    });
  }

  /** The thread must not keep a process alive that has nothing else to do. */
  unref(): void {
    this.#worker.unref();
  }

  /** As the thread has them; after its end, as they were when they were asked for last. */
  counts(): Promise<UdpCounts> {
    if (this.#hasEnded) return Promise.resolve(this.#last);
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#asked.set(id, resolve);
      this.#say({ type: 'count', id });
    });
  }

  async close(): Promise<void> {
    if (!this.#hasEnded) this.#say({ type: 'close' });
    await this.ended;
  }

  /** Ends it at once, whatever it holds. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
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

  #end(): void {
    this.#hasEnded = true;
    for (const id of this.#asked.keys()) this.#tell(id, this.#last);
  }

  #say(message: ToUdpWorker): void {
    this.#worker.postMessage(message);
  }
}
