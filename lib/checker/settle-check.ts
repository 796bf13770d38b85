import type { Evidence } from './diagnose/evidence.ts';
import { countOf, type Exam } from './exam.ts';
import type { Check } from './expectation.ts';
import { explainAliases, explainExam } from './explain-exam.ts';
import { spoilt, unanswerable } from './inconclusive.ts';
import type { Observation } from './observation.ts';
import type { CheckResult } from './report.ts';
import { signalOf } from './signals/registry.ts';
import { settled, withShare } from './signals/settle-signal.ts';
import { toFinding, toResult } from './verdict.ts';

interface Settling {
  evidence: Evidence;
  /** What earlier checks failed by: a second failure by the same cause is a consequence. */
  causes: Map<string, string>;
  /** Which accepted names were told: a span that several checks are about has its name but once. */
  aliases: Set<string>;
  observation: Observation;
}

/** What came of one check's examination, once nothing can come any more that would change it. */
export function settleCheck(check: Check, { evidence, causes, aliases, observation }: Settling): CheckResult {
  const exam = evidence.exams.get(check.id);
  if (exam === undefined) throw new Error(`the check ${check.id} was not examined`);
  if (exam.state === 'met' && (observation.closedBy !== null || !isClosingMatter(check)))
    return pass(exam, evidence, aliases);
  if (observation.closedBy === null) return toResult(check, 'waiting');
  if (observation.fault !== undefined) return spoilt(check, observation.fault);
  if (exam.state === 'unclear') return unanswerable(check, 'check.too-ambiguous', check.title);
  if (exam.state === 'blocked') return toResult(check, 'skipped', [], exam.blockedBy);
  return fail(exam, evidence, causes);
}

/** Whether more telemetry could still turn a green check red. */
const isClosingMatter = (check: Check): boolean =>
  check.signal === 'absent' ||
  (check.signal === 'span' && Number.isFinite(countOf(check).max)) ||
  signalOf(check)?.isClosingMatter(check) === true;

function pass(exam: Exam, evidence: Evidence, aliases: Set<string>): CheckResult {
  const { outcome } = exam;
  if (outcome?.state === 'met' || outcome?.state === 'unseen') return settled(exam.check, outcome);
  const untold = explainAliases(exam, evidence).filter(({ code, message }) => !aliases.has(`${code} ${message}`));
  for (const { code, message } of untold) aliases.add(`${code} ${message}`);
  const warnings = untold.map((alias) => toFinding({ ...alias, level: 'warning' }, exam.check.hints));
  return toResult(exam.check, warnings.length > 0 ? 'warned' : 'passed', warnings);
}

function fail(exam: Exam, evidence: Evidence, causes: Map<string, string>): CheckResult {
  const { check } = exam;
  const explanations = explainExam(exam, evidence);
  const own = explanations.filter(({ cause }) => cause === undefined || !causes.has(cause));
  const [first] = explanations;
  if (own.length === 0 && first?.cause !== undefined) return toResult(check, 'skipped', [], causes.get(first.cause));
  // What only informs is nobody's cause: a check that counts must be judged even where this one failed.
  if (check.level !== 'info') for (const { cause } of own) if (cause !== undefined) causes.set(cause, check.id);
  const findings = own.map((explanation) => toFinding(explanation, check.hints));
  return withShare(toResult(check, 'failed', findings), exam.outcome);
}
