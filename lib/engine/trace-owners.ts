import { unkeyed, type Tenant } from '../receivers/keys/authorisation.ts';
import { refusedIn } from '../store/refused-in.ts';
import type { Batch } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';
import { coordinatesOf, type Signal, type SignalName } from '../telemetry/signal.ts';
import type { Span } from '../telemetry/span.ts';

/**
 * Traces that are remembered, in all and of one workspace; its own oldest are forgotten first. Their practice spans came
 * within seconds.
 */
const MOST_TRACES = 200_000;
const MOST_OF_ONE = 5000;

const words: Record<SignalName, string> = { log: 'log record', segment: 'segment', error: 'error' };

const ownerless = (kind: SignalName | undefined): Problem => ({
  code: 'roster/no-owner',
  message: `This ${kind === undefined ? 'span' : words[kind]} came without a key, and no student’s run announced its trace.`,
  hint: 'With a roster every sender needs an ingest key: copy yours from the connect page.',
});

/** The trace that a signal names; null where it names none. */
const traceOf = (signal: Signal): string | null => coordinatesOf(signal, 0n).traceId;

/**
 * Whose traces the practice backend’s spans and signals belong to. One backend serves every student and knows none of
 * them, so a run announces its trace ids before the stimulus, and what names no student is filed by them.
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

  /** Whether any of what came has an owner. */
  knowsAnyOf(spans: readonly Span[], signals: readonly Signal[] = []): boolean {
    return (
      spans.some(({ traceId }) => this.#workspaceOf.has(traceId)) ||
      signals.some((signal) => this.#workspaceOf.has(traceOf(signal) ?? ''))
    );
  }

  /**
   * Parts what came in one delivery by whose it is. A key of a student’s own says so for all of it. What is left stays
   * with the key that brought it, and without a key is refused.
   */
  part(batch: Batch): Batch[] {
    if (batch.workspace !== unkeyed.workspace) return [batch];
    const spans = this.#sorted(batch.spans, ({ traceId }) => traceId);
    const signals = this.#sorted(batch.signals ?? [], traceOf);
    const owners = [...new Set([...spans.byOwner.keys(), ...signals.byOwner.keys()])];
    const { refusedBeside: _stay, ...mine } = batch;
    const owned = owners.map((workspace) =>
      Object.assign({}, mine, {
        workspace,
        spans: spans.byOwner.get(workspace) ?? [],
        signals: signals.byOwner.get(workspace) ?? [],
        refused: [],
      }),
    );
    const rest = withoutOwner({ ...batch, spans: spans.left, signals: signals.left });
    return sizeOf(rest) > 0 || owned.length === 0 ? [...owned, rest] : owned;
  }

  #sorted<T>(all: readonly T[], traceIdOf: (one: T) => string | null): { byOwner: Map<string, T[]>; left: T[] } {
    const byOwner = new Map<string, T[]>();
    const left: T[] = [];
    for (const one of all) {
      const owner = this.#workspaceOf.get(traceIdOf(one) ?? '');
      if (owner === undefined) left.push(one);
      else if (!byOwner.get(owner)?.push(one)) byOwner.set(owner, [one]);
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

const sizeOf = (batch: Batch): number => batch.spans.length + (batch.signals?.length ?? 0) + refusedIn(batch).length;

/** What nobody announced: with a key it is the key's, and without one it is refused. */
function withoutOwner(batch: Batch): Batch {
  const { spans, signals = [], refused, refusedAs } = batch;
  if (!isUnkeyed(batch)) return batch;
  // What comes without a key brings spans or signals, and what of it is refused is of the same kind.
  const kind = refusedAs ?? signals[0]?.signal;
  const turnedAway = [...spans, ...signals].map(() => ownerless(kind));
  return { ...batch, spans: [], signals: [], refused: [...refused, ...turnedAway], ...(kind && { refusedAs: kind }) };
}

/** Whether something came without any key. */
export const isUnkeyed = ({ workspace, environment }: Tenant): boolean =>
  workspace === unkeyed.workspace && environment === unkeyed.environment;
