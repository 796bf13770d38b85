import { attributeMutations } from './attribute-mutations.ts';
import type { Mutation } from './mutation.ts';
import { reportMutations } from './report-mutations.ts';
import { segmentMutations } from './segment-mutations.ts';
import { shapeMutations } from './shape-mutations.ts';
import { spanMutations } from './span-mutations.ts';
import { wireMutations } from './wire-mutations.ts';

const numberOf = (row: string): number => Number(/\d+/.exec(row)?.[0] ?? 0);

/** E before the plain numbers' end: `1a`, `25e`, `E1`, `E17`. */
const inRowOrder = (a: Mutation, b: Mutation): number =>
  Number(a.row.startsWith('E')) - Number(b.row.startsWith('E')) ||
  numberOf(a.row) - numberOf(b.row) ||
  (a.row < b.row ? -1 : 1);

/** Every mistake of the benchmark. */
export const mutations: Mutation[] = [
  ...attributeMutations,
  ...spanMutations,
  ...shapeMutations,
  ...wireMutations,
  ...segmentMutations,
  ...reportMutations,
].toSorted(inRowOrder);
