import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../checker/report.ts';
import type { OwnMode } from '../feed/own-run.ts';
import { error, log, segment } from '../store/signals.fixture.ts';
import { coordinatesOf, type Signal, type StoredSignal } from '../telemetry/signal.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Circumstances, Judge, RunHost } from './run-host.ts';
import { RunRegistry } from './run-registry.ts';

const TRACE = 'a'.repeat(32);
const STRAY = 'b'.repeat(32);

const wanted = (own?: OwnMode) => ({
  step: 'a-step',
  variant: 'after',
  traceIds: own === 'watch' ? [] : [TRACE],
  syntheticParent: null,
  purpose: 'learn' as const,
  ...(own && { own }),
});

const reportOf = (words: string): Report => ({
  schema: 'spanwalk/step-report/v1',
  lesson: 'a-lesson',
  step: words,
  variant: 'after',
  status: 'waiting',
  checks: [],
  score: 0,
  closedBy: null,
  inventory: { spans: 0, traces: 0, services: [], scopes: [], outline: '' },
});

const count = ({ logs, segments, errors }: Circumstances): string =>
  `${logs?.length} logs, ${segments?.length} segments, ${errors?.length} errors`;

/** Waits for a second, whatever comes. */
const untilDeadline: Judge = {
  evaluate: () => reportOf('judged'),
  decide: ({ startedAt }, _arrivals, { now }) =>
    now < startedAt + 1000 ? { state: 'open', wakeAt: startedAt + 1000 } : { state: 'closed', by: 'deadline' },
};

/** A registry whose patience is a second for the first arrival and half a second after the last, as said of each report. */
function registry(extra: Partial<RunHost> = {}) {
  const spans: StoredSpan[] = [];
  const signals: StoredSignal[] = [];
  const said: string[] = [];
  const runs = new RunRegistry({
    judge: {
      evaluate: (_run, seen, closedBy, beside = {}) =>
        reportOf(`${closedBy ?? 'open'}: ${seen.length} spans, ${count(beside)}`),
      decide: (run, { sent, first, last }, { now }) => {
        const at = last === null ? (sent ?? run.startedAt) + 1000 : last + 500;
        if (now < at) return { state: 'open', wakeAt: at };
        return { state: 'closed', by: first === null ? 'deadline' : 'quiet' };
      },
    },
    now: () => Date.now(),
    read: async (_workspace, traceIds) => spans.filter(({ traceId }) => traceIds.includes(traceId)),
    readSignals: async (run, traceIds) => ({
      signals: signals.filter((stored) => {
        const { traceId } = coordinatesOf(stored, 0n);
        return traceId === null ? stored.receivedAt >= run.startedAt : traceIds.includes(traceId);
      }),
      isCut: false,
    }),
    onReport: (_run, { step }) => said.push(step),
    onFault: (_run, fault) => said.push(String(fault)),
    ...extra,
  });
  const commit = (...sent: Signal[]): void => {
    const stored = sent.map((one) => ({ seq: 0, workspace: 'local', environment: 'e', receivedAt: Date.now(), ...one }));
    signals.push(...stored);
    const traces = sent.map((one) => coordinatesOf(one, 0n).traceId);
    const named = traces.filter((traceId) => traceId !== null);
    runs.committed('local', named, named.length < traces.length);
  }; // prettier-ignore
  return { runs, said, spans, commit };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const settled = (ms = 50): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('what a run observes beside its spans', () => {
  it('is what its traces hold and what names no trace, as soon as it was committed', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted());
    await settled();
    commit(segment({ traceId: TRACE }), error({ traceId: TRACE }), log({ traceId: TRACE }));
    await settled();
    expect(said.at(-1)).toBe('open: 0 spans, 1 logs, 1 segments, 1 errors');
    commit(log(), error());
    await settled();
    expect(said.at(-1)).toBe('open: 0 spans, 2 logs, 1 segments, 2 errors');
  });

  it('is an arrival as a span is: the run that got nothing else closes when it is quiet, not as silent', async () => {
    for (const sent of [segment({ traceId: TRACE }), error({ traceId: TRACE }), log()]) {
      const { runs, said, commit } = registry();
      runs.register('local', 'a-lesson', wanted());
      await settled();
      commit(sent);
      await settled(2000);
      expect(said.at(-1)).toMatch(/^quiet: 0 spans/);
    }
  });

  it('is nothing of another’s trace, of another workspace, or of before it began', async () => {
    const { runs, said, commit } = registry();
    commit(log());
    await settled(10);
    runs.register('local', 'a-lesson', wanted());
    runs.register('local', 'a-lesson', { ...wanted(), traceIds: ['c'.repeat(32)] });
    await settled();
    commit(segment({ traceId: 'c'.repeat(32) }));
    runs.committed('other', [], true);
    await settled(2000);
    expect(said.filter((line) => !line.startsWith('open'))).toEqual([
      'quiet: 0 spans, 0 logs, 1 segments, 0 errors',
      'deadline: 0 spans, 0 logs, 0 segments, 0 errors',
    ]);
  });

  it('comes late where it names the run’s trace, and not at all where it names none', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted());
    await settled(1500);
    commit(log());
    await settled(1500);
    expect(said.at(-1)).toBe('deadline: 0 spans, 0 logs, 0 segments, 0 errors');
    commit(segment({ traceId: TRACE }));
    await settled();
    expect(said.at(-1)).toBe('deadline: 0 spans, 0 logs, 1 segments, 0 errors');
  });

  it('keeps one’s own service from being asked why it is silent', async () => {
    for (const [sent, asked] of [[[], 1], [[segment({ traceId: TRACE })], 0]] as const) {
      const askWhy = vi.fn<NonNullable<RunHost['askWhy']>>(async () => []);
      const { runs, commit } = registry({ askWhy, judge: untilDeadline });
      const { runId } = runs.register('local', 'a-lesson', wanted('call'));
      runs.sent('local', runId);
      await settled();
      commit(...sent);
      await settled(3000);
      expect(askWhy).toHaveBeenCalledTimes(asked);
    }
  }); // prettier-ignore

  it('counts while one is watched, although no span of the trace ever comes', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted('watch'));
    await settled();
    commit(segment({ traceId: STRAY }));
    await settled();
    expect(said.at(-1)).toBe('open: 0 spans, 0 logs, 1 segments, 0 errors');
    await settled(1000);
    expect(said.at(-1)).toMatch(/^quiet/);
  });

  it('is judged as not wholly looked at where there is more of it than one run reads', async () => {
    const faults: (string | undefined)[] = [];
    const { runs } = registry({
      readSignals: async () => ({ signals: [], isCut: true }),
      judge: {
        ...untilDeadline,
        evaluate: (_run, _spans, _closedBy, beside) => {
          faults.push(beside?.fault?.code);
          return reportOf('judged');
        },
      },
    });
    runs.register('local', 'a-lesson', wanted());
    await settled();
    expect(faults).toEqual(['run/too-many-signals']);
  });

  it('is read again after a read that failed', async () => {
    let isBroken = true;
    const { runs, said } = registry({
      readSignals: async () => {
        if (isBroken) throw new Error('unreadable');
        const kept = { seq: 1, workspace: 'local', environment: 'e', receivedAt: Date.now() };
        return { signals: [{ ...kept, ...log({ traceId: TRACE }) }], isCut: false };
      },
    });
    runs.register('local', 'a-lesson', wanted());
    await settled();
    expect(said).toEqual(['Error: unreadable']);
    isBroken = false;
    await settled(1100);
    expect(said.at(-1)).toBe('deadline: 0 spans, 1 logs, 0 segments, 0 errors');
  });
});
