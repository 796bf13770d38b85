import { describe, expect, it } from 'vitest';
import type { CheckLevel } from './check-base.ts';
import type { CheckResult, CheckStatus, Report } from './report.ts';
import { scoreOf, statusOf } from './score.ts';
import { outcomeOf, proves, summarise, type StepReport } from './summary.ts';

const result = (status: CheckStatus, level: CheckLevel = 'required', more: Partial<CheckResult> = {}): CheckResult => {
  const points = status === 'passed' || status === 'warned' ? 1 : 0;
  return { id: `${status}-${level}`, title: '', level, status, points, max: 1, findings: [], ...more };
};

const scoring = { capOn: [], passAt: 100 };

function report(...checks: CheckResult[]): Report {
  const score = scoreOf(checks, scoring);
  const inventory = { spans: 0, traces: 0, services: [], scopes: [], outline: '' };
  const status = statusOf(checks, score, scoring);
  return {
    schema: 'spanwalk/step-report/v1',
    lesson: 'l',
    step: 's',
    variant: 'after',
    status,
    checks,
    score,
    closedBy: 'quiet',
    inventory,
  };
}

describe('the score', () => {
  it.each<[string, CheckResult[], number]>([
    ['is the part of the points that was earned', [result('passed'), result('failed')], 50],
    ['gives half for a small slip', [result('failed', 'required', { points: 0.5 })], 50],
    ['leaves out what was inconclusive', [result('passed'), result('inconclusive')], 100],
    ['adds bonus points, up to a hundred', [result('passed'), result('failed'), result('passed', 'bonus')], 100],
    ['takes nothing for a bonus that was missed', [result('passed'), result('failed', 'bonus')], 100],
    ['does not count what is only for information', [result('passed'), result('failed', 'info')], 100],
    [
      'counts a skipped check as missed',
      [result('passed'), result('skipped', 'required', { skippedBecause: 'x' })],
      50,
    ],
  ])('%s', (_, checks, score) => expect(scoreOf(checks, scoring)).toBe(score));

  it('is capped by a check that must not fail', () => {
    const checks = [
      result('passed', 'required', { max: 99, points: 99 }),
      result('failed', 'recommended', { id: 'secret' }),
    ];
    expect(scoreOf(checks, { capOn: [{ check: 'secret', max: 49 }] })).toBe(49);
  });
});

describe('the status of a step', () => {
  it.each<[CheckStatus, CheckResult[]]>([
    ['passed', [result('passed'), result('failed', 'bonus')]],
    ['warned', [result('passed'), result('warned')]],
    ['warned', [result('passed'), result('failed', 'recommended')]],
    ['failed', [result('passed'), result('failed'), result('inconclusive')]],
    ['inconclusive', [result('passed'), result('inconclusive')]],
    ['waiting', [result('passed'), result('waiting')]],
  ])('is %s', (status, checks) => expect(report(...checks).status).toBe(status));

  it('is no failure above the mark at which a step passes', () => {
    expect(statusOf([result('passed'), result('failed')], 50, { passAt: 50 })).toBe('warned');
  });
});

describe('the summary', () => {
  const good = report(result('passed'));
  const bad = report(result('failed'));
  const unsure = report(result('inconclusive'));

  it.each<[string, StepReport[], 0 | 1 | 3]>([
    ['all passed', [good, good], 0],
    ['one failed', [good, bad, unsure], 1],
    ['one is inconclusive', [good, unsure], 3],
    ['nothing of one could be looked at', [good, report(result('skipped'))], 3],
    ['a “before” failed as it must', [{ ...bad, proves: { wanted: 'fail', held: true } }, good], 0],
    ['a “before” passed', [{ ...good, proves: { wanted: 'fail', held: false } }], 1],
    ['an “after” failed', [{ ...bad, proves: { wanted: 'pass', held: false } }], 1],
    ['a “before” was inconclusive', [{ ...unsure, proves: { wanted: 'fail', held: false } }], 3],
  ])('when %s', (_, steps, exit) => expect(summarise(steps).summary.exit).toBe(exit));

  it('fails on what the policy says, and on nothing less', () => {
    const soft = report(result('passed'), result('failed', 'recommended'));
    expect(outcomeOf(soft, 'required')).toBe('passed');
    expect(outcomeOf(soft, 'recommended')).toBe('failed');
    expect(summarise([bad], 'never').summary.exit).toBe(0);
  });

  it('does not take an inconclusive run for a proof', () => {
    expect([proves(bad, 'fail'), proves(good, 'fail'), proves(unsure, 'fail')]).toEqual([true, false, false]);
    expect([proves(good, 'pass'), proves(bad, 'pass'), proves(unsure, 'pass')]).toEqual([true, false, false]);
  });
});
