import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { GuardBatch, Inspected } from './inspect.ts';

/** A batch that takes longer than that is hostile, or a mistake of ours. */
const PATIENCE_MS = 30_000;

/** Looks through a batch; the next is given only then. Null where it could not be looked through. */
export type Inspect = (batch: GuardBatch) => Promise<Inspected | null>;

/** The guard's own thread, started with the first batch and again after it was given up. */
export class GuardThread {
  #worker: Worker | undefined;
  #settle: (inspected: Inspected | null) => void = () => undefined;

  /** @param file the bundled worker, `dist/guard-worker.mjs` */
  constructor(
    private readonly file: string,
    private readonly patienceMs: number = PATIENCE_MS,
  ) {}

  readonly inspect: Inspect = async (batch) => {
    const worker = (this.#worker ??= this.#start());
    let timer: NodeJS.Timeout | undefined;
    const inspected = await new Promise<Inspected | null>((resolve) => {
      this.#settle = resolve;
      timer = setTimeout(() => resolve(null), this.patienceMs);
      worker.postMessage(batch);
    });
    clearTimeout(timer);
    if (inspected === null) this.#giveUp(worker);
    return inspected;
  };

  #start(): Worker {
    const worker = new Worker(pathToFileURL(this.file));
    const settle = (inspected: Inspected | null): void => {
      if (this.#worker === worker) this.#settle(inspected);
    };
    worker.on('message', settle);
    worker.on('error', () => settle(null));
    worker.on('exit', () => settle(null));
    // A process that ends does not wait for its guard: what is left is looked through after the next start.
    worker.unref();
    return worker;
  }

  #giveUp(worker: Worker): void {
    this.#worker = undefined;
    void worker.terminate();
  }
}
