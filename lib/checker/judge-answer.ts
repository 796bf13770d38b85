import { valueAsText } from '../telemetry/attributes.ts';
import { durationMs, type StoredSpan } from '../telemetry/span.ts';
import type {
  AnswerExpectation,
  Answers,
  ChoiceQuestion,
  Question,
  SampleAnswers,
  TelemetryQuestion,
} from './answer-expectation.ts';
import type { AnyCheck } from './check-base.ts';
import type { Explanation } from './diagnose/explanation.ts';
import { searchInWords } from './diagnose/missing-span.ts';
import { matchTests, own, passesAll } from './field-test.ts';
import { judgeInOrder, reportWithoutTelemetry, type Occasion } from './judged-steps.ts';
import { listed, quoted } from './quote.ts';
import type { CheckResult, Report } from './report.ts';

const chosen = (answer: Answers[string] | undefined): string[] => {
  if (answer === undefined) return [];
  return (Array.isArray(answer) ? answer : [answer]).map((each) => each.trim()).filter((each) => each !== '');
};

const unanswered = (question: Question): Explanation => ({
  code: 'answer.missing',
  message: `“${question.text}” is not answered.`,
});

function judgeChoice(question: ChoiceQuestion, picks: string[]): Explanation | null {
  const { options } = question;
  const unknown = picks.filter((pick) => !options.some(({ id }) => id === pick));
  if (unknown.length > 0) return { code: 'answer.wrong', message: `There is no option ${listed(unknown)}.` };
  const wrong = options.find(({ id, correct }) => picks.includes(id) && !correct);
  if (wrong !== undefined)
    return { code: 'answer.wrong', message: `“${wrong.text}”: ${wrong.because}`, fix: 'Choose again.' };
  const missed = options.filter(({ id, correct }) => !picks.includes(id) && correct);
  if (missed.length === 0) return null;
  // What was missed is not named: the reader is to find it.
  return {
    code: 'answer.incomplete',
    message: `What is chosen is right; ${missed.length} more of the options are right too.`,
  };
}

/** Columns of a span that are not attributes, by the names that the query page gives them. */
const COLUMNS: Readonly<Record<string, (span: StoredSpan) => string>> = {
  name: (span) => span.name,
  kind: (span) => span.kind,
  duration_ms: (span) => String(durationMs(span)),
  'trace.trace_id': (span) => span.traceId,
  'trace.span_id': (span) => span.spanId,
  'trace.parent_id': (span) => span.parentId ?? '',
  'library.name': (span) => span.scope.name,
};

function columnOf(span: StoredSpan, column: string): string | undefined {
  const value = own(span.attributes, column) ?? own(span.resource.attributes, column);
  if (value !== undefined) return valueAsText(value);
  const read = Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : undefined;
  return read?.(span);
}

/** The right answers to a question about the student's own spans, the newest first. */
function valuesFor(question: TelemetryQuestion, spans: readonly StoredSpan[]): string[] {
  const tests = matchTests(question.match);
  return spans
    .filter((span) => passesAll(span, tests))
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap((span) => columnOf(span, question.attribute) ?? []);
}

function judgeFromTelemetry(
  question: TelemetryQuestion,
  picks: string[],
  spans: readonly StoredSpan[],
): Explanation | null {
  const values = valuesFor(question, spans);
  const where = `${question.attribute} of ${searchInWords(matchTests(question.match))}`;
  if (values.length === 0) {
    return {
      code: 'answer.no-telemetry',
      message: `No ${searchInWords(matchTests(question.match)).replace(/^a /, '')} with ${question.attribute} has arrived yet.`,
    };
  }
  const [pick = ''] = picks;
  if (values.some((value) => value.trim() === pick.replace(/^["“](.*)["”]$/, '$1'))) return null;
  return {
    code: 'answer.not-in-telemetry',
    message: `${quoted(pick)} is not the ${where} in any of your traces.`,
    expected: `the ${where}`,
    actual: quoted(pick),
    fix: question.because,
  };
}

const asCheck = (question: Question): AnyCheck => ({
  id: question.id,
  title: question.text,
  level: 'required',
  points: question.points,
  partial: true,
  hints: question.kind === 'from-telemetry' ? question.hints : {},
  dependsOn: [],
});

/** Holds answers against a quiz; `spans` are the student's own, which some questions are about. Pure. */
export function judgeAnswers(
  expectation: AnswerExpectation,
  answers: Answers,
  spans: readonly StoredSpan[],
  occasion: Occasion,
): Report {
  const questions = new Map(expectation.questions.map((question) => [question.id, question]));
  const checks = judgeInOrder([...questions.values()].map(asCheck), ({ id }) => {
    const question = questions.get(id);
    if (question === undefined) throw new Error(`there is no question ${id}`);
    const picks = chosen(Object.hasOwn(answers, id) ? answers[id] : undefined);
    if (picks.length === 0) return unanswered(question);
    return question.kind === 'from-telemetry'
      ? judgeFromTelemetry(question, picks, spans)
      : judgeChoice(question, picks);
  });
  return reportWithoutTelemetry(expectation, checks.map(explained(questions)), occasion);
}

/** A right answer is explained as well: it may have been a guess. */
const explained =
  (questions: ReadonlyMap<string, Question>) =>
  (result: CheckResult): CheckResult => {
    const question = questions.get(result.id);
    if (result.status !== 'passed' || question === undefined || !('options' in question)) return result;
    const right = question.options.filter(({ correct }) => correct);
    return { ...result, why: right.map(({ because }) => because).join(' ') };
  };

/** A sample's answers with `{ take: 'latest' }` replaced by what the newest matching span holds. */
export function takeFromTelemetry(
  { questions }: AnswerExpectation,
  sample: SampleAnswers,
  spans: readonly StoredSpan[],
): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    const answer = sample[question.id];
    if (answer === undefined) continue;
    if (typeof answer === 'string' || Array.isArray(answer)) answers[question.id] = answer;
    else if (question.kind === 'from-telemetry') answers[question.id] = valuesFor(question, spans)[0] ?? '';
  }
  return answers;
}
