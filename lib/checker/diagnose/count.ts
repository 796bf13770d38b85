import type { Exam } from '../exam.ts';
import type { SpanCheck } from '../expectation.ts';
import { expectTests, matchTests } from '../field-test.ts';
import { listed, quoted } from '../quote.ts';
import { boundsOf } from '../value-test.ts';
import type { Explanation } from './explanation.ts';
import { searchInWords } from './missing-span.ts';
import { explainTwins, findTwins } from './twin.ts';

export const spans = (count: number): string => (count === 1 ? '1 span' : `${count} spans`);

/** There are too many spans of a kind, or too few. Two instrumentations of one call make too many of everything. */
export function explainCount(check: SpanCheck, { found }: Pick<Exam, 'found'>): Explanation {
  const { min, max } = boundsOf(check.count);
  const twins = found.length > max ? findTwins(found) : null;
  if (twins !== null) return explainTwins(twins);
  const wanted =
    min === max ? `exactly ${spans(min)}` : max === Infinity ? `at least ${spans(min)}` : `${min} to ${spans(max)}`;
  return {
    code: 'span.count',
    message: `There ${found.length === 1 ? 'is' : 'are'} ${spans(found.length)} like “${check.title}” and there should be ${wanted}.`,
    expected: `${wanted}: ${searchInWords(matchTests(check.match))}`,
    actual: `${spans(found.length)}: ${listed(found.map(({ span }) => span.name))}`,
    at: found.slice(0, 5),
  };
}

/** The spans should differ in a value and do not, or not as they should. */
export function explainDistinct(check: SpanCheck, { good }: Pick<Exam, 'good'>): Explanation[] {
  const test = expectTests(check.expect).find(({ conditions }) => conditions.distinct !== undefined);
  if (test === undefined) return [];
  const values = new Set(good.map(({ span }) => JSON.stringify(test.read(span)?.value)));
  return [
    {
      code: 'attr.distinct',
      message: `${quoted(test.key)} should have ${test.conditions.distinct} different values over ${spans(good.length)}.`,
      expected: `${test.conditions.distinct} different values`,
      actual: `${values.size} over ${spans(good.length)}`,
      at: good.slice(0, 5),
    },
  ];
}
