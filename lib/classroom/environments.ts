import { z } from 'zod';
import { KEYS } from '../engine/keys.ts';
import type { KeyRecord } from '../receivers/keys/key-record.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';

/** What a person types to name an environment. */
export const newEnvironmentSchema = z.strictObject({
  name: z.string().trim().min(1, 'an environment needs a name').max(60, 'a name has at most 60 characters'),
});

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '') || 'environment';

/** Honeycomb's environments: each has a name and an ingest key, and every span is filed under its key's. */
export class Environments {
  /** Making is one at a time, or two wishes for one name would make two keys. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly documents: DocumentStore,
    private readonly mintKey: () => string,
  ) {}

  async list(workspace: string): Promise<KeyRecord[]> {
    const documents = await this.documents.list(KEYS.workspace, KEYS.collection);
    return documents.map(({ body }) => body as KeyRecord).filter((record) => record.workspace === workspace);
  }

  /** Makes an environment and its key. A name whose slug is taken is refused, as in Honeycomb. */
  create(workspace: string, name: string, now: number): Promise<{ made: KeyRecord } | { problem: Problem }> {
    return this.#inTurn(() => this.#create(workspace, name, now));
  }

  /** The key of a named environment, made on first use: what the classroom's own senders carry. */
  keyOf(workspace: string, name: string, now: number): Promise<string> {
    return this.#inTurn(() => this.#keyOf(workspace, name, now));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #create(workspace: string, name: string, now: number): Promise<{ made: KeyRecord } | { problem: Problem }> {
    const slug = slugOf(name);
    const taken = (await this.list(workspace)).some(({ environment }) => environment.slug === slug);
    if (taken) {
      return {
        problem: {
          code: 'environment/taken',
          message: `There is an environment “${slug}” already.`,
          hint: 'Choose another name, or use the key of the one that is there.',
        },
      };
    }
    return { made: await this.#put({ key: this.mintKey(), workspace, environment: { name, slug }, createdAt: now }) };
  }

  async #keyOf(workspace: string, name: string, now: number): Promise<string> {
    const slug = slugOf(name);
    const there = (await this.list(workspace)).find(({ environment }) => environment.slug === slug);
    if (there) return there.key;
    const made = await this.#put({ key: this.mintKey(), workspace, environment: { name, slug }, createdAt: now });
    return made.key;
  }

  /** Ends a key; what it brought in stays. Unknown slugs are no error: the wish is fulfilled. */
  async remove(workspace: string, slug: string): Promise<void> {
    const there = (await this.list(workspace)).find(({ environment }) => environment.slug === slug);
    if (there) await this.documents.remove(KEYS.workspace, KEYS.collection, there.key);
  }

  async #put(record: KeyRecord): Promise<KeyRecord> {
    await this.documents.put(KEYS.workspace, KEYS.collection, record.key, record);
    return record;
  }
}
