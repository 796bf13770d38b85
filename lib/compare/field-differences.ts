import { valueAsText, type Attributes } from '../telemetry/attributes.ts';
import type { StoredSpan } from '../telemetry/span.ts';

/** A field that two spans do not have alike; null where one of them has none. What stands in it is as it arrived. */
export interface FieldDifference {
  key: string;
  one: string | null;
  other: string | null;
}

/** In what two spans differ, but for their ids and times, which always do. By key. */
export function fieldDifferences(one: StoredSpan, other: StoredSpan): FieldDifference[] {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  const keys = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  return keys.flatMap((key) => {
    const [a, b] = [first.get(key) ?? null, second.get(key) ?? null];
    return a === b ? [] : [{ key, one: a, other: b }];
  });
}

/** One name may stand in the resource and in the span: they are told apart, since they mean different things. */
function fieldsOf({ attributes, resource, scope, status, environment, events, links }: StoredSpan): Map<string, string> {
  return new Map([
    ['environment', environment],
    ['events', String(events.length)],
    ['links', String(links.length)],
    ['scope', `${scope.name} ${scope.version}`.trim()],
    ['status', `${status.code} ${status.message}`.trim()],
    ...textsOf(attributes, ''),
    ...textsOf(resource.attributes, 'resource: '),
  ]);
} // prettier-ignore

const textsOf = (attributes: Attributes, before: string): [string, string][] =>
  Object.entries(attributes).map(([key, value]) => [`${before}${key}`, valueAsText(value)]);
