import type { Problem } from '@/lib/telemetry/problem.ts';
import { refuse } from '../_door/respond.ts';

/** A wish that conflicts with what is saved, or a query that is none. */
export const refused = (problems: Problem[]): Response =>
  refuse(problems.some(({ code }) => code.startsWith('saved-query/')) ? 409 : 422, ...problems);
