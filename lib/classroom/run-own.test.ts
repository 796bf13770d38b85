import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Probe } from '../checker/observation.ts';
import type { ClosedBy, Report } from '../checker/report.ts';
import type { OwnMode } from '../feed/own-run.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { ProbeEars } from './own/probe-ears.ts';
import type { Circumstances, RunHost } from './run-host.ts';
import { RunRegistry } from './run-registry.ts';

const TRACE = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const OURS = 'c'.repeat(32);

const wanted = (own: OwnMode) => ({
  step: 'a-step',
  variant: 'own',
  traceIds: own === 'call' ? [TRACE] : [],
  syntheticParent: null,
  purpose: 'learn' as const,
  own,
});

/** What the judge of these tests makes of a run: it wants one span, and says what it was told beside. */
function reportOf(spans: StoredSpan[], closedBy: ClosedBy, circumstances: Circumstances = {}): Report {
  const { probes = [], lateByMs } = circumstances;
  const words = [...probes.map(({ kind, outcome }) => `${kind} ${outcome}`), ...(lateByMs ? [`late ${lateByMs}`] : [])];
  return {
    schema: 'spanwalk/step-report/v1',
    lesson: words.join(', '),
    step: 'a-step',
    variant: 'own',
    status: spans.length > 0 ? 'passed' : closedBy === null ? 'waiting' : 'failed',
    checks: [],
    score: 0,
    closedBy,
    inventory: { spans: spans.length, traces: 0, services: [], scopes: [], outline: '' },
  };
}

/** A registry whose patience is a second after the last request, and half a second after the last arrival. */
function registry(extra: Partial<RunHost> = {}) {
  const stored: Record<string, StoredSpan[]> = {};
  const said: string[] = [];
  const ears = new ProbeEars();
  const runs = new RunRegistry(
    {
      judge: {
        evaluate: (_run, spans, closedBy, circumstances) => reportOf(spans, closedBy, circumstances),
        decide: (_run, { sent, last }, { now }) => {
          if (sent === null) return { state: 'open', wakeAt: now + 100 };
          const at = last === null ? sent + 1000 : last + 500;
          return now >= at
            ? { state: 'closed', by: last === null ? 'deadline' : 'quiet' }
            : { state: 'open', wakeAt: at };
        },
      },
      now: () => Date.now(),
      read: async (_workspace, traceIds) => traceIds.flatMap((traceId) => stored[traceId] ?? []),
      isOurs: ({ service }) => service === 'ours',
      onReport: (_run, { status, closedBy, lesson, inventory }) =>
        said.push([status, closedBy ?? 'open', inventory.spans, lesson].join(' ').trim()),
      onFault: (_run, error) => said.push(String(error)),
      ...extra,
    },
    ears,
  );
  const commit = (traceId: string, service = 'theirs'): void => {
    stored[traceId] = [...(stored[traceId] ?? []), { traceId, service, parentId: null } as StoredSpan];
    runs.committed('local', [traceId]);
  };
  return { runs, said, ears, commit };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const settled = (ms = 50): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a run on one’s own service that is called', () => {
  it('is not given up while its requests are still being sent', async () => {
    const { runs, said } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted('call'));
    await settled(5000);
    expect(said.at(-1)).toBe('waiting open 0');
    runs.sent('local', runId);
    await settled(1100);
    expect(said.at(-1)).toBe('failed deadline 0');
  });

  it('is closed at once where its request could not be sent', async () => {
    const { runs, said } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted('call'));
    expect(runs.close('elsewhere', runId, 'unsent')).toBe(false);
    expect(runs.close('local', runId, 'unsent')).toBe(true);
    await settled();
    expect(said.at(-1)).toBe('failed unsent 0');
  });

  it('is asked why before it closes with nothing, and its verdict knows the answers', async () => {
    const probe: Probe = { kind: 'reachable', outcome: 'yes', detail: '' };
    const askWhy = () => new Promise<Probe[]>((resolve) => setTimeout(() => resolve([probe]), 3000));
    const { runs, said } = registry({ askWhy });
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    await settled(2000);
    expect(said.at(-1)).toBe('waiting open 0');
    await settled(2100);
    expect(said.at(-1)).toBe('failed deadline 0 reachable yes');
    expect(said.filter((words) => words.includes('deadline'))).toHaveLength(1);
  });

  it('is not asked where something came, nor where the student wants the verdict now', async () => {
    let asked = 0;
    const { runs, commit } = registry({ askWhy: async () => ((asked += 1), []) });
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    commit(TRACE);
    await settled(3000);
    const second = runs.register('local', 'a-lesson', { ...wanted('call'), traceIds: [OTHER] });
    runs.sent('local', second.runId);
    runs.close('local', second.runId, 'asked');
    await settled(3000);
    expect(asked).toBe(0);
  });

  it('goes on where asking why goes wrong', async () => {
    const { runs, said } = registry({ askWhy: () => Promise.reject(new Error('no more sockets')) });
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    await settled(1500);
    expect(said.slice(-2)).toEqual(['Error: no more sockets', 'failed deadline 0']);
  });

  it('says how late the spans were that changed its verdict, and only then', async () => {
    const { runs, said, commit } = registry();
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    await settled(1020);
    expect(said.at(-1)).toBe('failed deadline 0');
    await settled(2000);
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toMatch(/^passed deadline 1 late 2\d\d\d$/);
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toMatch(/^passed deadline 2 late 2\d\d\d$/);
  });

  it('does not call those late that changed nothing', async () => {
    const { runs, said, commit } = registry();
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    commit(TRACE);
    await settled(2000);
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toBe('passed quiet 2');
  });
});

describe('a run on one’s own service that is watched', () => {
  it('counts what arrives from outside, and not what Spanwalk’s own services send', async () => {
    const { runs, said, commit } = registry();
    runs.register('local', 'a-lesson', wanted('watch'));
    commit(OURS, 'ours');
    await settled(800);
    expect(said.at(-1)).toBe('waiting open 0');
    commit(OTHER);
    await settled(600);
    expect(said.at(-1)).toBe('passed quiet 1');
  });

  it('leaves the traces alone that another run announced', async () => {
    const { runs, commit } = registry();
    const watched = runs.register('local', 'a-lesson', wanted('watch'));
    runs.register('local', 'a-lesson', { ...wanted('call'), step: 'another-step' });
    commit(TRACE);
    await settled();
    expect(runs.state('local', watched.runId)?.report?.inventory.spans).toBe(0);
  });

  it('is judged when the student says so, and again when its spans come after that', async () => {
    const { runs, said, commit } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted('watch'));
    await settled();
    runs.close('local', runId, 'asked');
    await settled();
    expect(said.at(-1)).toBe('failed asked 0');
    await settled(5000);
    commit(OTHER);
    await settled();
    expect(said.at(-1)).toMatch(/^passed asked 1 late/);
  });

  it('takes nothing any more once it is long over', async () => {
    const { runs, said, commit } = registry();
    const { runId } = runs.register('local', 'a-lesson', wanted('watch'));
    runs.close('local', runId, 'asked');
    await settled(120_000);
    commit(OTHER);
    await settled();
    expect(said.at(-1)).toBe('failed asked 0');
  });
});

describe('the traces of a probe', () => {
  it('are heard, and count to no run', async () => {
    const { runs, said, ears, commit } = registry();
    runs.sent('local', runs.register('local', 'a-lesson', wanted('call')).runId);
    const heard = ears.during('local', [OTHER], async () => {}, 500);
    commit(OTHER);
    await settled();
    expect(await heard).toBe(true);
    expect(said.at(-1)).toBe('waiting open 0');
    commit(OTHER);
    await settled();
    expect(said.at(-1)).toBe('waiting open 0');
  });

  it('are heard by their own probe, whichever other listens as well; what nobody announced, by each', async () => {
    const { ears } = registry();
    const first = ears.during('local', [OURS], async () => {}, 500);
    const second = ears.during('local', [OTHER], async () => {}, 500);
    ears.hear('local', OTHER);
    await settled(600);
    expect([await first, await second]).toEqual([false, true]);

    const both = [OURS, OTHER].map((traceId) => ears.during('local', [traceId], async () => {}, 500));
    ears.hear('local', TRACE);
    await settled();
    expect(await Promise.all(both)).toEqual([true, true]);
  });

  it('are given up after their patience, and afterwards a stray is a stray again', async () => {
    const { runs, said, ears, commit } = registry();
    const heard = ears.during('local', [OTHER], async () => {}, 500);
    await settled(600);
    expect(await heard).toBe(false);
    runs.register('local', 'a-lesson', wanted('watch'));
    commit(TRACE);
    await settled();
    expect(said.at(-1)).toBe('passed open 1');
  });
});
