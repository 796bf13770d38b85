import { errorItemCheckSchema, type ErrorItemCheck } from './error-item/schema.ts';
import type { Reference, Signal } from './signal.ts';

function referencesOf({ expect, thenSucceeds }: ErrorItemCheck): Reference[] {
  const traceOf = expect?.traceOf;
  return [
    ...(traceOf === undefined ? [] : [{ to: traceOf, path: ['expect', 'traceOf'] }]),
    ...(thenSucceeds === undefined ? [] : [{ to: thenSucceeds, path: ['thenSucceeds'] }]),
  ];
}

export const errorItem: Signal<typeof errorItemCheckSchema> = {
  schema: errorItemCheckSchema,
  judge: () => ({ state: 'unmet', explanations: [] }),
  referencesOf,
  isClosingMatter: () => false,
  seesWithoutSpans: true,
};
