import type { Work } from '../regex/work.ts';

/** What a filter pattern says, ready to be held against messages. */
export interface Pattern {
  /** Which of the three languages it is written in; `all` is the empty one. */
  form: 'all' | 'terms' | 'json' | 'fields';
  matches(message: string, work: Work): boolean;
  /** What the pattern names in a message that it matches: `$.status` or `$ip`, each with its text. */
  extract(message: string, work: Work): Record<string, string>;
}

/** What is wrong with a pattern, and where: indices of its characters, the second exclusive. */
export interface PatternProblem {
  message: string;
  hint: string;
  at: { from: number; to: number };
}

/** Thrown by the parsers of a pattern's parts and caught by `parsePattern`. */
export class PatternFault extends Error {
  constructor(readonly problem: PatternProblem) {
    super(problem.message);
  }
}
