import { MOST_BOARDS, MOST_PANELS } from '../../boards/board.ts';
import type { Problem } from '../../telemetry/problem.ts';

export const nameTaken = (name: string): Problem => ({
  code: 'board/taken',
  message: `There is a board “${name}” already.`,
  hint: 'Choose another name, or open that one.',
  at: ['name'],
});

export const fullWall: Problem = {
  code: 'board/full',
  message: `A workspace keeps ${MOST_BOARDS} boards at most.`,
  hint: 'Delete some that you no longer look at; export them first, if they may be wanted again.',
};

export const fullBoard: Problem = {
  code: 'board/full-of-panels',
  message: `A board has ${MOST_PANELS} panels at most.`,
  hint: 'Remove some of them, or begin another board.',
};

export const changedMeanwhile: Problem = {
  code: 'board/changed-meanwhile',
  message: 'This board was changed on another page since this one read it.',
  hint: 'Your last change was not kept. The board is shown as it is now: change it once more.',
};
