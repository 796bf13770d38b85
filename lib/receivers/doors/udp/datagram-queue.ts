import { packDatagrams } from '../../datagrams.ts';

/** What became of the datagrams that a socket gave us: `received = waiting + taken + dropped`, at any moment. */
export interface DatagramCounts {
  received: number;
  /** Held here, or on their way to the engine. */
  waiting: number;
  /** Given to a receiver, which kept each or refused it with a reason. */
  taken: number;
  /** Lost in our own hands: too many waited, or the engine failed. */
  dropped: number;
}

export interface QueueLimits {
  /** Bytes of one delivery. */
  batchBytes: number;
  /** Bytes that may wait while the engine is busy; what comes beyond them is dropped and counted. */
  waitingBytes: number;
}

/** What a datagram takes in memory beside its bytes: a flood of empty ones must have a bound as well. */
const OVERHEAD_BYTES = 256;

const costOf = ({ byteLength }: Uint8Array): number => byteLength + OVERHEAD_BYTES;

/**
 * Datagrams between the socket and the engine. A lone one goes on at once; what comes while a batch is under way waits
 * and shares the next one, so that a burst costs a few commits.
 */
export class DatagramQueue {
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** How many datagrams are on their way; 0 while none are. */
  #underWay = 0;
  #received = 0;
  #taken = 0;
  #dropped = 0;

  /** @param send takes a batch on; `settle` has to follow */
  constructor(
    private readonly limits: QueueLimits,
    private readonly send: (body: Uint8Array) => void,
  ) {}

  add(datagram: Uint8Array): void {
    this.#received += 1;
    if (this.#waitingBytes + costOf(datagram) > this.limits.waitingBytes) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(datagram);
    this.#waitingBytes += costOf(datagram);
    if (this.#underWay === 0) this.#sendNext();
  }

  /** Notes what became of the batch under way, and sends the next. */
  settle(isTaken: boolean): void {
    if (isTaken) this.#taken += this.#underWay;
    else this.#dropped += this.#underWay;
    this.#underWay = 0;
    if (this.#waiting.length > 0) this.#sendNext();
  }

  get counts(): DatagramCounts {
    const waiting = this.#waiting.length + this.#underWay;
    return { received: this.#received, waiting, taken: this.#taken, dropped: this.#dropped };
  }

  #sendNext(): void {
    let bytes = 0;
    // One goes even where it alone is over the limit, or it would wait for ever.
    const end = this.#waiting.findIndex(
      (each, index) => (bytes += each.byteLength) > this.limits.batchBytes && index > 0,
    );
    const batch = this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
    for (const each of batch) this.#waitingBytes -= costOf(each);
    this.#underWay = batch.length;
    this.send(packDatagrams(batch));
  }
}
