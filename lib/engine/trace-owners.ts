import { unkeyed, type Tenant } from '../receivers/keys/authorisation.ts';
import type { Batch } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Span } from '../telemetry/span.ts';

/**
 * Traces that are remembered, in all and of one workspace; its own oldest are forgotten first. Their practice spans came
 * within seconds.
 */
const MOST_TRACES = 200_000;
const MOST_OF_ONE = 5000;

const ownerless: Problem = {
  code: 'roster/no-owner',
  message: 'This span came without a key, and no student’s run announced its trace.',
  hint: 'With a roster every sender needs an ingest key: copy yours from the connect page.',
};

/**
 * Whose traces the practice backend’s spans belong to. One backend serves every student and knows none of them, so a
 * run announces its trace ids before the stimulus, and spans that name no student are filed by them.
 */
export class TraceOwners {
  readonly #workspaceOf = new Map<string, string>();
  /** Oldest first. */
  readonly #tracesOf = new Map<string, Set<string>>();

  /**
   * Notes a run’s traces as a workspace’s. The first to announce a trace keeps it: who learns another’s trace id must
   * not draw its spans away. Returns whether all are this workspace’s now; if not, none was noted.
   */
  claim(workspace: string, traceIds: readonly string[]): boolean {
    const isFree = (traceId: string): boolean => (this.#workspaceOf.get(traceId) ?? workspace) === workspace;
    if (!traceIds.every(isFree)) return false;
    const own = this.#tracesOf.get(workspace) ?? new Set();
    this.#tracesOf.set(workspace, own);
    for (const traceId of traceIds) {
      this.#workspaceOf.set(traceId, workspace);
      own.add(traceId);
    }
    this.#forget(own, own.size - MOST_OF_ONE);
    this.#forget(this.#workspaceOf.keys(), this.#workspaceOf.size - MOST_TRACES);
    return true;
  }

  /** How many traces are remembered. */
  get size(): number {
    return this.#workspaceOf.size;
  }

  /** Whether any of the spans has an owner. */
  knowsAnyOf(spans: readonly Span[]): boolean {
    return spans.some(({ traceId }) => this.#workspaceOf.has(traceId));
  }

  /**
   * Parts what came in one delivery by whose it is. A key of a student’s own says so for all of it. What is left stays
   * with the key that brought it, and without a key is refused.
   */
  part(batch: Batch): Batch[] {
    if (batch.workspace !== unkeyed.workspace) return [batch];
    const { byOwner, left } = this.#sorted(batch.spans);
    const owned = [...byOwner].map(([workspace, spans]) => Object.assign({}, batch, { workspace, spans, refused: [] }));
    const rest = isUnkeyed(batch)
      ? { ...batch, spans: [], refused: [...batch.refused, ...left.map(() => ownerless)] }
      : { ...batch, spans: left };
    return rest.spans.length + rest.refused.length > 0 || owned.length === 0 ? [...owned, rest] : owned;
  }

  #sorted(spans: readonly Span[]): { byOwner: Map<string, Span[]>; left: Span[] } {
    const byOwner = new Map<string, Span[]>();
    const left: Span[] = [];
    for (const span of spans) {
      const owner = this.#workspaceOf.get(span.traceId);
      if (owner === undefined) left.push(span);
      else if (!byOwner.get(owner)?.push(span)) byOwner.set(owner, [span]);
    }
    return { byOwner, left };
  }

  /** Forgets the first so many. */
  #forget(traceIds: Iterable<string>, count: number): void {
    let left = count;
    for (const traceId of traceIds) {
      if (left-- <= 0) return;
      this.#tracesOf.get(this.#workspaceOf.get(traceId) ?? '')?.delete(traceId);
      this.#workspaceOf.delete(traceId);
    }
  }
}

const isUnkeyed = ({ workspace, environment }: Tenant): boolean =>
  workspace === unkeyed.workspace && environment === unkeyed.environment;
