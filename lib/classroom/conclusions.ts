/** Verdicts that are being written down, by workspace: whoever empties a workspace waits for them first. */
export class Conclusions {
  readonly #open = new Map<string, Set<Promise<unknown>>>();

  /** @param work must not reject */
  during(workspace: string, work: Promise<unknown>): void {
    const open = this.#open.get(workspace) ?? new Set();
    this.#open.set(workspace, open.add(work));
    void work.then(() => {
      open.delete(work);
      if (open.size === 0) this.#open.delete(workspace);
    });
  }

  /** Resolves once everything that was begun for the workspace is written. */
  async done(workspace: string): Promise<void> {
    for (let open = this.#open.get(workspace); open?.size; open = this.#open.get(workspace)) await Promise.all(open);
  }
}
