import { z } from 'zod';
import { answersSchema } from '../checker/answer-expectation.ts';
import { OWN_SERVICE } from '../checker/applicable.ts';
import { judgeAnswers, takeFromTelemetry } from '../checker/judge-answer.ts';
import { judgeQuery } from '../checker/judge-query.ts';
import type { Report } from '../checker/report.ts';
import type { Step } from '../curriculum/step.ts';
import type { Engine } from '../engine/start-engine.ts';
import { parseQuery } from '../query/parse.ts';
import { planQuery } from '../query/plan.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { AwsKey } from '../receivers/keys/key-record.ts';
import { judgeSample, judgeSetUp } from './resources/judge-resource-step.ts';
import { judgeSavedSample, judgeSavedStep } from './saved-queries/judge-saved-step.ts';
import type { SavedQueries } from './saved-queries/saved-queries.ts';

/** What is to be judged: a student's own query or answers, or one of the samples that prove the step. */
export const submissionSchema = z.union([
  // `saved`: the id of the saved query that this one began as.
  z.strictObject({ query: z.unknown(), saved: z.string().max(64).optional() }),
  z.strictObject({ answers: answersSchema }),
  // With a variant the command line asks: it is not the student's progress.
  z.strictObject({ look: z.literal(true), variant: z.literal(OWN_SERVICE).optional() }),
  z.strictObject({ sample: z.enum(['before', 'after']) }),
]);
export type Submission = z.infer<typeof submissionSchema>;

/** As what a student's own submission is reported. */
export const STUDENT = 'student';

/** How far back a question about one's own spans looks. */
const NEWEST_SPANS = 5000;

type Judged = { report: Report } | { problems: Problem[] };
type QueryStep = Extract<Step, { kind: 'query' }>;
type AnswerStep = Extract<Step, { kind: 'answer' }>;

interface Asking {
  engine: Engine;
  savedQueries: SavedQueries;
  workspace: string;
  now: number;
  /** Signs the calls of a sample that sets something up. */
  awsKey: () => Promise<AwsKey>;
}

const misfit: Problem = {
  code: 'check/misfit',
  message: 'This is not what the step asks for.',
  hint: 'Send {"query": …} to a query step, {"answers": …} to an answer step and {"look": true} to one that sets something up.',
};

function variantOf(submission: Submission): string {
  if ('sample' in submission) return submission.sample;
  return 'look' in submission ? (submission.variant ?? STUDENT) : STUDENT;
}

/** A step that wants a query saved is judged by what is saved. */
async function judgeSaved(step: QueryStep, submission: Submission, asking: Asking): Promise<Judged> {
  if ('answers' in submission) return { problems: [misfit] };
  if ('sample' in submission) return judgeSavedSample(step, submission.sample, asking);
  const shown = 'look' in submission ? { open: null } : { query: submission.query, open: submission.saved ?? null };
  return judgeSavedStep(step, shown, variantOf(submission), asking);
}

async function judgeQueryStep(step: QueryStep, submission: Submission, asking: Asking): Promise<Judged> {
  if (step.expectation.saved) return judgeSaved(step, submission, asking);
  if ('answers' in submission || 'look' in submission) return { problems: [misfit] };
  const { engine, workspace, now } = asking;
  const wanted = 'sample' in submission ? step.expectation[submission.sample] : submission.query;
  const parsed = parseQuery(wanted);
  if ('problems' in parsed) return { problems: parsed.problems };
  const result = await engine.query(workspace, planQuery(parsed.ok, now));
  const occasion = { lesson: step.lesson, variant: variantOf(submission) };
  return { report: judgeQuery(step.expectation, { spec: parsed.ok, result }, occasion) };
}

async function judgeAnswerStep(step: AnswerStep, submission: Submission, asking: Asking): Promise<Judged> {
  if ('query' in submission || 'look' in submission) return { problems: [misfit] };
  const needsSpans = step.expectation.questions.some(({ kind }) => kind === 'from-telemetry');
  const spans = needsSpans ? await asking.engine.newestSpans(asking.workspace, NEWEST_SPANS) : [];
  const answers =
    'sample' in submission
      ? takeFromTelemetry(step.expectation, step.expectation[submission.sample], spans)
      : submission.answers;
  const occasion = { lesson: step.lesson, variant: variantOf(submission) };
  return { report: judgeAnswers(step.expectation, answers, spans, occasion) };
}

/** Judges a step whose answer is a query or a quiz. The verdict is the server's, on what it really holds. */
export async function judgeStep(step: Step, submission: Submission, asking: Asking): Promise<Judged> {
  switch (step.kind) {
    case 'query':
      return judgeQueryStep(step, submission, asking);
    case 'answer':
      return judgeAnswerStep(step, submission, asking);
    case 'resource':
      if (!('look' in submission) && !('sample' in submission)) return { problems: [misfit] };
      return 'sample' in submission
        ? judgeSample(step, submission.sample, asking)
        : { report: await judgeSetUp(step, variantOf(submission), asking) };
    case 'emit':
    case 'read':
      return { problems: [misfit] };
    default:
      return step satisfies never;
  }
}
