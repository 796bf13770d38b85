import type { Refused, Sighting } from '../receivers/sighting.ts';
import { unkeyed } from '../receivers/keys/authorisation.ts';
import type { Arrival } from '../telemetry/arrival.ts';

/** What is remembered of each workspace, of requests that nobody owns, and in all, so that memory has a bound. */
const MOST_OF_ONE = 500;
const MOST_OF_NOBODY = 200;
const MOST_IN_ALL = 20_000;

/** A request that was noted, and whose page may show it; null where only an instructor's may. */
export interface Noted {
  audience: string | null;
  arrival: Arrival;
}

/** What is asked of the log: the newest, at most `limit`, with an id above `after`. */
export interface ArrivalQuery {
  after?: number;
  limit: number;
  /** Requests that nobody owns as well, whoever they were meant for: an instructor's view. */
  unowned?: boolean;
}

/** Who may see a request that nobody owns. */
export interface Privacy {
  /** Several students share this Spanwalk. */
  roster: boolean;
  keyRequired: boolean;
}

const NOBODY = '';

/** The last requests of every door, accepted or not, by whose they are. In memory: it is of use while one looks. */
export class ArrivalLog {
  #lastId = 0;
  readonly #all = new Map<number, Noted>();
  readonly #byOwner = new Map<string, Map<number, Noted>>();

  /** @param now Unix milliseconds */
  note(sighting: Sighting, now: number): Noted {
    return this.#keep(sighting.workspace, { id: ++this.#lastId, at: now, ...sighting });
  }

  /**
   * Notes a refused request. One that nobody owns shows only its masked key and the reason where it may be another's.
   * @param now Unix milliseconds
   */
  noteRefused({ sighting, meant }: Refused, { roster, keyRequired }: Privacy, now: number): Noted {
    if (sighting.workspace !== null) return this.note(sighting, now);
    const shown = roster || keyRequired ? withoutSender(sighting) : sighting;
    return this.#keep(roster ? meant : unkeyed.workspace, { id: ++this.#lastId, at: now, ...shown });
  }

  /** The newest of a workspace, and of nobody's what it may see; oldest first. */
  of(workspace: string, { after = 0, limit, unowned = false }: ArrivalQuery): Arrival[] {
    const own = [...(this.#byOwner.get(workspace)?.values() ?? [])];
    const others = [...(this.#byOwner.get(NOBODY)?.values() ?? [])];
    const seen = others.filter(({ audience }) => unowned || audience === workspace);
    return [...own, ...seen]
      .map(({ arrival }) => arrival)
      .filter(({ id }) => id > after)
      .sort((one, other) => one.id - other.id)
      .slice(-limit);
  }

  #keep(audience: string | null, arrival: Arrival): Noted {
    const noted = { audience, arrival };
    const owner = arrival.workspace ?? NOBODY;
    const owned = this.#byOwner.get(owner) ?? new Map<number, Noted>();
    this.#byOwner.set(owner, owned.set(arrival.id, noted));
    this.#all.set(arrival.id, noted);
    if (owned.size > (owner === NOBODY ? MOST_OF_NOBODY : MOST_OF_ONE)) this.#forget(owned);
    if (this.#all.size > MOST_IN_ALL) this.#forget(this.#all);
    return noted;
  }

  /** A map gives its entries in the order they came. */
  #forget(notes: Map<number, Noted>): void {
    for (const [id, { arrival }] of notes) {
      this.#all.delete(id);
      const owner = arrival.workspace ?? NOBODY;
      const owned = this.#byOwner.get(owner);
      owned?.delete(id);
      if (owned?.size === 0) this.#byOwner.delete(owner);
      return;
    }
  }
}

const withoutSender = (sighting: Sighting): Sighting => ({
  ...sighting,
  path: '',
  userAgent: '',
  services: [],
  traceIds: [],
});
