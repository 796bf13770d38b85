import type { Problem } from '../telemetry/problem.ts';
import type { Batch } from './telemetry-store.ts';

type Refusing = Pick<Batch, 'refused' | 'refusedBeside'>;

/** Everything that was refused of a batch, spans first where it brings both. */
export const refusedIn = ({ refused, refusedBeside }: Refusing): readonly Problem[] =>
  refusedBeside === undefined ? refused : [...refused, ...refusedBeside.problems];
