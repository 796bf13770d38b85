/** Lets one piece of work in at a time for each name, in order of arrival. Nothing is kept of a name that has no work. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Names whose work is not done. */
  get size(): number {
    return this.#last.size;
  }

  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const over = (): void => {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    };
    const settled = turn.then(over, over);
    this.#last.set(name, settled);
    return turn;
  }

  /** Resolves when all that has been given so far is done. */
  async done(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
