const MOST_OF_A_WORKSPACE = 5000;
const MOST_WORKSPACES = 1000;

/**
 * The uuids of the last occurrences of each workspace. A second payload with the same uuid is the same occurrence, sent
 * again by a client that lost the answer: docs.rollbar.com/reference/create-item has it discarded. Kept for the life of
 * the process; who sends again does so within minutes.
 */
export class RecentUuids {
  readonly #seen = new Map<string, Set<string>>();
  /** What is being filed, by workspace and uuid. */
  readonly #filing = new Map<string, Promise<void>>();

  /**
   * Files an occurrence, unless one of this uuid is there: then it waits until that one is filed, and fails where that
   * fails. @returns whether it was filed now
   */
  async once(workspace: string, uuid: string, file: () => Promise<void>): Promise<boolean> {
    if (this.#seen.get(workspace)?.has(uuid)) return false;
    const key = JSON.stringify([workspace, uuid]);
    const before = this.#filing.get(key);
    if (before !== undefined) return before.then(() => false);
    const now = file();
    this.#filing.set(key, now);
    try {
      await now;
      this.#add(workspace, uuid);
    } finally {
      this.#filing.delete(key);
    }
    return true;
  }

  #add(workspace: string, uuid: string): void {
    const uuids = this.#seen.get(workspace) ?? new Set();
    this.#seen.delete(workspace);
    this.#seen.set(workspace, uuids.add(uuid));
    forgetOldest(uuids, MOST_OF_A_WORKSPACE);
    forgetOldest(this.#seen, MOST_WORKSPACES);
  }
}

function forgetOldest(of: Set<string> | Map<string, unknown>, most: number): void {
  if (of.size > most) of.delete(of.keys().next().value ?? '');
}
