import { maskValue } from '../guard/mask.ts';
import type { ColumnSummary } from '../store/telemetry-store.ts';

const isSafe = (key: string, text: string): boolean => maskValue({ key, text }).hidden === 0;

/** Columns as a page offers them: without examples that look like a secret, and without those whose very name does. */
export const shownColumns = (columns: readonly ColumnSummary[]): ColumnSummary[] =>
  columns
    .filter(({ name }) => isSafe('', name))
    .map(({ name, type, count, samples }) => ({
      name,
      type,
      count,
      samples: samples.filter((sample) => isSafe(name, sample)),
    }));
