import { judgeAnswers, takeFromTelemetry } from '../../checker/judge-answer.ts';
import { judgeQuery } from '../../checker/judge-query.ts';
import { judgeSavedQuery } from '../../checker/judge-saved-query.ts';
import type { CheckStatus } from '../../checker/report.ts';
import { evaluateQuery } from '../../query/evaluate.ts';
import { planQuery } from '../../query/plan.ts';
import type { QuerySpec } from '../../query/spec.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import { expectationFiles, type Step } from '../step.ts';
import { trace } from '../trace-notation.ts';
import { LintedFile, type LintProblem } from './lint-problem.ts';

type QueryStep = Extract<Step, { kind: 'query' }>;
type AnswerStep = Extract<Step, { kind: 'answer' }>;

/** What a student may have sent by the end of the course, newest last. */
export const sentByTheEnd = (): StoredSpan[] =>
  trace(`
  backend-node: GET [server] SampleRate=4
  backend-next: GET /api/sign-in-events/after [server]
    sign-in {sign-in} app.user_id=u-1906 app.sign_in=refused
    sign-in {sign-in} app.user_id=u-1906 app.sign_in=refused
    sign-in {sign-in} app.user_id=u-1906 app.sign_in=refused
      lock-account {sign-in} app.user_id=u-1906 app.action_id=f47ac10b-58cc-4372-a567-0e02b2c3d479
  backend-next: GET /api/user-on-the-span/after [server]
    http-handler {home.activities} app.user_id=u-1815 app.result_length=1
  backend-next: GET /api/user-on-the-span/after [server]
    http-handler {home.activities} app.user_id=u-1906 app.result_length=3
  backend-next: GET /api/adding-attributes/after [server]
    http-handler {home.activities} app.now=2026-11-22T09:30:00.000Z app.result_length=3
  backend-next: GET /api/adding-attributes/after [server]
    http-handler {home.activities} app.now=2026-11-22T09:31:00.000Z app.result_length=3`);

/** Proves a step that asks a query: its wrong one fails, its right one passes, and not where nothing was sent. */
export function lintQuery(root: string, { folder, lesson, expectation }: QueryStep): LintProblem[] {
  const page = new LintedFile(root, `${folder}/${expectationFiles.query}`);
  const spans = sentByTheEnd();
  const now = Number(spans.at(-1)?.end ?? 0n) / 1e6 + 1000;
  const ask = (spec: QuerySpec, over: StoredSpan[]): CheckStatus => {
    const result = evaluateQuery(planQuery(spec, now), over);
    const occasion = { lesson, variant: 'sample' };
    if (!expectation.saved) return judgeQuery(expectation, { spec, result }, occasion).status;
    const saved = [{ id: 'sample', name: 'sample', spec, result }];
    return judgeSavedQuery(expectation, { asked: null, saved, open: null }, occasion).status;
  };
  if (ask(expectation.before, spans) !== 'failed') page.atPath(['before'], 'the wrong query does not fail');
  if (ask(expectation.after, spans) !== 'passed') page.atPath(['after'], 'the right query does not pass');
  if (ask(expectation.after, []) !== 'failed') page.atPath(['after'], 'it passes where nothing was sent');
  return page.problems;
}

/** Proves a quiz: each wrong answer fails, the right ones pass, and every option that is not right says why. */
export function lintAnswer(root: string, { folder, lesson, expectation }: AnswerStep): LintProblem[] {
  const page = new LintedFile(root, `${folder}/${expectationFiles.answer}`);
  const spans = sentByTheEnd();
  const judged = (sample: typeof expectation.before) =>
    judgeAnswers(expectation, takeFromTelemetry(expectation, sample, spans), spans, { lesson, variant: 'sample' });
  const before = judged(expectation.before);
  expectation.questions.forEach((question, at) => {
    const verdict = before.checks.find(({ id }) => id === question.id);
    if (verdict?.status !== 'failed') page.atPath(['questions', at], 'its wrong answer in “before” does not fail');
    if (question.kind === 'from-telemetry') return;
    question.options.forEach(({ id, correct }, nth) => {
      if (correct) return;
      const alone = judged({ [question.id]: question.kind === 'multiple' ? [id] : id });
      const status = alone.checks.find((check) => check.id === question.id)?.status;
      if (status !== 'failed') page.atPath(['questions', at, 'options', nth], `the option “${id}” is wrong and passes`);
    });
  });
  if (judged(expectation.after).status !== 'passed') page.atPath(['after'], 'the right answers do not pass');
  return page.problems;
}
