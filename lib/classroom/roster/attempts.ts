/** Wrong keys that one address may try within a minute, and all addresses together. */
const MOST_FROM_ONE = 20;
const MOST_FROM_ALL = 400;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

interface Count {
  since: number;
  failures: number;
}

/** Counts wrong keys. A key cannot be guessed; whoever tries is told to slow down, and finds out no faster for trying. */
export class Attempts {
  readonly #byAddress = new Map<string, Count>();
  #all: Count = { since: 0, failures: 0 };

  /** How many seconds until the address may try again; 0 where it may now. */
  waitSeconds(address: string, now: number): number {
    const own = this.#byAddress.get(address);
    const full = [
      own && own.failures >= MOST_FROM_ONE ? own : null,
      this.#all.failures >= MOST_FROM_ALL ? this.#all : null,
    ];
    const waits = full.map((count) => (count === null ? 0 : Math.ceil((count.since + WINDOW_MS - now) / 1000)));
    return Math.max(0, ...waits);
  }

  failed(address: string, now: number): void {
    this.#byAddress.set(address, counted(this.#byAddress.get(address), now));
    this.#all = counted(this.#all, now);
    if (this.#byAddress.size > MOST_ADDRESSES) this.#byAddress.delete(this.#byAddress.keys().next().value ?? '');
  }
}

const counted = (count: Count | undefined, now: number): Count =>
  count && now < count.since + WINDOW_MS ? { ...count, failures: count.failures + 1 } : { since: now, failures: 1 };
