import { z } from 'zod';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import { digestOf, mintSessionToken } from './secrets.ts';

const SESSIONS = { workspace: '', collection: 'sessions' } as const;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A student comes back all week long; the instructor’s session opens every workspace, and ends with the day. */
export const SESSION_MS = { student: 14 * DAY_MS, instructor: DAY_MS / 2 } as const;

/** The newest sessions that one key may hold open; the oldest end first. */
const MOST_FOR_ONE_KEY = 20;

/** Who signed in, with which key. The key’s digest binds the session to it: a renewed key ends what the old one began. */
const sessionSchema = z.object({
  role: z.enum(['student', 'instructor']),
  workspace: z.string(),
  keyDigest: z.string(),
  expiresAt: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** The sessions of this classroom, by the digest of their token: whoever reads the store can take over none. */
export class Sessions {
  readonly #byDigest: Map<string, Session>;

  private constructor(
    private readonly documents: DocumentStore,
    sessions: [string, Session][],
  ) {
    this.#byDigest = new Map(sessions);
  }

  static async open(documents: DocumentStore): Promise<Sessions> {
    const kept = await documents.list(SESSIONS.workspace, SESSIONS.collection);
    return new Sessions(
      documents,
      kept.map(({ id, body }) => [id, sessionSchema.parse(body)]),
    );
  }

  /** Begins a session and returns its token, for the cookie. */
  async begin(who: Omit<Session, 'expiresAt'>, now: number): Promise<string> {
    await this.#tidy(who.keyDigest, now);
    const token = mintSessionToken();
    const session: Session = { ...who, expiresAt: now + SESSION_MS[who.role] };
    await this.documents.put(SESSIONS.workspace, SESSIONS.collection, digestOf(token), session);
    this.#byDigest.set(digestOf(token), session);
    return token;
  }

  /** The session of a token, unless it has ended. Whether its key still holds is the caller’s to ask. */
  find(token: string, now: number): Session | undefined {
    const session = this.#byDigest.get(digestOf(token));
    return session && session.expiresAt > now ? session : undefined;
  }

  /** Signs out: the token opens nothing any more, wherever a copy of it lies. */
  end(token: string): Promise<void> {
    return this.#remove(digestOf(token));
  }

  /** Drops what has expired, and the oldest of a key that holds too many. */
  async #tidy(keyDigest: string, now: number): Promise<void> {
    const all = [...this.#byDigest];
    const expired = all.filter(([, { expiresAt }]) => expiresAt <= now);
    const own = all.filter(([, session]) => session.keyDigest === keyDigest && session.expiresAt > now);
    const tooMany = own.slice(0, Math.max(0, own.length - MOST_FOR_ONE_KEY + 1));
    for (const [digest] of [...expired, ...tooMany]) await this.#remove(digest);
  }

  async #remove(digest: string): Promise<void> {
    this.#byDigest.delete(digest);
    await this.documents.remove(SESSIONS.workspace, SESSIONS.collection, digest);
  }
}
