import type { Choice } from './combobox-choices.ts';
import type { QueryColumn } from './query-words.ts';

/** Columns as choices, with their type beside them. */
export const columnChoices = (columns: readonly QueryColumn[]): Choice[] =>
  columns.map(({ name, type }) => ({ value: name, note: type }));
