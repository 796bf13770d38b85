import type { Branch } from '../waterfall/tree.ts';
import type { Check } from './expectation.ts';
import { expectTests, matchTests, passesAll } from './field-test.ts';
import type { Scene } from './observation.ts';
import { SpanIndex } from './span-index.ts';
import { exceptionsOn, isLike } from './signals/exception.ts';

/** What a check's `match` finds among the spans, and which of those meet the rest as well. */
export interface Finds {
  found: readonly Branch[];
  good: readonly Branch[];
}

/** What each `match` finds, by its text: several checks of a step are about the same spans. */
export interface Found {
  byMatch: Map<string, readonly Branch[]>;
  index: SpanIndex;
}

export const nothingFound = ({ branches }: Pick<Scene, 'branches'>): Found => ({
  byMatch: new Map(),
  index: new SpanIndex(branches),
});

/** Looks for the spans of one check, whoever else may want them. */
export function findFor(check: Check, scene: Scene, { byMatch, index } = nothingFound(scene)): Finds {
  const { branches } = scene;
  if (check.signal === 'exception') {
    const found = branches.filter((branch) => exceptionsOn(branch, check, scene).length > 0);
    return {
      found,
      good: found.filter((branch) => exceptionsOn(branch, check, scene).some((each) => isLike(each, check))),
    };
  }
  if (check.signal !== 'span' && check.signal !== 'absent') return { found: [], good: [] };
  const words = JSON.stringify(check.match);
  const tests = matchTests(check.match);
  const found = byMatch.get(words) ?? index.candidatesFor(tests).filter(({ span }) => passesAll(span, tests));
  byMatch.set(words, found);
  if (check.signal === 'absent') return { found, good: [] };
  const expected = expectTests(check.expect);
  return { found, good: found.filter(({ span }) => passesAll(span, expected)) };
}
