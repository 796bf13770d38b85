import { MOST_SAVED_QUERIES } from '../../query/saved-query.ts';
import type { Problem } from '../../telemetry/problem.ts';

export const nameTaken = (name: string): Problem => ({
  code: 'saved-query/taken',
  message: `There is a saved query “${name}” already.`,
  hint: 'Choose another name, or open that one and save your changes to it.',
  at: ['name'],
});

export const fullShelf: Problem = {
  code: 'saved-query/full',
  message: `A workspace keeps ${MOST_SAVED_QUERIES} saved queries at most.`,
  hint: 'Delete some that you no longer ask.',
};
