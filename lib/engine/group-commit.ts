import type { Appended, Batch, TelemetryStore } from '../store/telemetry-store.ts';

interface Waiting {
  batch: Batch;
  settle: (appended: Appended) => void;
  fail: (error: unknown) => void;
}

/**
 * Commits at once when idle, and coalesces only what arrives while a commit runs: a lone click pays for one commit,
 * a flood shares them. A batch resolves after the commit that holds it.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #running = false;

  constructor(
    private readonly store: Pick<TelemetryStore, 'append'>,
    private readonly onCommitted: (batches: Batch[], appended: Appended[]) => void,
  ) {}

  append(batch: Batch): Promise<Appended> {
    const done = new Promise<Appended>((settle, fail) => this.#waiting.push({ batch, settle, fail }));
    if (!this.#running) void this.#run();
    return done;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group);
    }
    this.#running = false;
  }

  async #commit(group: Waiting[]): Promise<void> {
    const batches = group.map(({ batch }) => batch);
    let appended: Appended[];
    try {
      appended = await this.store.append(batches);
    } catch (error) {
      return this.#afterFailure(group, error);
    }
    for (const [index, { settle }] of group.entries()) settle(appended[index] as Appended);
    this.onCommitted(batches, appended);
  }

  /** What one batch fails by must not cost those that only shared its commit: each is tried on its own. */
  async #afterFailure(group: Waiting[], error: unknown): Promise<void> {
    if (group.length === 1) return group[0]?.fail(error);
    for (const one of group) await this.#commit([one]);
  }
}
