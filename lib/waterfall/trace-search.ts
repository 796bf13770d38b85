import { fieldsBesideAttributes } from './fields.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { valueAsText } from '../telemetry/attributes.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import type { Branch } from './tree.ts';

/**
 * Tells whether a span has a text in any of its fields, keys and values alike, whatever the case: the same fields that
 * the search in one span looks through. Resources are looked through once, since thousands of spans share one.
 */
export function spanMatcher(wanted: string): (span: StoredSpan) => boolean {
  const needle = wanted.trim().toLowerCase();
  const shared = new Map<object, boolean>();
  const has = (text: string): boolean => text.toLowerCase().includes(needle);
  const hasIn = (attributes: Attributes): boolean =>
    Object.entries(attributes).some(([key, value]) => has(key) || has(valueAsText(value)));
  const hasOnce = (resource: StoredSpan['resource']): boolean => {
    const known = shared.get(resource);
    if (known !== undefined) return known;
    const found = hasIn(resource.attributes);
    shared.set(resource, found);
    return found;
  };
  return (span) =>
    needle !== '' &&
    (has(span.name) ||
      hasIn(span.attributes) ||
      hasOnce(span.resource) ||
      fieldsBesideAttributes(span).some(({ fields }) => fields.some(({ key, text }) => has(key) || has(text))));
}

/** The next of some branches after another one in the order of the rows, or before it; round at the ends. */
export function nextOf(
  hits: readonly Branch[],
  placeOf: (branch: Branch) => number,
  from: Branch | undefined,
  step: 1 | -1,
): Branch | undefined {
  const at = from === undefined ? -1 : placeOf(from);
  if (step === 1) return hits.find((hit) => placeOf(hit) > at) ?? hits[0];
  return hits.findLast((hit) => at !== -1 && placeOf(hit) < at) ?? hits.at(-1);
}
