import type { Problem } from '../../telemetry/problem.ts';
import { cursorAt, type SignalFilter, type SignalPage, type SignalPlace } from '../../telemetry/signal-query.ts';
import { coordinatesOf, type Signal, type StoredSignal } from '../../telemetry/signal.ts';
import type { Desk } from '../desk.ts';

/** A desk that keeps everything in memory, for tests of what happens at one. */
export class MemoryDesk implements Desk {
  readonly workspace = 'local';
  readonly environment = 'dev';
  readonly refused: Problem[] = [];
  stored: StoredSignal[] = [];
  /** Unix milliseconds. */
  clock = 1_795_336_878_929;
  #seq = 0;
  readonly #documents = new Map<string, Map<string, string>>();

  now = (): number => this.clock;

  async file(signals: Signal[], refused: Problem[] = []): Promise<void> {
    this.refused.push(...refused);
    const { workspace, environment, clock: receivedAt } = this;
    for (const signal of signals) {
      this.stored.push({ ...signal, seq: (this.#seq += 1), workspace, environment, receivedAt });
    }
  }

  async signals({ limit = 1000, order = 'oldest', beyond, ...filter }: SignalFilter): Promise<SignalPage> {
    const sign = order === 'newest' ? -1 : 1;
    const found = this.stored.filter((stored) => fits(stored, filter));
    const compare = (one: Place, other: Place): number =>
      sign * (Number(one.time > other.time) - Number(one.time < other.time) || one.seq - other.seq);
    const beyondIt = found.filter((stored) => beyond === undefined || compare(placeOf(stored), beyond) > 0);
    const signals = beyondIt.toSorted((one, other) => compare(placeOf(one), placeOf(other))).slice(0, limit);
    const last = signals.at(-1);
    return { signals, more: last && beyondIt.length > limit ? cursorAt(last) : null };
  }

  async places(filter: Pick<SignalFilter, 'signal' | 'place'>): Promise<SignalPlace[]> {
    const places = new Map<string, SignalPlace>();
    for (const stored of this.stored.filter((each) => fits(each, filter))) {
      const { place, stream, time } = coordinatesOf(stored, 0n);
      const key = `${place}:${stream}`;
      const known = places.get(key) ?? {
        signal: stored.signal,
        place,
        stream,
        count: 0,
        bytes: 0,
        firstTime: time,
        lastTime: time,
        lastReceivedAt: 0,
        lastSeq: 0,
      };
      known.count += 1;
      known.bytes += stored.signal === 'log' && stored.log.body?.type === 'string' ? stored.log.body.value.length : 0;
      if (time < known.firstTime) known.firstTime = time;
      if (time > known.lastTime) known.lastTime = time;
      places.set(key, { ...known, lastReceivedAt: stored.receivedAt, lastSeq: stored.seq });
    }
    return [...places.values()];
  }

  async removeSignals(filter: SignalFilter): Promise<number> {
    const before = this.stored.length;
    this.stored = this.stored.filter((stored) => !fits(stored, filter));
    return before - this.stored.length;
  }

  documents: Desk['documents'] = {
    put: async (collection, id, body) => void this.#collection(collection).set(id, JSON.stringify(body)),
    get: async (collection, id) => parsed(this.#collection(collection).get(id)),
    list: async (collection) => [...this.#collection(collection)].map(([id, text]) => ({ id, body: parsed(text) })),
    remove: async (collection, id) => void this.#collection(collection).delete(id),
  };

  #collection(name: string): Map<string, string> {
    const known = this.#documents.get(name) ?? new Map<string, string>();
    this.#documents.set(name, known);
    return known;
  }
}

interface Place {
  time: bigint;
  seq: number;
}

const placeOf = (stored: StoredSignal): Place => ({ time: coordinatesOf(stored, 0n).time, seq: stored.seq });
const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : (JSON.parse(text) as unknown));

function fits(stored: StoredSignal, { signal, place, streams, from, to }: SignalFilter): boolean {
  const at = coordinatesOf(stored, 0n);
  return (
    (signal === undefined || stored.signal === signal) &&
    (place === undefined || at.place === place) &&
    (streams === undefined || streams.includes(at.stream)) &&
    (from === undefined || at.time >= from) &&
    (to === undefined || at.time < to)
  );
}
