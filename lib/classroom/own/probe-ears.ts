/** How long after its probe an ear still knows its traces, so that no run takes them for its own. */
const REMEMBERED_MS = 120_000;

class Ear {
  heard = false;
  listening = true;
  readonly traceIds: ReadonlySet<string>;
  #onHeard: (() => void) | undefined;

  constructor(
    readonly workspace: string,
    traceIds: readonly string[],
  ) {
    this.traceIds = new Set(traceIds);
  }

  hear(): void {
    this.heard = true;
    this.#onHeard?.();
  }

  heardWithin(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.heard ? 0 : patienceMs);
      this.#onHeard = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Hears the traces of probes. A probe is no run: what it brings must not count to the one that was silent. */
export class ProbeEars {
  readonly #ears = new Set<Ear>();

  /**
   * Whether a trace belongs to a probe. While one listens, a trace that nobody announced is most likely its own; of
   * several that listen nobody can tell whose, and it came in the time of each.
   */
  hear(workspace: string, traceId: string): boolean {
    const ears = [...this.#ears].filter((ear) => ear.workspace === workspace);
    const own = ears.filter(({ traceIds }) => traceIds.has(traceId));
    const hearing = own.length > 0 ? own : ears.filter(({ listening }) => listening);
    for (const ear of hearing) ear.hear();
    return hearing.length > 0;
  }

  /** Whether a trace is a probe's own. */
  knows(workspace: string, traceId: string): boolean {
    return [...this.#ears].some((ear) => ear.workspace === workspace && ear.traceIds.has(traceId));
  }

  /** Listens while something is done, and for so long after that; resolves with whether anything came. */
  async during(workspace: string, traceIds: readonly string[], act: () => Promise<unknown>, patienceMs: number) {
    const ear = new Ear(workspace, traceIds);
    this.#ears.add(ear);
    await act();
    await ear.heardWithin(patienceMs);
    ear.listening = false;
    setTimeout(() => this.#ears.delete(ear), REMEMBERED_MS).unref();
    return ear.heard;
  }
}
