import type { Problem } from '../../telemetry/problem.ts';
import type { CallEnding } from '../desk.ts';

/** What an operation filed, where it brought signals. */
export interface Taken {
  accepted: number;
  refused: readonly Problem[];
  traceIds: readonly string[];
}

/** How many trace ids the list of arrivals shows of one call. */
const MOST_TRACES = 50;

/** What the list of arrivals shows of it; zeros for an operation that brought nothing. */
export const countsOf = (taken: Taken | undefined): Pick<CallEnding, 'accepted' | 'refused' | 'traceIds'> =>
  taken === undefined
    ? { accepted: 0, refused: 0, traceIds: [] }
    : {
        accepted: taken.accepted,
        refused: taken.refused.length,
        traceIds: taken.traceIds.slice(0, MOST_TRACES),
      };
