import type { Delivery } from '../receivers/delivery.ts';
import { keys } from '../receivers/receive.ts';
import type { ArrivedBody, ArrivedHead, BodyOf } from '../telemetry/arrived-body.ts';
import type { Filed } from './filing.ts';

const KIB = 1024;

/** How much is kept, in bytes, and of how many requests. */
export interface RingBounds {
  inAll: number;
  ofOne: number;
  requests: number;
}

const ringBounds: RingBounds = { inAll: 32 * KIB * KIB, ofOne: 512 * KIB, requests: 20_000 };

/** One request's part of one workspace. Numbers of a commit stand in a row, so two of them say which spans it became. */
interface Entry {
  workspace: string;
  firstSeq: number;
  lastSeq: number;
  head: ArrivedHead;
  /** null for one that was too large. */
  body: Uint8Array | null;
  bytes: number;
}

/**
 * The newest requests that became spans, as they arrived: for who wants to see where a row came from. In memory and
 * bounded. A body is the buffer that its request was read from anyway; keeping it is keeping a reference.
 */
export class BodyRing {
  #entries: (Entry | undefined)[] = [];
  /** The oldest that is still there; what stands before it is gone. */
  #oldest = 0;
  #bytes = 0;

  /** @param since when this process began, Unix milliseconds; what was received before cannot be here */
  constructor(
    private readonly since: number,
    private readonly bounds: RingBounds = ringBounds,
  ) {}

  /** How many bytes are held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps what a delivery came as, for each workspace that has new spans of it. */
  keep(delivery: Delivery, filed: readonly Filed[], at: number): void {
    const whose = filed.filter(({ appended }) => appended.stored.length > 0);
    if (whose.length === 0) return;
    const head = headOf(delivery, at);
    const body = delivery.body.byteLength > this.bounds.ofOne ? null : owned(delivery.body);
    // Several may share a body, as a class shares the practice backend's. It is counted for each: never too little.
    const bytes = body?.buffer.byteLength ?? 0;
    for (const { batch, appended } of whose) {
      const [first, last] = [appended.stored[0]?.seq ?? 0, appended.stored.at(-1)?.seq ?? 0];
      this.#add({ workspace: batch.workspace, firstSeq: first, lastSeq: last, head, body, bytes });
    }
  }

  /** The request that a workspace's span came in. */
  find(workspace: string, { seq, receivedAt }: BodyOf): ArrivedBody {
    for (let index = this.#entries.length - 1; index >= this.#oldest; index -= 1) {
      const entry = this.#entries[index];
      if (!entry || seq < entry.firstSeq || seq > entry.lastSeq || entry.workspace !== workspace) continue;
      const { head, body } = entry;
      return body === null ? { kind: 'gone', why: 'too-large', head } : { kind: 'kept', head, body };
    }
    return { kind: 'gone', why: receivedAt < this.since ? 'earlier-process' : 'fallen-out', head: null };
  }

  /** Lets go of everything of a workspace. */
  forget(workspace: string): void {
    const kept = this.#entries.filter((entry) => entry !== undefined && entry.workspace !== workspace);
    this.#entries = kept;
    this.#oldest = 0;
    this.#bytes = kept.reduce((sum, entry) => sum + (entry?.bytes ?? 0), 0);
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#bytes += entry.bytes;
    const { inAll, requests } = this.bounds;
    while (this.#bytes > inAll || this.#entries.length - this.#oldest > requests) this.#dropOldest();
  }

  #dropOldest(): void {
    this.#bytes -= this.#entries[this.#oldest]?.bytes ?? 0;
    this.#entries[this.#oldest] = undefined;
    this.#oldest += 1;
    // Moved together now and then: a shift for each would move all of them each time.
    if (this.#oldest * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#oldest);
    this.#oldest = 0;
  }
}

/** A small body within a large buffer, as Node pools them, would keep all of that buffer. */
const owned = (body: Uint8Array): Uint8Array =>
  body.byteLength * 2 < body.buffer.byteLength ? Uint8Array.from(body) : body;

function headOf({ door, path, headers, body }: Delivery, at: number): ArrivedHead {
  return {
    at,
    door,
    path: keys.withoutKey(path),
    contentType: headers['content-type'] ?? '',
    coding: headers['content-encoding'] ?? headers['grpc-encoding'] ?? 'identity',
    bytes: body.byteLength,
  };
}
