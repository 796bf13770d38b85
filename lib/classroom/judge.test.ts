import { describe, expect, it } from 'vitest';
import { trace } from '../../tests/support/trace.ts';
import { expectationSchema } from '../checker/expectation.ts';
import type { Curriculum } from '../curriculum/step.ts';
import type { OwnMode } from '../feed/own-run.ts';
import { CurriculumJudge, patienceOf } from './judge.ts';
import type { Arrivals } from './run-host.ts';
import type { Run } from './run-schema.ts';

const expectation = expectationSchema.parse({
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [{ kind: 'stage', id: 'click', stage: 'a-step' }],
  wait: { first: '9s', quiet: '3s', deadline: '60s' },
  checks: [
    { id: 'order', title: 'order', signal: 'span', match: { attributes: { 'order.id': { var: 'run.nonce' } } } },
  ],
});
const curriculum = {
  lessons: [{ id: 'a-lesson', steps: [{ id: 'a-step', kind: 'emit', lesson: 'a-lesson', expectation }] }],
} as unknown as Curriculum;
const judge = new CurriculumJudge(curriculum);

const run = (own?: OwnMode): Run => ({
  runId: 'run',
  step: 'a-step',
  lesson: 'a-lesson',
  workspace: 'local',
  variant: 'own',
  traceIds: ['a'.repeat(32)],
  syntheticParent: null,
  purpose: 'learn',
  startedAt: 0,
  nonce: 'cafe',
  canary: 'canary-1',
  ...(own && { own }),
});

function decided(own: OwnMode | undefined, now: number, given: Partial<Arrivals> = {}): string {
  const arrivals = { sent: 0, first: null, last: null, stray: null, ...given };
  const decision = judge.decide(run(own), arrivals, { now, spans: [], report: judge.evaluate(run(own), [], null) });
  return decision.state === 'open' ? `open until ${decision.wakeAt}` : decision.by;
}

describe('a run’s patience', () => {
  it('is the step’s for its own code, and on one’s own service long enough for an SDK’s first batch', () => {
    expect(patienceOf(expectation.wait, undefined)).toMatchObject({ first: '9s', quiet: '3s', deadline: '60s' });
    expect(patienceOf(expectation.wait, 'call')).toMatchObject({ first: '15s', quiet: '6s', deadline: '60s' });
    expect(patienceOf(expectation.wait, 'watch')).toMatchObject({ first: '600s', quiet: '15s', deadline: '600s' });
  });

  it('begins when the last request is answered', () => {
    expect(decided('call', 40_000, { sent: null })).toBe('open until 41000');
    expect(decided('call', 40_000, { sent: 30_000 })).toBe('open until 45000');
    expect(decided('call', 45_000, { sent: 30_000 })).toBe('deadline');
  });

  it('does not count while a client still sends, unless it was never heard of again', () => {
    const sending = { ...run(), saysWhenSent: true };
    const report = judge.evaluate(sending, [], null);
    const after = (now: number, sent: number | null): string => {
      const decision = judge.decide(
        sending,
        { sent, first: 1000, last: 1000, stray: null },
        { now, spans: [], report },
      );
      return decision.state === 'open' ? `open until ${decision.wakeAt}` : decision.by;
    };
    expect(after(30_000, null)).toBe('open until 31000');
    expect(after(30_000, 30_000)).toBe('open until 33000');
    expect(after(33_000, 30_000)).toBe('quiet');
    expect(after(119_999, null)).toBe('open until 120999');
    expect(after(123_000, null)).toBe('quiet');
  });

  it('waits out traces that came under other ids, where none came under the run’s own', () => {
    expect(decided('call', 15_000, { stray: 14_000 })).toBe('open until 20000');
    expect(decided('call', 20_000, { stray: 14_000 })).toBe('quiet');
    expect(decided('call', 60_000, { stray: 59_000 })).toBe('quiet');
    expect(decided(undefined, 15_000, { stray: 14_000 })).toBe('deadline');
  });
});

describe('an expectation', () => {
  it('may name what is the run’s alone', () => {
    const spans = trace('shop: work order.id=cafe');
    expect(judge.evaluate({ ...run(), traceIds: [] }, spans, 'quiet').checks[0]?.status).toBe('passed');
    expect(judge.evaluate({ ...run(), traceIds: [], nonce: 'beef' }, spans, 'quiet').checks[0]?.status).toBe('failed');
  });
});
