import { weightColumns } from '../../../query/weight.ts';
import type { QueryRequest } from './base-sql.ts';

/**
 * Whether spans may stand for more than themselves. False where no span of the workspace ever had a sample rate, which
 * is the usual case and costs nothing; else each row has its `weight`.
 */
export const hasWeights = ({ placesOf }: QueryRequest): boolean =>
  weightColumns.some((name) => placesOf(name).size > 0);
