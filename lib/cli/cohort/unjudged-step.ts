import type { FindingCode } from '../../checker/findings/catalogue.ts';
import type { Finding, Report } from '../../checker/report.ts';
import { unsentReport } from '../../checker/stimulus-verdict.ts';
import { toFinding } from '../../checker/verdict.ts';
import type { Problem } from '../../telemetry/problem.ts';

type Place = Pick<Report, 'lesson' | 'step' | 'variant'>;

/** What stands in a report where there was nothing to judge: failed, not inconclusive, since it is the student’s to do. */
function failed(place: Place, check: { id: string; title: string }, findings: Finding[]): Report {
  const level = 'required' as const;
  const only = { ...check, level, status: 'failed' as const, points: 0, max: 1, findings };
  return { ...unsentReport(place, []), status: 'failed', checks: [only] };
}

const said = (code: FindingCode, problem: Partial<Pick<Problem, 'message' | 'hint'>>): Finding =>
  toFinding({ code, message: problem.message ?? '', ...(problem.hint === undefined ? {} : { fix: problem.hint }) }, {});

/** A step that a student of the classroom has not tried. */
export const notTried = (place: Omit<Place, 'variant'>): Report =>
  failed({ ...place, variant: 'none' }, { id: 'tried', title: 'The step was tried' }, [
    said('step.not-begun', { message: 'The step was not tried yet.' }),
  ]);

/** How many of the problems of one step are told in its report. */
const TOLD = 5;

/** A step of which nothing that was handed in can be read. */
export const unreadable = (place: Place, problems: readonly Problem[]): Report => ({
  ...failed(
    place,
    { id: 'file', title: 'The files for the step can be read' },
    problems.slice(0, TOLD).map((problem) => said('file.unreadable', problem)),
  ),
  closedBy: 'file',
});
