import { tiesOf } from '../exam.ts';
import type { SpanCheck } from '../expectation.ts';
import { expectTests, matchTests, type FieldTest } from '../field-test.ts';
import type { Tie } from '../relations.ts';
import { missOf } from '../conditions.ts';
import type { Conditions } from '../value-test.ts';

/** One span that a step looks for: all checks about it, and all that they ask of it. */
export interface Wanted {
  checks: SpanCheck[];
  match: FieldTest[];
  expect: FieldTest[];
  ties: Tie[];
}

const asTexts = ({ equals, oneOf }: Conditions): unknown[] | null =>
  equals !== undefined ? [equals] : (oneOf ?? null);

/** Whether no value can meet both: what one asks for exactly, the other does not take. */
function excludes(mine: Conditions, theirs: Conditions): boolean {
  const exact = asTexts(mine);
  if (exact === null) return false;
  const accepted = [...exact, ...(mine.aliases ?? [])];
  return accepted.every((value) => {
    if (typeof value !== 'string') return !(asTexts(theirs) ?? [value]).includes(value);
    return missOf({ type: 'string', value }, theirs) === 'value' && !(theirs.aliases ?? []).includes(value);
  });
}

/** Whether two descriptions cannot be of one span. */
export function contradict(mine: readonly FieldTest[], theirs: readonly FieldTest[]): boolean {
  return mine.some((test) =>
    theirs.some(
      (other) =>
        other.field === test.field &&
        other.key === test.key &&
        (excludes(test.conditions, other.conditions) || excludes(other.conditions, test.conditions)),
    ),
  );
}

/** All that a check asks of a span, however it is written. */
export const testsOf = (check: SpanCheck): FieldTest[] => [...matchTests(check.match), ...expectTests(check.expect)];

const sameMatch = (a: SpanCheck, b: SpanCheck): boolean => JSON.stringify(a.match) === JSON.stringify(b.match);

/** Puts the checks together that are about one span: those with one `match` that do not contradict each other. */
export function gather(checks: readonly SpanCheck[]): Wanted[] {
  const all: Wanted[] = [];
  for (const check of checks) {
    const expect = expectTests(check.expect);
    const known = all.find(({ checks: [first], expect: others }) => {
      return first !== undefined && sameMatch(first, check) && !contradict(expect, others);
    });
    if (known === undefined) all.push({ checks: [check], match: matchTests(check.match), expect, ties: tiesOf(check) });
    else {
      known.checks.push(check);
      known.expect.push(...expect);
      known.ties.push(...tiesOf(check));
    }
  }
  return all;
}
