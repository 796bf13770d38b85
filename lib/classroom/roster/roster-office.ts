import type { Engine } from '../../engine/start-engine.ts';
import type { FeedHub } from '../../feed/hub.ts';
import type { Environments } from '../environments.ts';
import type { ProgressBook } from '../progress.ts';
import { LOCAL_WORKSPACE } from '../workspace.ts';
import { admit, holderOf, type Admission, type Gate } from './admission.ts';
import { Attempts } from './attempts.ts';
import { tokenIn } from './cookies.ts';
import { InstructorToken } from './instructor-token.ts';
import { Roster, type Added, type Keyed } from './roster.ts';
import { Sessions, type Session } from './sessions.ts';

/** The environment that each student starts with: the course’s own, so that there is an ingest key to copy. */
const FIRST_ENVIRONMENT = 'bootcamp';

/** A student as the instructor sees one. Times in Unix milliseconds. */
export interface StudentLine {
  name: string;
  workspace: string;
  createdAt: number;
  renewedAt: number | null;
  /** The steps that are done, by id. */
  done: string[];
  /** When the newest span was received; null where none is held. */
  lastArrivalAt: number | null;
}

type SignedIn =
  { session: Omit<Session, 'expiresAt'>; token: string } | Exclude<ReturnType<typeof holderOf>, { session: unknown }>;

interface Around {
  engine: Engine;
  feed: FeedHub;
  environments: Environments;
  progress: ProgressBook;
  /** Ends the runs of a workspace, and waits until nothing of them is written any more. */
  endRuns: (workspace: string) => Promise<void>;
  /** Ends the stages that run: they were started with the keys of before. */
  restartStages: () => Promise<void>;
}

/** What follows from a change of the roster: keys, streams, and how the receivers take telemetry. */
export class RosterOffice {
  private constructor(
    readonly gate: Gate,
    private readonly around: Around,
  ) {}

  static async open(around: Around, dataDir: string): Promise<RosterOffice> {
    const { engine } = around;
    const roster = await Roster.open(engine);
    const token = await InstructorToken.open(engine, dataDir, Date.now());
    const gate = { roster, token, sessions: await Sessions.open(engine), attempts: new Attempts() };
    await engine.setRosterOpen(roster.isOpen);
    return new RosterOffice(gate, around);
  }

  /** Whether students are told apart. */
  get isOpen(): boolean {
    return this.gate.roster.isOpen;
  }

  /** Whether a workspace is a student's, to whom this machine is not their own; the instructor's is. */
  isStudents(workspace: string): boolean {
    return this.isOpen && workspace !== LOCAL_WORKSPACE;
  }

  /** Who asks, and for whose workspace. */
  admit(url: string, headers: Headers): Admission {
    return admit(url, headers, this.gate, Date.now());
  }

  /** Whether the instructor’s token was ever made. */
  get hasToken(): boolean {
    return this.gate.token.exists;
  }

  /** Begins a session with a page key, or with the instructor’s token. */
  async signIn(key: string, headers: Headers): Promise<SignedIn> {
    const held = holderOf(key, headers, this.gate, Date.now());
    if ('problem' in held) return held;
    return { session: held.session, token: await this.gate.sessions.begin(held.session, Date.now()) };
  }

  /** Ends the session of a request’s cookie, and the streams that were opened with it. */
  async signOut(headers: Headers): Promise<void> {
    const token = tokenIn(headers);
    const session = token === undefined ? undefined : this.gate.sessions.find(token, Date.now());
    if (token === undefined || !session) return;
    await this.gate.sessions.end(token);
    this.around.feed.end(session.workspace);
  }

  async add(names: readonly string[]): Promise<Added> {
    const wasOpen = this.isOpen;
    const added = await this.gate.roster.add(names, Date.now());
    for (const { workspace } of added.made) {
      await this.around.environments.keyOf(workspace, FIRST_ENVIRONMENT, Date.now());
    }
    await this.#tellOfChange(wasOpen);
    return added;
  }

  /**
   * A new page key; what the old one opened is closed, and what it let one read of other keys opens nothing. Undefined
   * where nobody has the workspace.
   */
  async renew(workspace: string): Promise<Keyed | undefined> {
    const keyed = await this.gate.roster.renew(workspace, Date.now());
    if (!keyed) return undefined;
    await this.around.environments.renewSecrets(workspace);
    this.around.feed.end(workspace);
    await this.around.restartStages();
    return keyed;
  }

  /**
   * Takes a student off: page key, sessions and the keys of every environment end. Telemetry and progress stay unless they are purged,
   * which can be asked for later too. False where nobody has or had the workspace.
   */
  async remove(workspace: string, wants: { purge: boolean }): Promise<boolean> {
    const { roster } = this.gate;
    const { engine, environments, feed } = this.around;
    const wasOpen = this.isOpen;
    if (!roster.who(workspace)) return false;
    await roster.remove(workspace, Date.now());
    for (const { environment } of await environments.list(workspace)) {
      await environments.remove(workspace, environment.slug);
    }
    feed.end(workspace);
    if (wants.purge) await this.around.endRuns(workspace);
    if (wants.purge) await engine.purge(workspace);
    await this.#tellOfChange(wasOpen);
    return true;
  }

  /** Ends the instructor’s token and makes another. */
  async renewToken(): Promise<string> {
    const token = await this.gate.token.renew(Date.now());
    this.around.feed.end(LOCAL_WORKSPACE);
    return token;
  }

  async overview(): Promise<StudentLine[]> {
    const lastArrivals = await this.around.engine.lastArrivals();
    const line = async ({ name, workspace, createdAt, renewedAt }: Omit<StudentLine, 'done' | 'lastArrivalAt'>) => {
      const done = Object.keys(await this.around.progress.all(workspace));
      return { name, workspace, createdAt, renewedAt, done, lastArrivalAt: lastArrivals[workspace] ?? null };
    };
    return Promise.all(this.gate.roster.students().map(line));
  }

  async #tellOfChange(wasOpen: boolean): Promise<void> {
    if (wasOpen === this.isOpen) return;
    await this.around.engine.setRosterOpen(this.isOpen);
    // Whoever watched without a name is asked for one now, and the other way round.
    this.around.feed.end(LOCAL_WORKSPACE);
    await this.around.restartStages();
  }
}
