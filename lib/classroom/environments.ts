import { z } from 'zod';
import { KEYS } from '../engine/keys.ts';
import type { KeyRecord } from '../receivers/keys/key-record.ts';
import { mintAwsKey, mintErrorTokens, mintKeys, type Keys } from '../receivers/keys/mint-keys.ts';
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

/** Honeycomb's environments: each has a name and its keys, and whatever comes with one of them is filed under it. */
export class Environments {
  /** Making is one at a time, or two wishes for one name would make two keys. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly documents: DocumentStore,
    private readonly mint: () => Keys = mintKeys,
  ) {}

  async list(workspace: string): Promise<KeyRecord[]> {
    const documents = await this.documents.list(KEYS.workspace, KEYS.collection);
    return documents.map(({ body }) => body as KeyRecord).filter((record) => record.workspace === workspace);
  }

  /** Makes an environment and its keys. A name whose slug is taken is refused, as in Honeycomb. */
  create(workspace: string, name: string, now: number): Promise<{ made: KeyRecord } | { problem: Problem }> {
    return this.#inTurn(() => this.#create(workspace, name, now));
  }

  /** A named environment with its keys, made on first use: what the classroom's own senders carry. */
  of(workspace: string, name: string, now: number): Promise<KeyRecord> {
    return this.#inTurn(() => this.#of(workspace, name, now));
  }

  /** Its ingest key alone. */
  async keyOf(workspace: string, name: string, now: number): Promise<string> {
    return (await this.of(workspace, name, now)).key;
  }

  /**
   * Ends the keys that sign requests and post errors, and makes others; ingest keys stay. With a signature one reads
   * what the workspace holds, so whoever read a page key that is renewed must not keep one.
   */
  renewSecrets(workspace: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const record of await this.list(workspace)) {
        await this.#put({ ...record, aws: mintAwsKey(), errorTokens: mintErrorTokens() });
      }
    });
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
    return { made: await this.#put({ ...this.mint(), workspace, environment: { name, slug }, createdAt: now }) };
  }

  async #of(workspace: string, name: string, now: number): Promise<KeyRecord> {
    const slug = slugOf(name);
    const there = (await this.list(workspace)).find(({ environment }) => environment.slug === slug);
    return there ?? this.#put({ ...this.mint(), workspace, environment: { name, slug }, createdAt: now });
  }

  /** Ends an environment's keys, all of them; what they brought in stays. Unknown slugs are no error: the wish is fulfilled. */
  async remove(workspace: string, slug: string): Promise<void> {
    const there = (await this.list(workspace)).find(({ environment }) => environment.slug === slug);
    if (there) await this.documents.remove(KEYS.workspace, KEYS.collection, there.key);
  }

  async #put(record: KeyRecord): Promise<KeyRecord> {
    await this.documents.put(KEYS.workspace, KEYS.collection, record.key, record);
    return record;
  }
}
