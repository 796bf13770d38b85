const MOST_OF_A_WORKSPACE = 5000;
const MOST_WORKSPACES = 1000;

/**
 * The uuids of the last occurrences of each workspace. A second payload with the same uuid is the same occurrence, sent
 * again by a client that lost the answer: docs.rollbar.com/reference/create-item has it discarded. Kept for the life of
 * the process; who sends again does so within minutes.
 */
export class RecentUuids {
  readonly #seen = new Map<string, Set<string>>();

  /** Whether the uuid was remembered of this workspace already. */
  has(workspace: string, uuid: string): boolean {
    return this.#seen.get(workspace)?.has(uuid) ?? false;
  }

  /** Remembers it. */
  add(workspace: string, uuid: string): void {
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
