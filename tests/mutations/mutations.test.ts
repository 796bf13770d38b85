import { describe, expect, it } from 'vitest';
import { judge, runOf, tell } from './mutation.ts';
import { mutations } from './table.ts';

const firsts = (report: ReturnType<typeof judge>): string[] => [
  ...report.checks.flatMap(({ id, status, findings }) =>
    status === 'failed' ? [`${id}: ${findings[0]?.code} ${findings[0]?.message}`] : [],
  ),
  ...(report.remarks ?? []).map(({ code, message }) => `remark: ${code} ${message}`),
];

describe.each(mutations)('$row $what', (mutation) => {
  it('is green before the mistake, where the golden itself holds none', async () => {
    if (mutation.change === undefined) return;
    const before = judge(mutation.expectation, await runOf(mutation, false));
    if (/-(two|unbatched)/.test(mutation.golden)) return;
    expect(before.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(before.remarks).toBeUndefined();
  });

  it('is told as what it is, with what was found, what was expected and a fix', async () => {
    const told = await tell(mutation);
    const { detected, primary, explained, collateral, leaks } = told;
    expect({
      detected,
      primary,
      explained,
      collateral,
      leaks,
      told: primary && explained ? [] : firsts(told.report),
    }).toEqual({
      detected: true,
      primary: true,
      explained: true,
      collateral: [],
      leaks: false,
      told: [],
    });
  });
});
