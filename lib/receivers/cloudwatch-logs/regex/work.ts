/** Thrown inside a search whose work is used up, and caught by `Work.attempt`. */
class WorkSpent extends Error {}

/** Characters that what is searched for may hold in memory at once. */
const MOST_HELD = 32_000_000;

/**
 * How much a search may cost, in characters looked at. Patterns and queries come from outside, and everybody waits for
 * the thread they run on.
 */
export class Work {
  #left: number;
  #room = MOST_HELD;

  constructor(most: number = Number.POSITIVE_INFINITY) {
    this.#left = most;
  }

  /** Ends the attempt where more characters are held in memory, for the answer, than there is room for. */
  hold(characters: number): void {
    this.#room -= characters;
    if (this.#room < 0) throw new WorkSpent();
  }

  /** Ends the attempt that is under way where nothing is left. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw new WorkSpent();
  }

  /** Does something that spends, and `base` beforehand; 'spent' where the work ran out in the middle. */
  attempt<T>(base: number, task: () => T): T | 'spent' {
    try {
      this.spend(base);
      return task();
    } catch (error) {
      if (error instanceof WorkSpent) return 'spent';
      throw error;
    }
  }
}

/** For those who have all the time: a page that filters what it shows. */
export const unboundedWork = (): Work => new Work();
