import type { StepReport } from '../../checker/summary.ts';

/** What stands beside a step's checks, as lines: what was noticed, and what was wanted above what arrived. */
export function besides({ remarks = [], status, wantedOutline = '', inventory }: StepReport): string[] {
  const noticed = remarks.map(({ code, message, fix }) => `noticed: ${message} (${code}) ${fix}`);
  const wanted = status === 'passed' || wantedOutline === '' ? [] : ['', 'what was wanted:', wantedOutline];
  const { outline, beside = [] } = inventory;
  const came = [...(outline === '' ? [] : [outline]), ...beside];
  const arrived = came.length === 0 ? [] : ['', ...(wanted.length > 0 ? ['what arrived:'] : []), ...came];
  return [...noticed, ...wanted, ...arrived];
}
