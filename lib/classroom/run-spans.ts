import type { StoredSpan } from '../telemetry/span.ts';
import { IMPORTED } from '../telemetry/trace-import.ts';
import type { Run } from './run-schema.ts';

export interface SpanSource {
  /** The spans of traces, in the traces' order; those beyond the limit are not read. */
  read(workspace: string, traceIds: string[], limit: number): Promise<StoredSpan[]>;
  /** Whether a span of a trace that nobody announced comes from Spanwalk's own services. */
  isOurs?(span: StoredSpan): boolean;
}

/** Traces nobody announced, seen while a run was open: where broken propagation sends the other half of a trace. */
const MAX_STRAYS = 20;
/** Somebody who is watched sends nothing but such traces. */
const MAX_WATCHED = 200;

/**
 * Spans that a run is judged on. A step takes a handful; a load test on a service that is watched must not make every
 * commit judge millions. What is beyond is stored and shown as any other.
 */
export const MOST_JUDGED = 10_000;

/** The spans that a run is judged on; what was read is read again only where more was committed. */
export class RunSpans {
  readonly #held = new Map<string, StoredSpan[]>();
  readonly #stale = new Set<string>();
  readonly #strays = new Set<string>();

  constructor(
    private readonly run: Run,
    private readonly source: SpanSource,
  ) {
    this.expire(run.traceIds);
  }

  /** The run's own traces, then those that strayed. */
  get traceIds(): string[] {
    return [...this.run.traceIds, ...this.#strays];
  }

  /** How many spans of unannounced traces there are. */
  get strays(): number {
    return [...this.#strays].reduce((count, id) => count + (this.#held.get(id)?.length ?? 0), 0);
  }

  expire(traceIds: readonly string[]): void {
    for (const id of traceIds) this.#stale.add(id);
  }

  /** Whether a trace that nobody announced is looked at, too. */
  takeStray(traceId: string): boolean {
    const most = this.run.own === 'watch' ? MAX_WATCHED : MAX_STRAYS;
    if (!this.#strays.has(traceId) && this.#strays.size >= most) return false;
    this.#strays.add(traceId);
    this.#stale.add(traceId);
    return true;
  }

  /** Everything there is, read afresh where that is needed. */
  async all(): Promise<StoredSpan[]> {
    // The run's own come first: what strayed must not use up their room.
    const wanted = this.traceIds.filter((id) => this.#stale.has(id));
    this.#stale.clear();
    try {
      const room = MOST_JUDGED - this.#heldBeside(wanted);
      this.#hold(wanted, wanted.length === 0 ? [] : await this.source.read(this.run.workspace, wanted, room));
    } catch (error) {
      this.expire(wanted);
      throw error;
    }
    return this.traceIds.flatMap((id) => this.#held.get(id) ?? []).slice(0, MOST_JUDGED);
  }

  /** How many spans are held of other traces than these, and stand before them: the run's own need not make room. */
  #heldBeside(traceIds: readonly string[]): number {
    const { traceIds: own } = this.run;
    const before = traceIds.some((id) => own.includes(id)) ? own : this.traceIds;
    const others = before.filter((id) => !traceIds.includes(id));
    return others.reduce((count, id) => count + (this.#held.get(id)?.length ?? 0), 0);
  }

  #hold(traceIds: readonly string[], spans: readonly StoredSpan[]): void {
    for (const id of traceIds) this.#held.set(id, []);
    for (const span of spans) this.#held.get(span.traceId)?.push(span);
    if (this.run.own !== undefined) for (const id of traceIds) if (this.#isNone(id)) this.#strays.delete(id);
  }

  /**
   * A stray trace of Spanwalk's own services is nothing of the student's, and one of a file was sent by nobody; one
   * without spans has other signals. And what
   * a service does that we called and that lost our context begins at a root: a trace whose every span hangs from another
   * answered another caller.
   */
  #isNone(traceId: string): boolean {
    const spans = this.#held.get(traceId) ?? [];
    if (!this.#strays.has(traceId) || spans.length === 0) return false;
    const isAnothers = this.run.own === 'call' && spans.every(({ parentId }) => parentId !== null);
    return isAnothers || spans.every((span) => isImported(span) || (this.source.isOurs?.(span) ?? false));
  }
}

const isImported = ({ environment }: StoredSpan): boolean => environment === IMPORTED;
