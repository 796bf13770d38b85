import { describe, expect, it } from 'vitest';
import type { OwnRunState } from '@/lib/feed/own-run.ts';
import { OWN, remember, type Action, type Runs } from './step-memory.ts';

const turns = ['calling', 'waiting', 'probing', 'closed'] as const;

const state = (runId: string, startedAt: number, phase: OwnRunState['phase'] = 'waiting'): OwnRunState => ({
  turn: turns.indexOf(phase),
  runId,
  step: 'a-step',
  mode: 'call',
  phase,
  startedAt,
  until: null,
  traceIds: [runId],
  syntheticParent: null,
  shots: [],
  probes: [],
  asking: null,
});

const after = (...actions: Action[]): Runs => actions.reduce((runs, action) => remember(runs, action), {} as Runs);
const own = (run: OwnRunState, fresh = true): Action => ({ type: 'own-run', run, fresh });

describe('what a page knows of runs on one’s own service', () => {
  it('is the newest run, whichever tab began it', () => {
    const runs = after(own(state('one', 1)), own(state('two', 2)), own(state('one', 1, 'closed')));
    expect(runs[OWN]).toMatchObject({ runId: 'two', traceIds: ['two'], own: { phase: 'waiting' } });
  });

  it('follows a run from phase to phase and keeps its report', () => {
    const report = { status: 'passed' } as never;
    const runs = after(
      { type: 'sent', variant: OWN },
      own(state('one', 1)),
      { type: 'finished', variant: OWN, problems: [] },
      { type: 'report', runId: 'one', report, traceIds: ['one', 'stray'] },
      own(state('one', 1, 'closed')),
    );
    expect(runs[OWN]).toMatchObject({ sending: false, report, traceIds: ['one', 'stray'], own: { phase: 'closed' } });
  });

  it('is not set back by an answer that the feed has overtaken', () => {
    const runs = after({ type: 'sent', variant: OWN }, own(state('one', 1)), own(state('one', 1, 'calling')));
    expect(runs[OWN]).toMatchObject({ own: { phase: 'waiting' } });
  });

  it('is restored with its verdict', () => {
    const kept = {
      ...state('one', 1, 'closed'),
      report: { status: 'failed' } as never,
      own: state('one', 1, 'closed'),
    };
    const runs = after({ type: 'kept', verdicts: { [OWN]: kept } });
    expect(runs[OWN]).toMatchObject({ runId: 'one', fresh: false, own: { phase: 'closed' } });
  });
});
