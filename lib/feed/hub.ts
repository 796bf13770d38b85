import { FeedClient } from './client.ts';
import type { FeedEvent } from './feed-event.ts';
import { eventsOf, firstOf, type Missed } from './replay.ts';

/** Reads what a returning reader missed: spans and signals with `seq` above `after`, each in order, at most `limit`. */
export type ReadAfter = (workspace: string, after: number, limit: number) => Promise<Missed>;

export interface HubOptions {
  readAfter: ReadAfter;
  lastSeq: () => Promise<number>;
  /** Told when the first reader comes and the last one leaves, so that nobody copies telemetry for an empty room. */
  onOccupied: (occupied: boolean) => void;
  /** Bytes that may wait for one slow reader before it is told of a gap. */
  maxBufferedBytes?: number;
  /** Spans and signals that a returning reader is sent at most; beyond that it is told of a gap and fetches afresh. */
  maxReplay?: number;
}

/** Gives every commit and every verdict to the readers of its workspace. */
export class FeedHub {
  readonly #clients = new Map<string, Set<FeedClient>>();
  #count = 0;
  #isClosed = false;

  constructor(private readonly options: HubOptions) {}

  /** How many readers are connected now. */
  get readers(): number {
    return this.#count;
  }

  publish(workspace: string, event: FeedEvent, id?: number): void {
    for (const client of this.#clients.get(workspace) ?? []) client.push(event, id);
  }

  /** A stream of server-sent events: what was missed since `after`, then everything as it is committed. */
  subscribe(workspace: string, after: number | null): ReadableStream<Uint8Array> {
    const client = new FeedClient(this.options.maxBufferedBytes ?? 4 * 1024 * 1024, () =>
      this.#leave(workspace, client),
    );
    if (this.#isClosed) client.end();
    else {
      this.#join(workspace, client);
      this.#catchUp(workspace, client, after).catch(() => client.end());
    }
    return client.stream;
  }

  /** Ends every stream, and at once what is asked for from now on: a server that is to end waits for open streams. */
  close(): void {
    this.#isClosed = true;
    for (const workspace of this.#clients.keys()) this.end(workspace);
  }

  /** Ends a workspace's streams. Whoever may still read comes back by itself, and is asked anew who it is. */
  end(workspace: string): void {
    for (const client of this.#clients.get(workspace) ?? []) client.end();
  }

  #join(workspace: string, client: FeedClient): void {
    const clients = this.#clients.get(workspace) ?? new Set();
    clients.add(client);
    this.#clients.set(workspace, clients);
    this.#count += 1;
    if (this.#count === 1) this.options.onOccupied(true);
  }

  #leave(workspace: string, client: FeedClient): void {
    const clients = this.#clients.get(workspace);
    if (!clients?.delete(client)) return;
    if (clients.size === 0) this.#clients.delete(workspace);
    this.#count -= 1;
    if (this.#count === 0) this.options.onOccupied(false);
  }

  async #catchUp(workspace: string, client: FeedClient, after: number | null): Promise<void> {
    const lastSeq = await this.options.lastSeq();
    // A number beyond our own comes from another data folder; its reader starts afresh.
    if (after === null || after > lastSeq) {
      client.goLive([], lastSeq);
      return;
    }
    const maxReplay = this.options.maxReplay ?? 2000;
    const read = await this.options.readAfter(workspace, after, maxReplay + 1);
    const missed = firstOf(read, maxReplay + 1);
    if (missed.length > maxReplay || read.isCut) client.goLive([], lastSeq, missed.length);
    else client.goLive(eventsOf(missed), Math.max(after, missed.at(-1)?.seq ?? 0));
  }
}
