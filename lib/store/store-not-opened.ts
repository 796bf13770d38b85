import type { Problem } from '../telemetry/problem.ts';

/** The store's file could not be opened, for a reason that the person who started Spanwalk can put right. */
export class StoreNotOpened extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.message} ${problem.hint}`, options);
    this.name = 'StoreNotOpened';
    this.problem = problem;
  }
}
