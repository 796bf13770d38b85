import type { RefusalCount } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';

/** Requests that no receiver could take: a wrong path, key, type or encoding. Counted by reason, since the start. */
export class RefusedRequests {
  readonly #byCode = new Map<string, RefusalCount>();

  /** @param now Unix milliseconds */
  count({ code, message, hint }: Problem, now: number): void {
    const count = (this.#byCode.get(code)?.count ?? 0) + 1;
    this.#byCode.set(code, { code, count, lastMessage: `${message} ${hint}`, lastAt: now });
  }

  /** The newest first. */
  all(): RefusalCount[] {
    return [...this.#byCode.values()].toSorted((a, b) => b.lastAt - a.lastAt);
  }
}
