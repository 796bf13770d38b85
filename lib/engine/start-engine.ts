import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CallMessage, Committed, EngineCalls, EngineMessage, EngineMethod, EngineOptions } from './protocol.ts';

/** The engine as the rest of the process sees it: its calls, and news of every commit. */
export interface Engine extends EngineCalls {
  /** Calls back after every commit, until the returned function is called. */
  onCommitted(listener: (committed: Committed) => void): () => void;
}

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Carries calls over a worker's message port and back. */
class EnginePort {
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<(committed: Committed) => void>();

  constructor(private readonly worker: Worker) {
    worker.on('message', (message: EngineMessage) => this.#receive(message));
    worker.on('error', (error) => this.#failAll(error));
    worker.on('exit', (code) => this.#failAll(new Error(`The engine's thread ended with code ${code}.`)));
  }

  call(method: EngineMethod, args: unknown[]): Promise<unknown> {
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.worker.postMessage({ id, method, args } satisfies CallMessage);
    return answer;
  }

  listen(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #receive(message: EngineMessage): void {
    if (message.type === 'committed') {
      for (const listener of this.#listeners) listener(message.committed);
      return;
    }
    if (message.type !== 'answer' && message.type !== 'error') return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'answer') pending?.resolve(message.value);
    else pending?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: EngineMessage) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'failed') reject(new Error(message.message));
    });
  });
}

/**
 * Starts the thread that owns the store's file; every read and write of telemetry goes through it.
 * @param workerFile the bundled worker, `dist/engine-worker.mjs`
 * @throws when the store cannot be opened, with a message for the person at the console
 */
export async function startEngine(workerFile: string, options: EngineOptions): Promise<Engine> {
  const worker = new Worker(pathToFileURL(workerFile), { workerData: options });
  await ready(worker);
  const port = new EnginePort(worker);
  return new Proxy({} as Engine, {
    get: (_target, name) => {
      // An engine that answered to `then` would be called by whoever awaits it.
      if (name === 'then') return undefined;
      if (name === 'onCommitted') return (listener: (committed: Committed) => void) => port.listen(listener);
      return (...args: unknown[]) => port.call(name as EngineMethod, args);
    },
  });
}
