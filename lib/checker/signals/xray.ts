import { xrayCheckSchema, type XRayCheck } from './xray/schema.ts';
import type { Reference, Signal } from './signal.ts';

function referencesOf({ expect, relations }: XRayCheck): Reference[] {
  const sameTrace = expect?.sameTraceAs;
  return [
    ...(sameTrace === undefined ? [] : [{ to: sameTrace, path: ['expect', 'sameTraceAs'] }]),
    ...relations.flatMap((relation, nth) =>
      'of' in relation ? [{ to: relation.of, path: ['relations', nth, 'of'], signal: 'xray' }] : [],
    ),
  ];
}

export const xray: Signal<typeof xrayCheckSchema> = {
  schema: xrayCheckSchema,
  judge: () => ({ state: 'unmet', explanations: [] }),
  referencesOf,
  isClosingMatter: () => false,
  seesWithoutSpans: true,
};
