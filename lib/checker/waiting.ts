import { toMilliseconds } from './duration.ts';
import type { Wait } from './stimulus.ts';
import type { ClosedBy, Report } from './report.ts';

/** What is known of a run that is being waited for. Times in Unix milliseconds. */
export interface Waiting {
  /** When the last stimulus was sent; what came of those before it may be there already. */
  startedAt: number;
  firstArrivalAt: number | null;
  lastArrivalAt: number | null;
  now: number;
  /** The newest report, evaluated while the observation is open. */
  report: Pick<Report, 'checks'>;
  /** A span arrived whose parent, of the same process, has not: it is most likely still running. */
  outstandingOrphan: boolean;
}

/** Whether to wait on: `wakeAt` is when to decide again if nothing arrives before. */
export type Decision = { state: 'open'; wakeAt: number } | { state: 'closed'; by: Exclude<ClosedBy, null> };

const closed = (by: Exclude<ClosedBy, null>): Decision => ({ state: 'closed', by });

/** Every check is green, and nothing that could still come would change one. */
const isComplete = ({ report, outstandingOrphan }: Waiting): boolean =>
  !outstandingOrphan && report.checks.length > 0 && report.checks.every(({ status }) => status !== 'waiting');

/**
 * Decides whether a run is done. It ends early once every check is green; else when nothing came for `quiet`; at
 * `deadline` whatever happens; and after `first` when nothing came at all. A stable number of spans says nothing: an
 * SDK sends in batches, seconds apart.
 */
export function decide({ wait }: { wait: Wait }, waiting: Waiting): Decision {
  const { startedAt, firstArrivalAt, lastArrivalAt, now } = waiting;
  const deadline = startedAt + toMilliseconds(wait.deadline);
  if (firstArrivalAt !== null && isComplete(waiting)) return closed('complete');
  if (now >= deadline) return closed('deadline');
  if (firstArrivalAt === null || lastArrivalAt === null) {
    const first = Math.min(deadline, startedAt + toMilliseconds(wait.first));
    return now >= first ? closed('deadline') : { state: 'open', wakeAt: first };
  }
  const quiet = Math.max(lastArrivalAt, startedAt) + toMilliseconds(wait.quiet);
  return now >= quiet ? closed('quiet') : { state: 'open', wakeAt: Math.min(quiet, deadline) };
}
