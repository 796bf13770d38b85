import { describe, expect, it } from 'vitest';
import type { CheckStatus } from './report.ts';
import { decide, type Decision, type Waiting } from './waiting.ts';

const wait = { first: '15s', quiet: '6s', deadline: '45s', absence: 'quiet' } as const;

/** The decision at a moment, in seconds since the stimulus. */
function at(seconds: number, arrivals: [first: number, last: number] | null, more: Given = {}): Decision {
  const { status = 'waiting', orphan = false } = more;
  const checks = [{ status }] as Waiting['report']['checks'];
  const [first, last] = arrivals ?? [null, null];
  const decision = decide(
    { wait },
    {
      startedAt: 0,
      firstArrivalAt: first === null ? null : first * 1000,
      lastArrivalAt: last === null ? null : last * 1000,
      now: seconds * 1000,
      report: { checks },
      outstandingOrphan: orphan,
    },
  );
  return decision.state === 'open' ? { ...decision, wakeAt: decision.wakeAt / 1000 } : decision;
}

interface Given {
  status?: CheckStatus;
  orphan?: boolean;
}

const open = (wakeAt: number): Decision => ({ state: 'open', wakeAt });
const closed = (by: 'complete' | 'quiet' | 'deadline'): Decision => ({ state: 'closed', by });

describe('waiting for a run', () => {
  it.each<[string, Decision, Decision]>([
    ['waits for the first span', at(3, null), open(15)],
    ['gives up when nothing came by then', at(15, null), closed('deadline')],
    ['waits on after the first arrival, though it came late', at(14.9, [14.9, 14.9]), open(20.9)],
    ['closes as soon as every check is green', at(1, [1, 1], { status: 'passed' }), closed('complete')],
    ['takes a warning for green', at(1, [1, 1], { status: 'warned' }), closed('complete')],
    ['waits for a parent that is still running', at(1, [1, 1], { status: 'passed', orphan: true }), open(7)],
    ['waits while one check is not green', at(6.9, [1, 1]), open(7)],
    ['closes when it has been quiet for long enough', at(7, [1, 1]), closed('quiet')],
    ['begins the quiet anew with each arrival', at(8, [1, 5]), open(11)],
    ['never waits beyond the deadline', at(44, [1, 43]), open(45)],
    ['closes at the deadline, however much still arrives', at(45, [1, 44.9]), closed('deadline')],
    ['does not take an empty report for complete before anything came', at(1, null, { status: 'passed' }), open(15)],
  ])('%s', (_, decision, wanted) => expect(decision).toEqual(wanted));
});
