import { z } from 'zod';
import type { AnswerExpectation } from '../checker/answer-expectation.ts';
import type { Expectation } from '../checker/expectation.ts';
import type { QueryExpectation } from '../checker/query-expectation.ts';
import type { ResourceExpectation } from '../checker/resource-expectation.ts';

/** Lessons and steps are known by id everywhere outside `content/`: a folder may be renamed or moved, an id may not. */
export const contentIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, 'an id is two or more lower-case letters, digits and hyphens');

const common = {
  id: contentIdSchema,
  title: z.string().min(1).max(80),
  summary: z.string().min(1).max(200).describe('what the step is about, in one sentence, for lists and search results'),
  minutes: z.number().int().min(1).max(60).describe('how long a beginner needs, about'),
};

/** `step.json`, in its kinds: one for each way of proving that a step was done. */
export const stepFileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('read') }),
  z.strictObject({ ...common, kind: z.literal('answer') }),
  z.strictObject({ ...common, kind: z.literal('query') }),
  z.strictObject({ ...common, kind: z.literal('resource') }),
  z.strictObject({
    ...common,
    kind: z.literal('emit'),
    variants: z.tuple([z.literal('before'), z.literal('after')]),
    via: z.enum(['route', 'stage']).describe('route: a handler below app/api; stage: a process below content/stages'),
  }),
]);
export type StepFile = z.infer<typeof stepFileSchema>;
export type StepKind = StepFile['kind'];

/** `lesson.json`. */
export const lessonFileSchema = z.strictObject({
  id: contentIdSchema,
  title: z.string().min(1).max(80),
  summary: z.string().min(1).max(200),
});
export type LessonFile = z.infer<typeof lessonFileSchema>;

/** The file beside `step.json` that holds what a step of this kind expects; a `read` step expects nothing. */
export const expectationFiles = {
  emit: 'expectation.json',
  query: 'query.json',
  answer: 'answer.json',
  resource: 'resource.json',
} as const satisfies Record<Exclude<StepKind, 'read'>, string>;

interface Placed {
  /** The id of the lesson it belongs to. */
  lesson: string;
  /** Its folder, from the root: `content/lessons/01-live-stream/01-videos`. The prose is `step.mdx` in there. */
  folder: string;
}

type FileOf<Kind extends StepKind> = Extract<StepFile, { kind: Kind }>;

/** One page with one thing to do, and how it is proved. */
export type Step = Placed &
  (
    | (FileOf<'read'> & { expectation: null })
    | (FileOf<'answer'> & { expectation: AnswerExpectation })
    | (FileOf<'query'> & { expectation: QueryExpectation })
    | (FileOf<'resource'> & { expectation: ResourceExpectation })
    | (FileOf<'emit'> & { expectation: Expectation })
  );

export interface Lesson extends LessonFile {
  folder: string;
  /** In the order of their folders' numbers. */
  steps: Step[];
}

/** All lessons in order, and the words they explain. */
export interface Curriculum {
  lessons: Lesson[];
}
