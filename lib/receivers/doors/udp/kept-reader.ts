import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '../../../telemetry/problem.ts';
import type { DoorCounts, UdpCounts } from './messages.ts';
import type { SocketReader } from './socket-reader.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** Who has read for so long is not failing again and again. */
const STEADY_MS = 60_000;

const ended: Problem = {
  code: 'door/reader-ended',
  message: 'What reads the daemon’s datagrams ended by itself; what is sent meanwhile is lost.',
  hint: 'Another is started at once, and ever later where that fails, too. If this stays, start Spanwalk again.',
};

const sum = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

/** What is known of a thread that has ended: what it had not handed on is gone. */
const buried = ({ received, taken, lostInKernel }: UdpCounts): UdpCounts => ({
  received,
  waiting: 0,
  taken,
  dropped: received - taken,
  lostInKernel,
});

const added = (one: UdpCounts, other: UdpCounts): UdpCounts => ({
  received: one.received + other.received,
  waiting: one.waiting + other.waiting,
  taken: one.taken + other.taken,
  dropped: one.dropped + other.dropped,
  lostInKernel: sum(one.lostInKernel, other.lostInKernel),
});

/** A thread of the sockets, and after it another, should it end by itself: with a pause that grows while they fail. */
export class KeptReader {
  #reader: SocketReader;
  #past: UdpCounts = { received: 0, waiting: 0, taken: 0, dropped: 0, lostInKernel: null };
  #restarts = 0;
  readonly #closing = new AbortController();
  readonly #kept: Promise<void>;

  /** @param start starts another thread at the same port */
  constructor(
    first: SocketReader,
    private readonly start: () => SocketReader,
    private readonly onTrouble: (problem: Problem | null) => void = () => {},
  ) {
    this.#reader = first;
    this.#kept = this.#keep();
  }

  async counts(): Promise<DoorCounts> {
    const reader = this.#reader;
    const counts = await reader.counts();
    // Meanwhile it may have been buried, and counted with those before it.
    const now = reader === this.#reader ? added(this.#past, counts) : this.#past;
    return { ...now, restarts: this.#restarts };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reader.close();
    await this.#kept;
  }

  async #keep(): Promise<void> {
    const { signal } = this.#closing;
    let failures = 0;
    while (!signal.aborted) {
      const since = Date.now();
      await this.#reader.ended;
      if (signal.aborted) return;
      this.onTrouble(ended);
      failures = Date.now() - since > STEADY_MS ? 0 : failures + 1;
      const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 20));
      await pause(ms, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) await this.#startAgain();
    }
  }

  async #startAgain(): Promise<void> {
    this.#past = added(this.#past, buried(await this.#reader.counts()));
    this.#reader = this.start();
    this.#restarts += 1;
    const opened = await this.#reader.opened.catch(() => null);
    this.#reader.unref();
    if (opened?.type === 'open') this.onTrouble(null);
    else await this.#reader.terminate();
  }
}
