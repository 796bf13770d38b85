import type { Examination } from '../exam.ts';
import type { Check } from '../expectation.ts';
import { expectTests, matchTests } from '../field-test.ts';
import type { Observation, Scene } from '../observation.ts';
import type { Surroundings } from './missing-attribute.ts';
import type { Suspects } from './suspects.ts';

/** Everything that an explanation may draw on. */
export interface Evidence extends Examination {
  scene: Scene;
  around: Surroundings;
  /** The spans that are most likely meant by the checks that are not met. */
  suspects: Suspects;
  observation: Observation;
}

/** Keys that the step asks for anywhere. */
export function wantedKeys(checks: readonly Check[]): Set<string> {
  const tests = checks.flatMap((check) => {
    if (check.signal !== 'span' && check.signal !== 'absent') return [];
    return [...matchTests(check.match), ...(check.signal === 'span' ? expectTests(check.expect) : [])];
  });
  return new Set(tests.map(({ key }) => key));
}
