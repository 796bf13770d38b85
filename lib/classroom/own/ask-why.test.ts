import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnShot } from '../../feed/own-run.ts';
import { askWhy, type Asking } from './ask-why.ts';
import { ProbeEars } from './probe-ears.ts';

const shot: OwnShot = {
  traceId: 'a'.repeat(32),
  method: 'GET',
  url: 'http://localhost:4567/',
  status: 200,
  body: '',
  ms: 12,
  problem: null,
};

/** Asks a service that sends spans for the traces that it is let to. */
function ask(given: Partial<Asking>, sends: (count: number) => boolean = () => false) {
  const ears = new ProbeEars();
  const progress: string[] = [];
  let count = 0;
  const asked = askWhy({
    workspace: 'local',
    shots: [shot],
    sampled: true,
    ears,
    resend: async (traceId) => {
      count += 1;
      if (sends(count)) ears.hear('local', traceId);
      return { status: 200, body: '', ms: 1, problem: null };
    },
    onProgress: ({ asking, probes }) => progress.push(`${asking} after ${probes.length}`),
    now: () => Date.now(),
    ...given,
  });
  return { asked, progress, calls: () => count };
}

const outcomes = async (asked: ReturnType<typeof ask>['asked']): Promise<string[]> =>
  (await asked).map(({ kind, outcome }) => `${kind} ${outcome}`);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a silent service', () => {
  it('is asked three things, each told as it is asked', async () => {
    const { asked, progress, calls } = ask({});
    await vi.advanceTimersByTimeAsync(7100);
    expect(await outcomes(asked)).toEqual(['reachable yes', 'sampled-parent no', 'kept-alive no']);
    expect(progress).toEqual(['reachable after 0', 'sampled-parent after 1', 'kept-alive after 2', 'null after 3']);
    expect(calls()).toBe(3);
  });

  it('is not asked further where it does not answer', async () => {
    const { asked, calls } = ask({ shots: [{ ...shot, status: null }] });
    expect(await outcomes(asked)).toEqual(['reachable no']);
    expect(calls()).toBe(0);
  });

  it('is kept alive until spans come, and no longer', async () => {
    const { asked } = ask({}, (count) => count === 2);
    await vi.advanceTimersByTimeAsync(10);
    expect(await outcomes(asked)).toEqual(['reachable yes', 'sampled-parent no', 'kept-alive yes']);
  });

  it('is sent a sampled parent where the run’s own was not, and if that brings spans it is the answer', async () => {
    const { asked, calls } = ask({ sampled: false }, () => true);
    await vi.advanceTimersByTimeAsync(10);
    expect(await outcomes(asked)).toEqual(['reachable yes', 'sampled-parent yes']);
    expect(calls()).toBe(1);
  });
});
