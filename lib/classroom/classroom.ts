import type { Curriculum } from '../curriculum/step.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { FeedHub } from '../feed/hub.ts';
import type { DoorCounts } from '../receivers/doors/udp/messages.ts';
import type { Keys } from '../receivers/keys/mint-keys.ts';
import type { Settings } from '../settings/settings.ts';
import type { StageRoom, StageRunner } from '../stages/stage-runner.ts';
import type { DoorName } from '../telemetry/arrival.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Boards } from './boards/boards.ts';
import type { Environments } from './environments.ts';
import type { ImportOffice } from './imports/import-office.ts';
import type { JournalOffice } from './journal/journal-office.ts';
import type { OwnRuns } from './own/own-runs.ts';
import type { ProgressBook } from './progress.ts';
import type { RosterOffice } from './roster/roster-office.ts';
import type { RunRegistry } from './run-registry.ts';
import type { SavedQueries } from './saved-queries/saved-queries.ts';
import type { SecretGuard } from './secret-guard/secret-guard.ts';
import type { VerdictBook } from './verdicts.ts';

/** A door that telemetry may come in by, and whether it could be opened. */
export interface DoorStatus {
  door: DoorName;
  name: string;
  /** Where it listens; null where it is closed. */
  url: string | null;
  /** Why it is closed, when that was not asked for. */
  problem: Problem | null;
}

/** Everything the running classroom holds, wired once at start-up. */
export interface Classroom {
  settings: Settings;
  engine: Engine;
  feed: FeedHub;
  runs: RunRegistry;
  /** Runs on the students' own services. */
  own: OwnRuns;
  progress: ProgressBook;
  verdicts: VerdictBook;
  environments: Environments;
  /** Looks for secrets in what the workspaces receive. */
  secrets: SecretGuard;
  savedQueries: SavedQueries;
  boards: Boards;
  /** Takes files of traces in. */
  imports: ImportOffice;
  /** Writes and signs the students' journals. */
  journals: JournalOffice;
  /** Who may come in, and as whom. */
  roster: RosterOffice;
  stages: StageRunner;
  /** Where a workspace's stages run; undefined for the classroom's own. */
  stageRoom: (workspace: string) => StageRoom | undefined;
  curriculum: Curriculum;
  doors: DoorStatus[];
  /** What became of the datagrams that reached the daemon's door; null where it is closed. */
  datagrams: () => Promise<DoorCounts | null>;
  /** Carries a request that came in on the app's own port to the receivers. */
  appDoor: (request: Request) => Promise<Response>;
  /** The ingest key of the practice backend; undefined where no sender needs one. */
  practiceKey: string | undefined;
  /** All of its keys, as the receivers of other protocols want them always. */
  practiceKeys: Keys;
  startedAt: number;
}

// Next compiles instrumentation.ts and each route on its own, so a module-level instance would be several.
const shelf = globalThis as typeof globalThis & { spanwalkClassroom?: Classroom };

/** Puts the classroom where every route finds it. */
export function openClassroom(classroom: Classroom): void {
  shelf.spanwalkClassroom = classroom;
}

/** The one classroom of this process. Throws before it was started, which only a bug can see. */
export function theClassroom(): Classroom {
  if (!shelf.spanwalkClassroom) throw new Error('The classroom has not been started.');
  return shelf.spanwalkClassroom;
}
