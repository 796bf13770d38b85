import { paintFor, type Paint } from '../paint.ts';
import type { CohortSummary } from './summary.ts';
import type { Noticed } from './noticed.ts';
import type { Shared } from './shared-telemetry.ts';

const NAMED = 8;

const named = (students: readonly string[]): string =>
  students.length > NAMED
    ? `${students.slice(0, NAMED).join(', ')} and ${students.length - NAMED} more`
    : students.join(', ');

const SHARED: Record<Shared['by'], string> = {
  bytes: 'handed in the same telemetry, byte for byte',
  spans: 'handed in the same spans, though not file for file the same',
  trace: 'have traces in common',
};

function sharedLines(shared: readonly Shared[], paint: Paint): string[] {
  if (shared.length === 0) return [];
  return [
    '',
    paint.strong('The same telemetry more than once (a fact, not a verdict)'),
    ...shared.map(({ students, by, traceIds }) => {
      const traces = traceIds.length === 0 ? '' : paint.quiet(` (${traceIds.slice(0, 3).join(', ')})`);
      return `  ${paint.unsure(named(students))} ${SHARED[by]}${traces}`;
    }),
  ];
}

function noticedLines(noticed: readonly Noticed[], of: number, paint: Paint): string[] {
  if (noticed.length === 0) return [];
  return [
    '',
    paint.strong('Noticed besides (costs nothing)'),
    ...noticed.flatMap(({ code, means, students }) => [
      `  ${paint.strong(`${students.length} of ${of}`)}: ${paint.unsure(means)} ${paint.quiet(`(${code})`)}`,
      `    ${paint.quiet(named(students))}`,
    ]),
  ];
}

/** A cohort in short, for a terminal: how many passed, and what stands in the way of the others. */
export function summaryText({ students, outcomes, causes, noticed, shared }: CohortSummary, colours: boolean): string {
  const paint = paintFor(colours);
  const { passed, failed, inconclusive } = outcomes;
  const counts = [paint.good(`${passed} passed`), paint.bad(`${failed} failed`)];
  if (inconclusive > 0) counts.push(paint.unsure(`${inconclusive} inconclusive`));
  return [
    `${paint.strong(`${students} ${students === 1 ? 'student' : 'students'}`)}: ${counts.join(', ')}`,
    ...(causes.length === 0 ? [] : ['', paint.strong('What stands in the way')]),
    ...causes.flatMap((cause) => {
      const where = cause.step === '' ? '' : paint.quiet(` · ${cause.step}: “${cause.check}”`);
      const head = `  ${paint.strong(`${cause.students.length} of ${students}`)}: ${paint.bad(cause.means)} ${paint.quiet(`(${cause.code})`)}`;
      return [`${head}${where}`, `    ${paint.quiet(named(cause.students))}`];
    }),
    ...noticedLines(noticed, students, paint),
    ...sharedLines(shared, paint),
    '',
  ].join('\n');
}
