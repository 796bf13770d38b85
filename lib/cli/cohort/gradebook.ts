import { csvOf } from '../formats/csv-row.ts';
import { codesOf, noticedIn } from '../formats/csv.ts';
import type { FailOn, StepReport } from '../../checker/summary.ts';
import { harmless } from '../paint.ts';
import { studentOutcome, type StudentResult } from './result.ts';

const cellsOf = (step: StepReport): (string | number)[] => [
  harmless(step.lesson),
  harmless(step.step),
  step.status,
  step.score,
  codesOf(step).join(' '),
  step.inventory.spans,
  noticedIn(step).join(' '),
];

/** One row a student and step, so that any spreadsheet can pivot it; a submission that cannot be read is one row. */
export function gradebook(results: readonly StudentResult[], failOn: FailOn): string {
  const head = [
    'student',
    'outcome',
    'score',
    'lesson',
    'step',
    'status',
    'step_score',
    'findings',
    'spans',
    'remarks',
  ];
  const rows = results.flatMap((result) => {
    const { student, report, problems } = result;
    const mine: (string | number)[] = [harmless(student), studentOutcome(result, failOn), report?.summary.score ?? 0];
    if (report === null) return [[...mine, '', '', 'unreadable', 0, problems.map(({ code }) => code).join(' '), 0, '']];
    return report.steps.map((step) => mine.concat(cellsOf(step)));
  });
  return csvOf([head, ...rows]);
}
