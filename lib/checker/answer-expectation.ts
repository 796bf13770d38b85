import { z } from 'zod';
import { hintsSchema, scoringSchema } from './check-base.ts';
import { spanMatchSchema } from './span-match.ts';
import { checkIdSchema } from './value-test.ts';

const optionSchema = z.strictObject({
  id: checkIdSchema,
  text: z.string().min(1),
  correct: z.boolean(),
  because: z.string().min(1).describe('why this is right or wrong; shown once it was chosen or missed'),
});

const common = {
  id: checkIdSchema,
  text: z.string().min(1).describe('the question'),
  points: z.number().nonnegative().default(1),
};

const choiceFields = { ...common, options: z.array(optionSchema).min(2).max(8) };

/** A question. Each option explains itself; a `from-telemetry` one is answered by looking at one's own spans. */
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...choiceFields }),
  z.strictObject({ kind: z.literal('multiple'), ...choiceFields }),
  z.strictObject({
    kind: z.literal('from-telemetry'),
    ...common,
    match: spanMatchSchema,
    attribute: z
      .string()
      .min(1)
      .describe(
        'a column of the matching span: an attribute, a resource attribute, or name, duration_ms, trace.trace_id, …',
      ),
    placeholder: z.string().optional(),
    because: z.string().min(1).describe('where to look; shown with a wrong answer'),
    hints: hintsSchema,
  }),
]);
export type Question = z.infer<typeof questionSchema>;
export type ChoiceQuestion = Extract<Question, { options: unknown }>;
export type TelemetryQuestion = Extract<Question, { kind: 'from-telemetry' }>;

/** What a student answers, by question: an option's id, several ids, or text. */
export const answersSchema = z.record(
  checkIdSchema,
  z.union([z.string().max(1000), z.array(z.string().max(64)).max(8)]),
);
export type Answers = z.infer<typeof answersSchema>;

/** A sample may say: whatever the newest matching span holds. */
const sampleAnswersSchema = z.record(
  checkIdSchema,
  z.union([z.string(), z.array(z.string()), z.strictObject({ take: z.literal('latest') })]),
);
export type SampleAnswers = z.infer<typeof sampleAnswersSchema>;

function objection(question: Question): string | null {
  if (question.kind === 'from-telemetry') return null;
  const ids = new Set(question.options.map((option) => option.id));
  if (ids.size < question.options.length) return `two options of "${question.id}" have the same id`;
  const right = question.options.filter((option) => option.correct).length;
  if (question.kind === 'single' && right !== 1) return `"${question.id}" needs exactly one correct option`;
  if (right === 0) return `"${question.id}" has no correct option`;
  return null;
}

/** A quiz, with wrong answers and right ones that prove it. */
export const answerExpectationSchema = z
  .strictObject({
    schema: z.literal('spanwalk/answer-expectation/v1'),
    step: checkIdSchema,
    title: z.string().min(1),
    questions: z.array(questionSchema).min(1),
    before: sampleAnswersSchema.describe('answers that must fail'),
    after: sampleAnswersSchema.describe('answers that must pass'),
    scoring: scoringSchema,
  })
  .superRefine(({ questions, before, after }, context) => {
    const ids = questions.map((question) => question.id);
    questions.forEach((question, at) => {
      const message = ids.indexOf(question.id) < at ? `the id "${question.id}" is used twice` : objection(question);
      if (message !== null) context.addIssue({ code: 'custom', path: ['questions', at], message });
    });
    for (const [sample, answers] of Object.entries({ before, after })) {
      for (const id of Object.keys(answers)) {
        if (ids.includes(id)) continue;
        context.addIssue({ code: 'custom', path: [sample, id], message: `there is no question "${id}"` });
      }
    }
  });

export type AnswerExpectationInput = z.input<typeof answerExpectationSchema>;
export type AnswerExpectation = z.infer<typeof answerExpectationSchema>;
