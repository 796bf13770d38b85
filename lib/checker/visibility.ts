import type { AnyCheck, Visibility } from './check-base.ts';
import { explain } from './findings/catalogue.ts';
import type { CheckResult, Finding } from './report.ts';

/**
 * Takes out of a check's line what its author keeps back: the values, never the cause. A veiled finding keeps its code,
 * the place to look at and a way to put it right; the author's own hints stay, since they were written to be read.
 */
export function veil(
  check: AnyCheck & { visibility: Visibility },
  result: CheckResult,
  isPastDue: boolean,
): CheckResult {
  if (check.visibility === 'visible' || (check.visibility === 'after-due' && isPastDue)) return result;
  const { why: _, ...line } = result;
  const findings = result.findings.map((finding) => veiled(finding, check));
  if (check.visibility !== 'hidden') return { ...result, findings };
  return { ...line, title: 'A hidden check', findings };
}

function veiled(finding: Finding, { hints }: AnyCheck): Finding {
  const { message: _, expected: __, actual: ___, ...open } = finding;
  const entry = explain(finding.code);
  const isHint = Object.values(hints)
    .flat()
    .some(({ text }) => text === finding.fix);
  return {
    ...open,
    message: entry?.means ?? 'Something is not as it should be.',
    fix: isHint ? finding.fix : (entry?.fix ?? ''),
  };
}
