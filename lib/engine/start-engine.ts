import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StoreExhausted } from '../store/store-exhausted.ts';
import type { Noted } from './arrival-log.ts';
import type { CallMessage, Committed, EngineCalls, EngineMessage, EngineMethod, EngineOptions } from './protocol.ts';

/** The engine as the rest of the process sees it: its calls, and news of every commit. */
export interface Engine extends EngineCalls {
  /** Calls back after every commit, until the returned function is called. */
  onCommitted(listener: (committed: Committed) => void): () => void;
  /** Calls back with requests that reached a door, the newest of each moment, while the feed is open. */
  onArrived(listener: (arrived: Noted[]) => void): () => void;
}

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

class Listeners<News> {
  readonly #listeners = new Set<(news: News) => void>();

  add(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}

/** Carries calls over a worker's message port and back. */
class EnginePort {
  #nextId = 1;
  #closing = false;
  readonly #pending = new Map<number, Pending>();
  readonly committed = new Listeners<Committed>();
  readonly arrived = new Listeners<Noted[]>();
  /** Why the thread is gone; every later call fails with it instead of waiting for ever. */
  #death: Error | undefined;

  constructor(
    private readonly worker: Worker,
    private readonly onDeath: (reason: Error) => void,
  ) {
    worker.on('message', (message: EngineMessage) => this.#receive(message));
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', (code) => this.#die(new Error(`The engine's thread ended with code ${code}.`)));
  }

  call(method: EngineMethod, args: unknown[]): Promise<unknown> {
    if (this.#death) return Promise.reject(this.#death);
    if (method === 'close') this.#closing = true;
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.worker.postMessage({ id, method, args } satisfies CallMessage, bodiesOf(args));
    return answer;
  }

  #receive(message: EngineMessage): void {
    if (message.type === 'committed') return this.committed.tell(message.committed);
    if (message.type === 'arrived') return this.arrived.tell(message.arrived);
    if (!('id' in message)) return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'answer') pending?.resolve(message.value);
    else if (message.type === 'exhausted') pending?.reject(new StoreExhausted());
    else pending?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
  }

  #die(reason: Error): void {
    if (this.#death) return;
    this.#death = reason;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    if (!this.#closing) this.onDeath(reason);
  }
}

/** A delivery's body goes over whole instead of being copied; the door has no more use for it. */
const bodiesOf = (args: unknown[]): ArrayBuffer[] =>
  args.flatMap((arg) => {
    const body = arg !== null && typeof arg === 'object' && 'body' in arg ? arg.body : undefined;
    const isWhole = body instanceof Uint8Array && body.byteLength === body.buffer.byteLength;
    return isWhole && body.buffer instanceof ArrayBuffer ? [body.buffer] : [];
  });

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
 * @param onDeath told when the thread ends unasked: nothing can be stored or read from then on
 * @throws when the store cannot be opened, with a message for the person at the console
 */
export async function startEngine(
  workerFile: string,
  options: EngineOptions,
  onDeath: (reason: Error) => void = () => {},
): Promise<Engine> {
  const worker = new Worker(pathToFileURL(workerFile), { workerData: options });
  await ready(worker);
  const port = new EnginePort(worker, onDeath);
  return new Proxy({} as Engine, {
    get: (_target, name) => {
      // An engine that answered to `then` would be called by whoever awaits it.
      if (name === 'then') return undefined;
      if (name === 'onCommitted') return (listener: (committed: Committed) => void) => port.committed.add(listener);
      if (name === 'onArrived') return (listener: (arrived: Noted[]) => void) => port.arrived.add(listener);
      return (...args: unknown[]) => port.call(name as EngineMethod, args);
    },
  });
}
