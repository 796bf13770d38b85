import type { Finding, Report } from '../../checker/report.ts';
import { unsentReport, withObjections } from '../../checker/stimulus-verdict.ts';
import type { OwnRunState } from '../../feed/own-run.ts';
import type { Run } from '../run-schema.ts';
import { sharersOf, withSharers, type Timed } from './shared-doors.ts';

/** Runs that are remembered, in all and of one workspace; what is kept of older ones is in their verdicts. */
const MAX_STATES = 2000;
const MAX_OF_ONE = 250;

/** What is known of a run on one's own service beside what arrived. */
interface Entry extends Timed {
  workspace: string;
  /** Whether it is the student's own; what a command line proves is shown on no page. */
  isShown: boolean;
  /** What is wrong with the answers. */
  objections: Finding[];
  /** Why a request could not be sent at all. */
  unsent: Finding | null;
}

/** How each run on a student's own service stands; every change is told. */
export class OwnStates {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly onChange: (workspace: string, state: OwnRunState) => void,
    private readonly now: () => number = Date.now,
  ) {}

  open(workspace: string, state: OwnRunState, isShown: boolean): void {
    this.#entries.set(state.runId, { workspace, state, isShown, closedAt: null, objections: [], unsent: null });
    this.#forgetOldest(this.#of(workspace), MAX_OF_ONE);
    this.#forgetOldest([...this.#entries.values()], MAX_STATES);
    if (isShown) this.onChange(workspace, state);
  }

  /** A closed one, as long as there is any: a run that still waits is asked for its state. */
  #forgetOldest(entries: readonly Entry[], most: number): void {
    if (entries.length <= most) return;
    const oldest = entries.find(({ state }) => state.phase === 'closed') ?? entries[0];
    if (oldest !== undefined) this.#entries.delete(oldest.state.runId);
  }

  #of(workspace: string): Entry[] {
    return [...this.#entries.values()].filter((entry) => entry.workspace === workspace);
  }

  change(runId: string, part: Partial<Omit<OwnRunState, 'turn'>>): void {
    const entry = this.#entries.get(runId);
    if (entry === undefined) return;
    entry.state = { ...entry.state, ...part, turn: entry.state.turn + 1 };
    if (entry.isShown) this.onChange(entry.workspace, entry.state);
  }

  /** Nothing more is waited for. Said once: late spans have a closed run judged again. */
  close(runId: string): void {
    const entry = this.#entries.get(runId);
    if (entry === undefined || entry.state.phase === 'closed') return;
    entry.closedAt = this.now();
    this.change(runId, { phase: 'closed', until: null, asking: null });
  }

  object(runId: string, objection: Finding): void {
    this.#entries.get(runId)?.objections.push(objection);
  }

  setUnsent(runId: string, why: Finding): void {
    const entry = this.#entries.get(runId);
    if (entry !== undefined) entry.unsent = why;
  }

  get(runId: string): OwnRunState | undefined {
    return this.#entries.get(runId)?.state;
  }

  /** The newest run of a step. */
  of(workspace: string, step: string): OwnRunState | null {
    return this.#of(workspace).findLast(({ isShown, state }) => isShown && state.step === step)?.state ?? null;
  }

  /** How many runs of a workspace are sending something now. */
  busy(workspace: string): number {
    return this.#of(workspace).filter(({ state }) => state.phase === 'calling' || state.phase === 'probing').length;
  }

  forget(workspace: string, step: string): void {
    for (const [runId, entry] of this.#entries) {
      if (entry.workspace === workspace && entry.state.step === step) this.#entries.delete(runId);
    }
  }

  /** The checker's report with what the answers say of it. Only a final one: until then more may be answered. */
  complete({ runId }: Run, report: Report): Report {
    const entry = this.#entries.get(runId);
    if (entry === undefined || report.closedBy === null) return report;
    if (entry.unsent !== null) return unsentReport(report, [entry.unsent], report.closedBy);
    return withObjections(withSharers(report, sharersOf(entry, this.#of(entry.workspace))), entry.objections);
  }
}
