import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import { digestOf, mintSecret, sameDigest } from './secrets.ts';

const TOKEN = { workspace: '', collection: 'roster-token', id: 'instructor' } as const;
const keptSchema = z.object({ digest: z.string(), createdAt: z.number() });

/** Where the token is left for the command line of this machine, inside the data folder. */
export const TOKEN_FILE = 'instructor-token';

/**
 * The token that reads every workspace and changes the roster. It is made on the server and never travels to whoever
 * asks for the first one: it is left in the data folder, readable by the owner alone. Who can read that folder can read
 * all telemetry anyway, so nobody gains by it, and nobody else can take the classroom over.
 */
export class InstructorToken {
  #digest: string | null;
  readonly #file: string;

  private constructor(
    private readonly documents: DocumentStore,
    dataDir: string,
    digest: string | null,
  ) {
    this.#digest = digest;
    this.#file = join(dataDir, TOKEN_FILE);
  }

  /** A token file that was emptied asks for a new token: the way back for who lost it, open to the folder’s owner. */
  static async open(documents: DocumentStore, dataDir: string, now: number): Promise<InstructorToken> {
    const kept = await documents.get(TOKEN.workspace, TOKEN.collection, TOKEN.id);
    const token = new InstructorToken(documents, dataDir, kept === undefined ? null : keptSchema.parse(kept).digest);
    if (existsSync(token.#file) && readFileSync(token.#file, 'utf8').trim() === '') await token.renew(now);
    return token;
  }

  get exists(): boolean {
    return this.#digest !== null;
  }

  /** Its digest, which sessions are bound to. */
  get digest(): string | null {
    return this.#digest;
  }

  matches(token: string): boolean {
    return this.#digest !== null && sameDigest(this.#digest, digestOf(token));
  }

  /** Makes a new token, which ends the one before, leaves it in the data folder, and returns it. */
  async renew(now: number): Promise<string> {
    const token = mintSecret('instructor');
    writeFileSync(this.#file, `${token}\n`, { mode: 0o600 });
    // The mode above is for a file that is new.
    chmodSync(this.#file, 0o600);
    const digest = digestOf(token);
    await this.documents.put(TOKEN.workspace, TOKEN.collection, TOKEN.id, { digest, createdAt: now });
    this.#digest = digest;
    return token;
  }
}
