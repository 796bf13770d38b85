import type { Problem } from '../../telemetry/problem.ts';
import { cursorAt, type SignalFilter, type SignalPage } from '../../telemetry/signal-query.ts';
import { coordinatesOf, type Signal, type StoredSignal } from '../../telemetry/signal.ts';
import type { Desk } from '../desk.ts';

interface Place {
  time: bigint;
  seq: number;
}

const placeOf = (stored: StoredSignal): Place => ({ time: coordinatesOf(stored, 0n).time, seq: stored.seq });

type Order = (a: Place, b: Place) => number;
const byTime: Order = (a, b) => (a.time === b.time ? a.seq - b.seq : a.time < b.time ? -1 : 1);

const orders: Record<NonNullable<SignalFilter['order']>, Order> = {
  oldest: byTime,
  newest: (a, b) => byTime(b, a),
  stored: (a, b) => a.seq - b.seq,
};

/** A desk that keeps everything in memory, for tests of what happens at one. */
export class MemoryDesk implements Desk {
  readonly workspace = 'local';
  readonly environment = 'dev';
  readonly refused: Problem[] = [];
  stored: StoredSignal[] = [];
  /** Unix milliseconds. */
  clock = 1_795_339_010_000;
  readonly #documents = new Map<string, unknown>();

  now = (): number => this.clock;

  file(signals: Signal[], refused: Problem[] = []): Promise<void> {
    this.refused.push(...refused);
    const { workspace, environment, clock: receivedAt } = this;
    for (const signal of signals)
      this.stored.push({ ...signal, seq: this.stored.length + 1, workspace, environment, receivedAt });
    return Promise.resolve();
  }

  signals({ limit = 1000, order = 'oldest', beyond, ...filter }: SignalFilter): Promise<SignalPage> {
    const compare = orders[order];
    const found = this.stored
      .filter((stored) => fits(stored, filter))
      .filter((stored) => beyond === undefined || compare(placeOf(stored), beyond) > 0);
    const signals = found.toSorted((a, b) => compare(placeOf(a), placeOf(b))).slice(0, limit);
    const last = signals.at(-1);
    return Promise.resolve({ signals, more: last && found.length > limit ? cursorAt(last) : null });
  }

  places = (): Promise<never[]> => Promise.resolve([]);
  removeSignals = (): Promise<number> => Promise.resolve(0);

  documents: Desk['documents'] = {
    put: (collection, id, body) =>
      Promise.resolve(void this.#documents.set(`${collection}/${id}`, structuredClone(body))),
    get: (collection, id) => Promise.resolve(this.#documents.get(`${collection}/${id}`)),
    list: (collection) =>
      Promise.resolve(
        [...this.#documents]
          .filter(([key]) => key.startsWith(`${collection}/`))
          .map(([key, body]) => ({ id: key.slice(collection.length + 1), body })),
      ),
    remove: (collection, id) => Promise.resolve(void this.#documents.delete(`${collection}/${id}`)),
  };
}

function fits(stored: StoredSignal, { traceIds, from, to, receivedFrom }: SignalFilter): boolean {
  const { time, traceId } = coordinatesOf(stored, 0n);
  return (
    (traceIds === undefined || traceIds.includes(traceId ?? '')) &&
    (from === undefined || time >= from) &&
    (to === undefined || time < to) &&
    (receivedFrom === undefined || stored.receivedAt >= receivedFrom)
  );
}
