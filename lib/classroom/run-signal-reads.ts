import type { Expectation } from '../checker/expectation.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { SignalFilter } from '../telemetry/signal-query.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import { IMPORTED } from '../telemetry/trace-import.ts';
import type { Run } from './run-schema.ts';
import type { SignalsRead } from './run-signals.ts';
import { PRACTICE } from './stage-keys.ts';

/** Log records, segments and errors of one kind of read that a run is judged on, and their bytes as they are kept. */
const MOST_SIGNALS = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** The log groups that an expectation names literally. */
export function groupsIn({ checks }: Pick<Expectation, 'checks'>): string[] {
  const groups = checks.flatMap((check) => (check.signal === 'log' ? [check.match.group] : []));
  return [...new Set(groups.flatMap((group) => (typeof group === 'string' ? [group] : [])))];
}

/**
 * The signals of a run's traces, and those that name no trace and came since it began: first those of the groups that
 * the step is about, so that what others log meanwhile does not push a run's own lines out. What the practice backend
 * sends beside a student's own service is nothing of the student's, and what a file brought in is nothing of any run.
 */
export async function readRunSignals(
  engine: Pick<Engine, 'signalPage'>,
  run: Run,
  { traceIds, groups }: { traceIds: readonly string[]; groups: readonly string[] },
): Promise<SignalsRead> {
  const since = { untraced: true, receivedFrom: run.startedAt } as const;
  const filters: SignalFilter[] = [
    ...(traceIds.length === 0 ? [] : [{ traceIds }]),
    ...groups.map((place) => ({ ...since, signal: 'log', place }) as const),
    since,
  ];
  const limits = { order: 'stored', limit: MOST_SIGNALS, mostBytes: MOST_BYTES } as const;
  const pages = await Promise.all(filters.map((filter) => engine.signalPage(run.workspace, { ...filter, ...limits })));
  const bySeq = new Map<number, StoredSignal>();
  for (const { signals } of pages) for (const stored of signals) bySeq.set(stored.seq, stored);
  const all = [...bySeq.values()].toSorted((one, other) => one.seq - other.seq);
  const isTheirs = ({ environment }: StoredSignal): boolean =>
    environment !== IMPORTED && (run.own === undefined || environment !== PRACTICE);
  return { signals: all.filter(isTheirs), isCut: pages.some(({ more }) => more !== null) };
}
