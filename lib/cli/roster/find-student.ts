import { mostAlike } from '../../checker/diagnose/similarity.ts';
import { nameKey } from '../../telemetry/student-name.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { StudentLine } from './roster-client.ts';

/** The student whose name or workspace was typed. */
export function findStudent(
  typed: string,
  students: readonly StudentLine[],
): { ok: StudentLine } | { problem: Problem } {
  const found =
    students.find(({ workspace }) => workspace === typed) ??
    students.find(({ name }) => nameKey(name) === nameKey(typed));
  if (found) return { ok: found };
  const near = mostAlike(
    typed,
    students.map(({ name }) => name),
  );
  return {
    problem: {
      code: 'roster/nobody',
      message: `Nobody on the roster is called “${typed}”.`,
      hint: near === undefined ? 'spanwalk roster list names them.' : `Did you mean “${near}”?`,
    },
  };
}
