import { refusedIn } from '../refused-in.ts';
import type { Batch, RefusalCount } from '../telemetry-store.ts';

const MESSAGE_LENGTH = 500;

export interface RefusalEntry extends RefusalCount {
  workspace: string;
}

/** The refusals of one batch, by code. */
export function refusalsOf(batch: Batch): RefusalEntry[] {
  const byCode = new Map<string, RefusalEntry>();
  for (const { code, message } of refusedIn(batch)) {
    const count = (byCode.get(code)?.count ?? 0) + 1;
    const lastMessage = message.slice(0, MESSAGE_LENGTH);
    byCode.set(code, { workspace: batch.workspace, code, count, lastMessage, lastAt: batch.receivedAt });
  }
  return [...byCode.values()];
}

/** Refused spans by workspace and code, with the latest message. */
export class RefusalBook {
  readonly #books = new Map<string, Map<string, RefusalEntry>>();

  settle(entry: RefusalEntry): void {
    const codes = this.#books.get(entry.workspace) ?? new Map<string, RefusalEntry>();
    const count = (codes.get(entry.code)?.count ?? 0) + entry.count;
    codes.set(entry.code, { ...entry, count });
    this.#books.set(entry.workspace, codes);
  }

  /** The most frequent first. */
  read(workspace: string): RefusalCount[] {
    return [...(this.#books.get(workspace)?.values() ?? [])]
      .map(({ code, count, lastMessage, lastAt }) => ({ code, count, lastMessage, lastAt }))
      .sort((left, right) => right.count - left.count);
  }

  forget(workspace: string): void {
    this.#books.delete(workspace);
  }

  entries(): RefusalEntry[] {
    return [...this.#books.values()].flatMap((codes) => Array.from(codes.values()));
  }
}
