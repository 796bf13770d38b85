import type { Check } from '../../expectation.ts';
import type { Finding, Report } from '../../report.ts';
import { searchFor, type CanarySearch } from './canary.ts';

function redactFinding(finding: Finding, canaries: CanarySearch): Finding {
  const told = Object.entries(finding).map(([field, value]) => [
    field,
    typeof value === 'string' ? canaries.without(value) : value,
  ]);
  return Object.fromEntries(told) as Finding;
}

/**
 * Takes planted secrets out of a whole report: other checks quote what arrived, and so does the outline.
 *
 * @param checks with the run's variables filled in
 */
export function withoutCanaries(report: Report, checks: readonly Check[]): Report {
  const planted = checks.flatMap((check) => (check.signal === 'no-secret' ? check.canaries : []));
  if (planted.length === 0) return report;
  const canaries = searchFor(planted);
  const { inventory } = report;
  return {
    ...report,
    checks: report.checks.map((line) => ({
      ...line,
      findings: line.findings.map((finding) => redactFinding(finding, canaries)),
    })),
    inventory: {
      ...inventory,
      services: inventory.services.map((name) => canaries.without(name)),
      scopes: inventory.scopes.map((name) => canaries.without(name)),
      outline: inventory.outline
        .split('\n')
        .map((line) => canaries.without(line))
        .join('\n'),
    },
  };
}
