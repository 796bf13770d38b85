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

/** What is asked of the log: the newest, at most `limit`, with an id above `after`, no older than `since`. */
export interface ArrivalQuery {
  after?: number;
  /** Unix milliseconds. */
  since?: number;
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
  /** Where the oldest that may still be there is; ids have no gaps but those of what was forgotten before. */
  #oldestId = 1;
  readonly #all = new Map<number, Noted>();
  /** Oldest first. */
  readonly #byOwner = new Map<string, Noted[]>();

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
  of(workspace: string, { after = 0, since = 0, limit, unowned = false }: ArrivalQuery): Arrival[] {
    const others = this.#byOwner.get(NOBODY) ?? [];
    const seen = others.filter(({ audience }) => unowned || audience === workspace);
    return [...(this.#byOwner.get(workspace) ?? []), ...seen]
      .map(({ arrival }) => arrival)
      .filter(({ id, at }) => id > after && at >= since)
      .sort((one, other) => one.id - other.id)
      .slice(-limit);
  }

  /** Forgets a workspace's own: their paths, services and trace ids are words of its telemetry. */
  forget(workspace: string): void {
    for (const { arrival } of this.#byOwner.get(workspace) ?? []) this.#all.delete(arrival.id);
    this.#byOwner.delete(workspace);
  }

  #keep(audience: string | null, arrival: Arrival): Noted {
    const noted = { audience, arrival };
    const owner = arrival.workspace ?? NOBODY;
    const owned = this.#byOwner.get(owner) ?? [];
    owned.push(noted);
    this.#byOwner.set(owner, owned);
    this.#all.set(arrival.id, noted);
    if (owned.length > (owner === NOBODY ? MOST_OF_NOBODY : MOST_OF_ONE)) this.#forgetOldestOf(owner);
    if (this.#all.size > MOST_IN_ALL) this.#forgetOldest();
    return noted;
  }

  #forgetOldest(): void {
    while (!this.#all.has(this.#oldestId)) this.#oldestId += 1;
    this.#forgetOldestOf(this.#all.get(this.#oldestId)?.arrival.workspace ?? NOBODY);
  }

  /** What is the oldest of all is the oldest of its owner. */
  #forgetOldestOf(owner: string): void {
    const owned = this.#byOwner.get(owner);
    const oldest = owned?.shift();
    if (oldest) this.#all.delete(oldest.arrival.id);
    if (owned?.length === 0) this.#byOwner.delete(owner);
  }
}

const withoutSender = (sighting: Sighting): Sighting => ({
  ...sighting,
  path: '',
  userAgent: '',
  services: [],
  traceIds: [],
});
