import type { FailOn } from '../../checker/summary.ts';
import { studentOutcome, type StudentOutcome, type StudentResult } from './result.ts';
import { noticedBesides, type Noticed } from './noticed.ts';
import { rootCauses, type RootCause } from './root-causes.ts';
import { sharedTelemetry, type Shared } from './shared-telemetry.ts';

/** What a cohort came to. */
export interface CohortSummary {
  schema: 'spanwalk/cohort/v1';
  students: number;
  outcomes: Record<StudentOutcome, number>;
  causes: RootCause[];
  /** What costs nothing and is worth knowing. */
  noticed: Noticed[];
  shared: Shared[];
}

/** Adds up results that are in order. */
export function summariseCohort(results: readonly StudentResult[], failOn: FailOn): CohortSummary {
  const outcomes: Record<StudentOutcome, number> = { passed: 0, failed: 0, inconclusive: 0 };
  for (const result of results) outcomes[studentOutcome(result, failOn)] += 1;
  return {
    schema: 'spanwalk/cohort/v1',
    students: results.length,
    outcomes,
    causes: rootCauses(results),
    noticed: noticedBesides(results),
    shared: sharedTelemetry(results),
  };
}
