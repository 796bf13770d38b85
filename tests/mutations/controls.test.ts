import { describe, expect, it } from 'vitest';
import { decide } from '../../lib/checker/waiting.ts';
import { controls } from './controls.ts';
import { expectationOf, judge, runOf } from './mutation.ts';

describe.each(controls)('$row $what', (control) => {
  it('stays green, without a word', async () => {
    const report = judge(control.expectation, await runOf(control));
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(report.remarks ?? []).toEqual([]);
    expect(report.status).toBe('passed');
  });
});

describe('a batch that takes 5.2 s', () => {
  it('is waited for', () => {
    const report = { checks: [{ status: 'waiting' }] } as never;
    const waiting = { startedAt: 0, firstArrivalAt: 10, lastArrivalAt: 10, report, outstandingOrphan: false };
    expect(decide(expectationOf('home'), { ...waiting, now: 5210 })).toMatchObject({ state: 'open' });
    expect(decide(expectationOf('home'), { ...waiting, now: 6011 })).toMatchObject({ state: 'closed', by: 'quiet' });
  });
});
