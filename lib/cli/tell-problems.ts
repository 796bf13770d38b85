import type { Problem } from '../telemetry/problem.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { harmless } from './paint.ts';

/** Tells what is in the way; a hint that several problems share stands once, below the last of them. */
export function tellProblems(problems: readonly Problem[], { err }: Pick<Surroundings, 'err'>): ExitCode {
  problems.forEach(({ message, hint }, nth) => {
    const isShared = problems[nth + 1]?.hint === hint;
    err(`${harmless(message)}\n${isShared ? '' : `  ${harmless(hint)}\n`}`);
  });
  return 2;
}
