import type { Branch } from '../waterfall/tree.ts';
import type { Check } from './expectation.ts';
import { expectTests, matchTests, passesAll } from './field-test.ts';
import type { Scene } from './observation.ts';
import { exceptionsOn, isLike } from './signals/exception.ts';

/** What a check's `match` finds among the spans, and which of those meet the rest as well. */
export interface Finds {
  found: readonly Branch[];
  good: readonly Branch[];
}

/** Looks for the spans of one check, whoever else may want them. */
export function findFor(check: Check, { branches, logs }: Scene): Finds {
  if (check.signal === 'exception') {
    const found = branches.filter((branch) => exceptionsOn(branch, check, logs).length > 0);
    return {
      found,
      good: found.filter((branch) => exceptionsOn(branch, check, logs).some((each) => isLike(each, check))),
    };
  }
  if (check.signal !== 'span' && check.signal !== 'absent') return { found: [], good: [] };
  const tests = matchTests(check.match);
  const found = branches.filter(({ span }) => passesAll(span, tests));
  if (check.signal === 'absent') return { found, good: [] };
  const expected = expectTests(check.expect);
  return { found, good: found.filter(({ span }) => passesAll(span, expected)) };
}
