import type { Branch } from '../waterfall/tree.ts';
import { explainMissingSpan, searchInWords } from './diagnose/missing-span.ts';
import { explainSlip } from './diagnose/span-slip.ts';
import { explainNotRoot, explainTie } from './diagnose/tie.ts';
import type { Explanation } from './diagnose/explanation.ts';
import type { Surroundings } from './diagnose/missing-attribute.ts';
import { leastWrong, mustBeRoot, tiesOf, type Exam, type Examination } from './exam.ts';
import type { Check, SpanCheck } from './expectation.ts';
import { expectTests, judgeSpan, matchTests, type FieldTest } from './field-test.ts';
import { isDeprecated } from './diagnose/renamed-keys.ts';
import type { Scene } from './observation.ts';
import { listed, quoted } from './quote.ts';
import type { ExceptionCheck } from './signals/exception.ts';
import { isRoot, isTiedToAny } from './relations.ts';
import { boundsOf } from './value-test.ts';

/** Everything that an explanation may draw on. */
export interface Evidence extends Examination {
  scene: Scene;
  around: Surroundings;
}

/** Keys that the step asks for anywhere. */
export function wantedKeys(checks: readonly Check[]): Set<string> {
  const tests = checks.flatMap((check) => {
    if (check.signal !== 'span' && check.signal !== 'absent') return [];
    return [...matchTests(check.match), ...(check.signal === 'span' ? expectTests(check.expect) : [])];
  });
  return new Set(tests.map(({ key }) => key));
}

const spans = (count: number): string => (count === 1 ? '1 span' : `${count} spans`);

function explainCount(check: SpanCheck, { found }: Exam): Explanation {
  const { min, max } = boundsOf(check.count);
  const wanted =
    min === max ? `exactly ${spans(min)}` : max === Infinity ? `at least ${spans(min)}` : `${min} to ${spans(max)}`;
  return {
    code: 'span.count',
    message: `There ${found.length === 1 ? 'is' : 'are'} ${spans(found.length)} like “${check.title}” and there should be ${wanted}.`,
    expected: `${wanted}: ${searchInWords(matchTests(check.match))}`,
    actual: `${spans(found.length)}: ${listed(found.map(({ span }) => span.name))}`,
    at: found.slice(0, 5),
  };
}

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

/** The span to explain: of those that are as they should be, one that nobody else has; else the least wrong one. */
function suspect(exam: Exam, { casting }: Evidence): Branch | undefined {
  const others = new Map([...casting].filter(([id]) => id !== exam.check.id));
  return leastWrong(exam.check, exam.good.length > 0 ? exam.good : exam.found, others);
}

function explainDistinct(check: SpanCheck, { good }: Exam): Explanation[] {
  const test = expectTests(check.expect).find(({ conditions }) => conditions.distinct !== undefined);
  if (test === undefined) return [];
  return [
    {
      code: 'attr.distinct',
      message: `${quoted(test.key)} should have ${test.conditions.distinct} different values over ${spans(good.length)}.`,
      at: good.slice(0, 5),
    },
  ];
}

function explainSpan(check: SpanCheck, exam: Exam, evidence: Evidence): Explanation[] {
  if (exam.found.length === 0) {
    const claimed = new Set([...evidence.casting.values()].flat());
    return explainMissingSpan(matchTests(check.match), { ...evidence, claimed });
  }
  const { min } = boundsOf(check.count);
  if (exam.state === 'too-many' || exam.found.length < min) return [explainCount(check, exam)];
  const wrong = exam.good.length < min ? exam.found.filter((branch) => !exam.good.includes(branch)) : exam.good;
  const branch = min > 1 ? leastWrong(check, wrong, new Map()) : suspect(exam, evidence);
  if (branch === undefined) return [explainCount(check, exam)];
  const { slips } = judgeSpan(branch.span, expectTests(check.expect));
  const told = [
    ...slips.map((slip) => explainSlip(slip, branch, evidence.around)),
    ...explainTies(check, branch, evidence),
  ];
  if (told.length > 0) return told;
  const distinct = explainDistinct(check, exam);
  return distinct.length > 0 ? distinct : [explainCount(check, exam)];
}

function explainException(check: ExceptionCheck, { found }: Exam, { casting }: Evidence): Explanation[] {
  const [on] = casting.get(check.on) ?? [];
  const recorded = found.find((branch) => branch === on);
  const name = quoted(on?.span.name ?? check.on);
  if (recorded !== undefined) {
    return [
      {
        code: 'exception.differs',
        message: `The exception recorded on ${name} is not the one looked for.`,
        at: [recorded],
      },
    ];
  }
  return [
    { code: 'exception.missing', message: `No exception is recorded on ${name}.`, at: on === undefined ? [] : [on] },
  ];
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
    message: `${quoted(branch.span.name)} uses ${quoted(alias)}${test.field === 'name' ? ' as its name' : ` for ${test.key}`}, which is accepted.`,
    at: [branch],
  }));
}
