import { z } from 'zod';
import { answerExpectationSchema } from './answer-expectation.ts';
import { expectationSchema } from './expectation.ts';
import { queryExpectationSchema } from './query-expectation.ts';
import { resourceExpectationSchema } from './resource-expectation.ts';

/** What a step expects, whichever kind of step it is; told apart by `schema`. */
export const stepExpectationSchema = z.discriminatedUnion('schema', [
  expectationSchema,
  queryExpectationSchema,
  answerExpectationSchema,
  resourceExpectationSchema,
]);
