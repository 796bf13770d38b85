/**
 * A click's spans come in two or three commits, some ten milliseconds apart. They are judged together, once none came for
 * a moment: a read and an evaluation for each would stand in the way of the commits that are still to come.
 */
const GATHER_MS = 40;
/** How long steady arrivals may put off judging. */
const GATHER_AT_MOST_MS = 200;

/** Puts something off until nothing more came for a moment, but not for ever. */
export class Gathering {
  #gathered: { timer: NodeJS.Timeout; until: number } | undefined;

  constructor(
    private readonly act: () => void,
    private readonly now: () => number,
  ) {}

  soon(): void {
    const now = this.now();
    const until = this.#gathered?.until ?? now + GATHER_AT_MOST_MS;
    clearTimeout(this.#gathered?.timer);
    const act = (): void => {
      this.#gathered = undefined;
      this.act();
    };
    this.#gathered = { timer: setTimeout(act, Math.min(GATHER_MS, until - now)), until };
  }

  stop(): void {
    clearTimeout(this.#gathered?.timer);
  }
}
