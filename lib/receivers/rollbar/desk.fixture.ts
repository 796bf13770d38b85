import type { Problem } from '../../telemetry/problem.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { Signal } from '../../telemetry/signal.ts';
import type { Desk } from '../desk.ts';

/** A desk that remembers what was filed, for tests of a receiver that asks nothing of it but that. */
export interface FilingDesk extends Desk {
  readonly filed: ErrorOccurrence[];
  readonly refused: Problem[];
  /** Unix milliseconds that `now` gives. */
  clock: number;
}

const unasked = (): never => {
  throw new Error('This receiver only files.');
};

/** A desk of one workspace whose clock stands at noon of a day in 2026. */
export function filingDesk(workspace = 'local'): FilingDesk {
  const desk: FilingDesk = {
    workspace,
    environment: 'practice',
    filed: [],
    refused: [],
    clock: Date.UTC(2026, 10, 22, 12),
    now: () => desk.clock,
    file: async (signals: Signal[], refused: Problem[] = []) => {
      desk.filed.push(...signals.flatMap((signal) => (signal.signal === 'error' ? [signal.error] : [])));
      desk.refused.push(...refused);
    },
    signals: unasked,
    places: unasked,
    removeSignals: unasked,
    documents: { put: unasked, get: unasked, list: unasked, remove: unasked },
  };
  return desk;
}
