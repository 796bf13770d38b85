import { lintContent } from '../curriculum/lint/lint-content.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { harmless } from './paint.ts';

/** `spanwalk lint`: proves the content of the lessons, and names file and line of whatever does not hold. */
export function runLint({ out, err, root = '.' }: Pick<Surroundings, 'out' | 'err' | 'root'>): ExitCode {
  const { problems, steps } = lintContent(root);
  for (const { file, line, message } of problems) err(harmless(`${file}:${line}: ${message}\n`));
  if (problems.length === 0) {
    out(`The content of ${steps} steps holds.\n`);
    return 0;
  }
  err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the content.\n`);
  return 1;
}
