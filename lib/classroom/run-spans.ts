import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';

export interface SpanSource {
  read(workspace: string, traceIds: string[]): Promise<StoredSpan[]>;
  /** Whether a span of a trace that nobody announced comes from Spanwalk's own services. */
  isOurs?(span: StoredSpan): boolean;
}

/** Traces nobody announced, seen while a run was open: where broken propagation sends the other half of a trace. */
const MAX_STRAYS = 20;
/** Somebody who is watched sends nothing but such traces. */
const MAX_WATCHED = 200;

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
    const wanted = [...this.#stale];
    this.#stale.clear();
    try {
      this.#hold(wanted, wanted.length === 0 ? [] : await this.source.read(this.run.workspace, wanted));
    } catch (error) {
      this.expire(wanted);
      throw error;
    }
    return this.traceIds.flatMap((id) => this.#held.get(id) ?? []);
  }

  #hold(traceIds: readonly string[], spans: readonly StoredSpan[]): void {
    for (const id of traceIds) this.#held.set(id, []);
    for (const span of spans) this.#held.get(span.traceId)?.push(span);
    if (this.run.own !== undefined) for (const id of traceIds) if (this.#isOurs(id)) this.#strays.delete(id);
  }

  /** A stray trace of Spanwalk's own services is nothing of the student's. */
  #isOurs(traceId: string): boolean {
    const spans = this.#held.get(traceId) ?? [];
    return this.#strays.has(traceId) && spans.every((span) => this.source.isOurs?.(span) ?? false);
  }
}
