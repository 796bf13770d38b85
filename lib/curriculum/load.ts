import path from 'node:path';
import { answerExpectationSchema } from '../checker/answer-expectation.ts';
import { expectationSchema } from '../checker/expectation.ts';
import { queryExpectationSchema } from '../checker/query-expectation.ts';
import { resourceExpectationSchema } from '../checker/resource-expectation.ts';
import type { Problem } from '../telemetry/problem.ts';
import { ContentReader, numberedFolders } from './content-files.ts';
import {
  expectationFiles,
  lessonFileSchema,
  stepFileSchema,
  type Curriculum,
  type Lesson,
  type Step,
  type StepFile,
} from './step.ts';

export type { Curriculum };

const LESSONS = 'content/lessons';

function withExpectation(reader: ContentReader, lesson: string, folder: string, file: StepFile): Step | null {
  const placed = { lesson, folder };
  switch (file.kind) {
    case 'read':
      return { ...file, ...placed, expectation: null };
    case 'answer': {
      const expectation = reader.json(`${folder}/${expectationFiles.answer}`, answerExpectationSchema);
      return expectation && { ...file, ...placed, expectation };
    }
    case 'query': {
      const expectation = reader.json(`${folder}/${expectationFiles.query}`, queryExpectationSchema);
      return expectation && { ...file, ...placed, expectation };
    }
    case 'resource': {
      const expectation = reader.json(`${folder}/${expectationFiles.resource}`, resourceExpectationSchema);
      return expectation && { ...file, ...placed, expectation };
    }
    case 'emit': {
      const expectation = reader.json(`${folder}/${expectationFiles.emit}`, expectationSchema);
      return expectation && { ...file, ...placed, expectation };
    }
    default:
      return file satisfies never;
  }
}

function readStep(reader: ContentReader, lesson: string, folder: string): Step[] {
  const file = reader.json(`${folder}/step.json`, stepFileSchema);
  if (file === null) return [];
  if (reader.text(`${folder}/step.mdx`)?.trim() === '') reader.object(`${folder}/step.mdx`, 'this step has no prose');
  const step = withExpectation(reader, lesson, folder, file);
  if (step === null) return [];
  if (step.expectation !== null && step.expectation.step !== step.id) {
    reader.object(`${folder}/${expectationFiles[step.kind]}`, `this is about another step than “${step.id}”`, ['step']);
  }
  return [step];
}

function readLesson(reader: ContentReader, folder: string): Lesson[] {
  const file = reader.json(`${folder}/lesson.json`, lessonFileSchema);
  if (file === null) return [];
  const steps = numberedFolders(path.join(reader.root, folder)).flatMap((name) =>
    readStep(reader, file.id, `${folder}/${name}`),
  );
  return [{ ...file, folder, steps }];
}

/** Progress is kept by id, so an id that two folders claim would let one step tick off the other. */
function objectToSharedIds(reader: ContentReader, lessons: Lesson[]): void {
  const owners = new Map<string, string>();
  const places = lessons.flatMap((lesson) => [
    { id: lesson.id, file: `${lesson.folder}/lesson.json` },
    ...lesson.steps.map((step) => ({ id: step.id, file: `${step.folder}/step.json` })),
  ]);
  for (const { id, file } of places) {
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, file);
    else reader.object(file, `the id “${id}” belongs to ${owner} already`, ['id']);
  }
}

/**
 * Reads every lesson below `content/lessons` of a root, and says what is wrong with any of them.
 * What could not be parsed is left out of the curriculum.
 */
export function readCurriculum(root: string): { curriculum: Curriculum; problems: Problem[] } {
  const reader = new ContentReader(root);
  const lessons = numberedFolders(path.join(root, LESSONS)).flatMap((name) => readLesson(reader, `${LESSONS}/${name}`));
  objectToSharedIds(reader, lessons);
  return { curriculum: { lessons }, problems: reader.problems };
}

/**
 * The curriculum of a root, for pages, server and command line alike.
 * @throws when any file is invalid, with every file and place named: broken content is a bug, not a student's problem
 */
export function loadCurriculum(root: string): Curriculum {
  const { curriculum, problems } = readCurriculum(root);
  if (problems.length === 0) return curriculum;
  throw new Error(`The lessons cannot be read.\n${problems.map((problem) => `- ${problem.message}`).join('\n')}`);
}
