import type { Check, SpanCheck } from './expectation.ts';
import { globOf } from './field-test.ts';
import type { Mistake } from './signals/signal.ts';
import { toMilliseconds } from './duration.ts';
import { boundsOf, conditionsOf } from './value-test.ts';

/** Keys whose record holds attributes by name, so that what stands there is a name and no word of ours. */
const RECORDS = new Set([
  'attributes', 'resource', 'header', 'context', 'hints', 'annotations', 'metadata', 'tags', 'request', 'person', 'custom',
]); // prettier-ignore

type Path = (string | number)[];

/** The places of a condition anywhere in a check. */
function placesOf(word: string, node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((each, at) => placesOf(word, each, [...path, at]));
  const isRecord = RECORDS.has(String(path.at(-1)));
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === word && !isRecord) return [[...path, key]];
    return placesOf(word, value, [...path, key]);
  });
}

/** Where a value can be compared with that of another check's span, or counted over all that were found. */
const COMPARED: Partial<Record<Check['signal'], RegExp>> = {
  span: /^expect\.(name\.|attributes\.|resource\.)/,
  log: /^match\.attributes\./,
};
const COUNTED: Partial<Record<Check['signal'], RegExp>> = { span: /^expect\.(name\.|attributes\.|resource\.)/ };

/** Conditions that look at several spans, where only one is looked at: they would hold whatever came. */
function misplaced(check: Check): Mistake[] {
  const found = (word: string, allowed: RegExp | undefined, why: string): Mistake[] =>
    placesOf(word, check)
      .filter((path) => allowed?.test(path.join('.')) !== true)
      .map((path) => ({ path, message: why }));
  return [
    ...found('sameAs', COMPARED[check.signal], 'sameAs is not judged here; it belongs under the attributes of expect'),
    ...found(
      'distinct',
      COUNTED[check.signal],
      'distinct is not judged here; it belongs under the attributes of expect',
    ),
  ];
}

/** Relations that no span with a parent, or without one, can have together. */
const NEEDS_PARENT = new Set(['childOf', 'remoteChildOf', 'descendantOf', 'siblingOf']);

function contradictions({ relations }: SpanCheck): Mistake[] {
  if (!relations.some(({ rel }) => rel === 'root')) return [];
  return relations.flatMap(({ rel }, nth) =>
    NEEDS_PARENT.has(rel) ? [{ path: ['relations', nth], message: `a root cannot be ${rel} anything` }] : [],
  );
}

/** More different values than there may be spans. */
function tooDistinct({ count, expect }: SpanCheck): Mistake[] {
  const { max } = boundsOf(count);
  const tests = { ...expect?.attributes, ...expect?.resource };
  const distinct = Math.max(0, ...Object.values(tests).map((test) => conditionsOf(test).distinct ?? 0));
  if (max === 0) return [{ path: ['count'], message: 'no span at all is asked for by the signal "absent"' }];
  return distinct > max
    ? [{ path: ['expect'], message: `${distinct} distinct values need more spans than the ${max} there may be` }]
    : [];
}

function impossibleDuration({ expect }: SpanCheck): Mistake[] {
  const { gte, lte } = expect?.duration ?? {};
  if (gte === undefined || lte === undefined || toMilliseconds(gte) <= toMilliseconds(lte)) return [];
  return [{ path: ['expect', 'duration'], message: 'gte is longer than lte' }];
}

/** Attributes that are asked for and not permitted. */
function forbiddenButWanted({ expect }: SpanCheck): Mistake[] {
  const permitted = expect?.noExtraAttributes?.map(globOf);
  if (permitted === undefined) return [];
  return Object.entries(expect?.attributes ?? {}).flatMap(([key, test]) => {
    const isWanted = conditionsOf(test).present !== false;
    if (!isWanted || permitted.some((pattern) => pattern.test(key))) return [];
    return [{ path: ['expect', 'attributes', key], message: 'noExtraAttributes does not permit this key' }];
  });
}

/** What an author wrote into one check that can never be as it is meant. */
export function mistakesIn(check: Check): Mistake[] {
  if (check.signal !== 'span') return misplaced(check);
  return [
    ...misplaced(check),
    ...contradictions(check),
    ...tooDistinct(check),
    ...impossibleDuration(check),
    ...forbiddenButWanted(check),
  ];
}
