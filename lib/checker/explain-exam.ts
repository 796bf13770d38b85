import type { Branch } from '../waterfall/tree.ts';
import { explainCount, explainDistinct, spans } from './diagnose/count.ts';
import type { Evidence } from './diagnose/evidence.ts';
import { explainException } from './diagnose/exception.ts';
import type { Explanation } from './diagnose/explanation.ts';
import { joinMisplaced } from './diagnose/misplaced.ts';
import { findMissing } from './diagnose/missing-span.ts';
import { isDeprecated } from './diagnose/renamed-keys.ts';
import { isAboutService } from './diagnose/service-slip.ts';
import { explainSlip } from './diagnose/span-slip.ts';
import { explainNotRoot, explainTie } from './diagnose/tie.ts';
import { leastWrong, mustBeRoot, tiesOf, type Exam } from './exam.ts';
import type { Check, SpanCheck } from './expectation.ts';
import { expectTests, judgeSpan, matchTests, type FieldTest, type Slip } from './field-test.ts';
import { listed, quoted } from './quote.ts';
import { isBelow, isRoot, isTiedToAny } from './relations.ts';
import { boundsOf } from './value-test.ts';

/** How a check's span stands wrongly to those of other checks: the first tie that does not hold. */
function explainTies(check: Check, branch: Branch, { casting }: Evidence): Explanation[] {
  if (mustBeRoot(check) && !isRoot(branch)) return [explainNotRoot(branch)];
  for (const tie of tiesOf(check)) {
    const others = casting.get(tie.of) ?? [];
    const [other] = others;
    if (other !== undefined && !isTiedToAny(tie, branch, others)) return [explainTie(tie, branch, other)];
  }
  return [];
}

/** The span to explain: of those that are as they should be, one that nobody else has; else the one most likely meant. */
function suspect(exam: Exam, { casting, suspects }: Evidence): Branch | undefined {
  const others = new Map([...casting].filter(([id]) => id !== exam.check.id));
  if (exam.good.length > 0) return leastWrong(exam.check, exam.good, others);
  return suspects.get(exam.check.id) ?? leastWrong(exam.check, exam.found, others);
}

/** What is told first: by what a span is found, then what is there and wrong, then what is not there. */
const RANK: Partial<Record<Slip['miss'], number>> = { type: 1, value: 2, forbidden: 2, missing: 3 };
const IDENTITY: ReadonlySet<FieldTest['field']> = new Set(['name', 'kind', 'service']);

const rankOf = ({ test, miss }: Slip): number => (IDENTITY.has(test.field) ? 0 : (RANK[miss] ?? 2));

/** Everything that has to be changed to make a span the one looked for, the most telling first. */
function explainEdits(tests: readonly FieldTest[], branch: Branch, evidence: Evidence): Explanation[] {
  const { slips } = judgeSpan(branch.span, tests);
  const ranked = slips.toSorted((a, b) => rankOf(a) - rankOf(b));
  const told = ranked.map((slip) => explainSlip(slip, branch, evidence.around));
  return joinMisplaced(told, branch, evidence);
}

function explainMissing(check: SpanCheck, evidence: Evidence): Explanation[] {
  const missing = findMissing(check, evidence);
  if ('told' in missing) return [missing.told];
  const tests = [...matchTests(check.match), ...expectTests(check.expect)];
  return explainEdits(tests, missing.suspect, evidence);
}

function explainSpan(check: SpanCheck, exam: Exam, evidence: Evidence): Explanation[] {
  if (exam.found.length === 0) return explainMissing(check, evidence);
  const { min } = boundsOf(check.count);
  if (exam.state === 'too-many') return [...explainIntruder(check, exam, evidence), explainCount(check, exam)];
  if (exam.found.length < min) return explainTooFew(check, exam, evidence);
  const wrong = exam.good.length < min ? exam.found.filter((branch) => !exam.good.includes(branch)) : exam.good;
  const branch = min > 1 ? leastWrong(check, wrong, new Map()) : suspect(exam, evidence);
  if (branch === undefined) return [explainCount(check, exam)];
  const told = [...explainEdits(expectTests(check.expect), branch, evidence), ...explainTies(check, branch, evidence)];
  if (told.length > 0) return told;
  const distinct = explainDistinct(check, exam);
  return distinct.length > 0 ? distinct : [explainCount(check, exam)];
}

/** One too many may be a span that another check is about, or the work of one: it looks like these by that one's mistake. */
function explainIntruder(check: SpanCheck, { found }: Exam, evidence: Evidence): Explanation[] {
  const fields = new Set(matchTests(check.match).map(({ field }) => field));
  const { max } = boundsOf(check.count);
  for (const { check: other, state } of evidence.exams.values()) {
    const intruder = evidence.suspects.get(other.id);
    if (other === check || other.signal !== 'span' || state !== 'unmet' || intruder === undefined) continue;
    const isOneOfThem = found.includes(intruder);
    if (!isOneOfThem && found.filter((branch) => !isBelow(branch, intruder)).length > max) continue;
    const { slips } = judgeSpan(intruder.span, [...matchTests(other.match), ...expectTests(other.expect)]);
    // A process under another's name takes all that it does along; any other slip is the span's own.
    const telling = slips.filter((slip) => fields.has(slip.test.field) && (isOneOfThem || isAboutService(slip)));
    if (telling.length > 0) return telling.map((slip) => explainSlip(slip, intruder, evidence.around));
  }
  return [];
}

/** Some came and not enough: a slip in one of the others tells more than the number. */
function explainTooFew(check: SpanCheck, exam: Exam, evidence: Evidence): Explanation[] {
  const near = evidence.suspects.get(check.id);
  const slips =
    near === undefined || exam.found.includes(near) ? [] : explainEdits(matchTests(check.match), near, evidence);
  return [...slips, explainCount(check, exam)];
}

function explainUnexpected(exam: Exam): Explanation {
  return {
    code: 'span.unexpected',
    message: `${spans(exam.found.length)} arrived that should not be there: ${listed(exam.found.map(({ span }) => span.name))}.`,
    expected: 'none',
    actual: spans(exam.found.length),
    at: exam.found.slice(0, 5),
  };
}

/** Why a check was not met. */
export function explainExam(exam: Exam, evidence: Evidence): Explanation[] {
  const { check } = exam;
  if (exam.outcome?.state === 'unmet') return exam.outcome.explanations;
  if (check.signal === 'exception') return explainException(check, exam, evidence);
  return check.signal === 'span' ? explainSpan(check, exam, evidence) : [explainUnexpected(exam)];
}

function aliasCode(test: FieldTest, alias: string): Explanation['code'] {
  if (test.field === 'name') return 'span.name-alias';
  return isDeprecated(alias) ? 'attr.deprecated-key' : 'attr.alias';
}

/** Names by which a check was met although they are only accepted. */
export function explainAliases(exam: Exam, { casting }: Evidence): Explanation[] {
  const { check } = exam;
  if (check.signal !== 'span') return [];
  const tests = [...matchTests(check.match), ...expectTests(check.expect)];
  const [branch] = casting.get(check.id) ?? [];
  if (branch === undefined) return [];
  return judgeSpan(branch.span, tests).aliases.map(({ test, alias }) => ({
    code: aliasCode(test, alias),
    level: 'warning',
    message:
      test.field === 'name'
        ? `The span is named ${quoted(alias)}, which is accepted.`
        : `${quoted(branch.span.name)} uses ${quoted(alias)} for ${test.key}, which is accepted.`,
    at: [branch],
  }));
}
