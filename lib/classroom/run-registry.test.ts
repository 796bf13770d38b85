import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClosedBy, Report } from '../checker/report.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { RunRegistry } from './run-registry.ts';
import type { RunHost } from './run-host.ts';

const TRACE = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const wanted = {
  step: 'a-step',
  variant: 'after',
  traceIds: [TRACE],
  syntheticParent: null,
  purpose: 'learn' as const,
};

const reportOf = (spans: StoredSpan[], closedBy: ClosedBy): Report => ({
  schema: 'spanwalk/step-report/v1',
  lesson: 'a-lesson',
  step: 'a-step',
  variant: 'after',
  status: spans.length > 0 ? 'passed' : closedBy === null ? 'waiting' : 'failed',
  checks: [],
  score: 0,
  closedBy,
  inventory: { spans: spans.length, traces: 0, services: [], scopes: [], outline: '' },
});

/** A registry whose store and clock are the test's: complete at the first span, at its deadline after a second. */
function registry(extra: Partial<RunHost> = {}) {
  const stored: Record<string, StoredSpan[]> = {};
  const said: string[] = [];
  const faults: unknown[] = [];
  const runs = new RunRegistry({
    judge: {
      evaluate: (_run, spans, closedBy) => reportOf(spans, closedBy),
      decide: (run, arrivals, { spans, now }) => {
        if (arrivals.first !== null && spans.length > 0) return { state: 'closed', by: 'complete' };
        const deadline = run.startedAt + 1000;
        return now >= deadline ? { state: 'closed', by: 'deadline' } : { state: 'open', wakeAt: deadline };
      },
    },
    now: () => Date.now(),
    read: async (_workspace, traceIds) => traceIds.flatMap((traceId) => stored[traceId] ?? []),
    onReport: (_run, report, open, traceIds) =>
      said.push(`${report.status} ${open ? 'open' : 'closed'} ${traceIds.length}`),
    onFault: (_run, error) => faults.push(error),
    ...extra,
  });
  const commit = (traceId: string, workspace = 'local'): void => {
    stored[traceId] = [{ traceId } as StoredSpan];
    runs.committed(workspace, [traceId]);
  };
  return { runs, said, faults, commit };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
/** Long enough for what came to be gathered and judged. */
const settled = (ms = 50): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a run', () => {
  it('is not forgotten because of another workspace, however many runs that one starts', async () => {
    const { runs } = registry();
    const { runId } = runs.register('ada', 'a-lesson', wanted);
    const flood = Array.from({ length: 1100 }, () => runs.register('mallory', 'a-lesson', wanted).runId);
    expect(runs.state('ada', runId)).not.toBeNull();
    expect([flood[0], flood.at(-1)].map((each) => runs.state('mallory', each ?? '') !== null)).toEqual([false, true]);
    await settled(2000);
  });

  it('is open until its trace is complete', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted);
    await settled();
    commit(TRACE);
    await settled();
    expect(said).toEqual(['waiting open 1', 'passed closed 1']);
  });

  it('is closed by its deadline where nothing comes', async () => {
    const { runs, said } = registry();
    runs.register('local', 'a-lesson', wanted);
    await settled(1100);
    expect(said).toEqual(['waiting open 1', 'failed closed 1']);
  });

  it('says nothing more at its old deadline once it is closed', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted);
    commit(TRACE);
    await settled();
    const before = said.length;
    await settled(5000);
    expect(said).toHaveLength(before);
  });

  it('is judged again when something of it comes late', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted);
    await settled(1100);
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toBe('passed closed 1');
  });

  it('looks at the traces that nobody announced while it is open', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted);
    await settled();
    commit(OTHER);
    await settled();
    expect(said.at(-1)).toBe('passed open 2');
  });

  it('judges together what arrives in quick succession, and does not wait for ever for the stream to end', async () => {
    let reads = 0;
    const { runs, commit } = registry({
      read: async () => ((reads += 1), []),
    });
    runs.register('local', 'a-lesson', wanted);
    await settled();
    reads = 0;
    for (let index = 0; index < 8; index += 1) {
      commit(TRACE);
      await settled(20);
    }
    expect(reads).toBe(0);
    for (let index = 0; index < 8; index += 1) {
      commit(TRACE);
      await settled(20);
    }
    expect(reads).toBe(1);
  });

  it('leaves another workspace’s traces alone', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted);
    await settled();
    commit(TRACE, 'elsewhere');
    await settled();
    expect(said).toEqual(['waiting open 1']);
  });

  it('says nothing more once its step was reset', async () => {
    const { runs, said, commit } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted);
    await settled();
    runs.forget('local', 'a-step');
    commit(TRACE);
    await settled(5000);
    expect(said).toEqual(['waiting open 1']);
    expect(runs.state('local', runId)).toBeNull();
  });

  it('goes on after a read that failed', async () => {
    let broken = true;
    const read = async (): Promise<StoredSpan[]> => {
      if (broken) throw new Error('the disk is gone');
      return [{ traceId: TRACE } as StoredSpan];
    };
    const { runs, said, faults, commit } = registry({ read });
    runs.register('local', 'a-lesson', wanted);
    await settled();
    expect(faults).toHaveLength(1);
    broken = false;
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toBe('passed closed 1');
  });
});

describe('waiting for a run', () => {
  it('answers as soon as it is closed', async () => {
    const { runs, commit } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted);
    await settled();
    const closed = runs.closed('local', runId, 60_000);
    commit(TRACE);
    await settled();
    await expect(closed).resolves.toMatchObject({ open: false, report: { status: 'passed' } });
  });

  it('answers as it stands when the patience ends', async () => {
    const { runs } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted);
    const closed = runs.closed('local', runId, 200);
    await settled(250);
    await expect(closed).resolves.toMatchObject({ open: true });
  });

  it('knows no run of another workspace', async () => {
    const { runs } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted);
    expect(await runs.closed('elsewhere', runId, 0)).toBeNull();
  });

  it('tells another workspace nothing of a trace that both announced', () => {
    const { runs } = registry();
    runs.register('ada', 'a-lesson', { ...wanted, syntheticParent: 'c'.repeat(16) });
    runs.register('grace', 'a-lesson', wanted);
    expect(runs.syntheticRoots('ada', TRACE)).toEqual(['c'.repeat(16)]);
    expect(runs.syntheticRoots('grace', TRACE)).toEqual([]);
  });
});
