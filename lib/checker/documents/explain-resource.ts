import { conditionsInWords } from '../conditions.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { ALIKE, mostAlike } from '../diagnose/similarity.ts';
import type { SeenResource } from '../judge-resource.ts';
import { inRow, listed, quoted } from '../quote.ts';
import type { ResourceCheck, ResourceCollection, ResourceExpectation } from '../resource-expectation.ts';
import { boundsOf } from '../value-test.ts';
import { keyedTests, passesAll, type DocumentSlip, type DocumentTest } from './document-test.ts';
import { actualInWords, nearestOf, testInWords } from './nearest.ts';
import { countInWords, explainIdle } from './explain-idle.ts';
import { pathsIn } from './json-value.ts';

type Test = DocumentTest<SeenResource>;
type Slip = DocumentSlip<SeenResource>;

/** One document of a collection, and many, in words. */
const WORDS: Record<ResourceCollection, [one: string, many: string]> = {
  'sampling-rules': ['sampling rule', 'sampling rules'],
  'segment-groups': ['group', 'groups'],
  'log-groups': ['log group', 'log groups'],
  'log-streams': ['log stream', 'log streams'],
};

const bodyOf = ({ body }: SeenResource) => body;
const testsOf = (tests: ResourceCheck['match'] | undefined): Test[] => keyedTests('field', tests, bodyOf);

/** The fields that a step asks for, each once, and what they have to be, in words. */
export function fieldsWanted({ checks }: Pick<ResourceExpectation, 'checks'>): { key: string; wanted: string }[] {
  const live = checks.filter(({ appliesTo }) => appliesTo.includes('live'));
  const tests = live.flatMap(({ match, expect }) => testsOf(match).concat(testsOf(expect)));
  return [
    ...new Map(tests.map(({ key, conditions }) => [key, { key, wanted: conditionsInWords(conditions) }])).values(),
  ];
}

/** The documents that a step’s checks look for, whether or not they are as they must be. */
export const lookedFor = (
  { checks }: Pick<ResourceExpectation, 'checks'>,
  seen: readonly SeenResource[],
): SeenResource[] => seen.filter((each) => checks.some(({ match }) => passesAll(each, testsOf(match))));

/** Why a check of documents is not met; null where it is. */
export function explainResource(
  check: ResourceCheck,
  seen: readonly SeenResource[],
  collection: ResourceCollection,
): Explanation | null {
  const [one, many] = WORDS[collection];
  const match = testsOf(check.match);
  const expected = testsOf(check.expect);
  const found = seen.filter((each) => passesAll(each, match));
  const good = found.filter((each) => passesAll(each, expected));
  const { min, max } = boundsOf(check.count);
  if (found.length === 0 && min > 0) return explainMissing(match, seen, { one, many });
  if (good.length < min && good.length < found.length) return explainFields(expected, found, one);
  if (good.length < min || found.length > max) return explainCount(check, found, { one, many });
  return explainIdle(check, good, one);
}

interface Words {
  one: string;
  many: string;
}

const wantedInWords = (tests: readonly Test[]): string => tests.map(testInWords).join('; ') || 'any';

function explainMissing(match: readonly Test[], seen: readonly SeenResource[], { one, many }: Words): Explanation {
  const expected = `a ${one} with ${wantedInWords(match)}`;
  if (seen.length === 0) {
    return { code: 'setup.missing', message: `There is no ${one} yet.`, expected, actual: `no ${many}` };
  }
  const near = nearestOf(seen, match);
  const [slip] = near?.slips ?? [];
  if (near !== undefined && slip !== undefined && near.slips.length === 1 && near.score >= ALIKE / 2) {
    return {
      code: 'setup.near-name',
      message: `There is no ${one} with ${testInWords(slip.test)}, but there is ${quoted(near.document.id)}, which comes near.`,
      expected: testInWords(slip.test),
      actual: actualInWords(slip),
    };
  }
  return {
    code: 'setup.missing',
    message: `${seen.length === 1 ? `One ${one} is` : `${seen.length} ${many} are`} there, and none is the one looked for.`,
    expected,
    actual: listed(seen.map(({ id }) => id)),
  };
}

/** The document that has the fewest wrong fields, and the first of them. */
function explainFields(expected: readonly Test[], found: readonly SeenResource[], one: string): Explanation {
  const near = nearestOf(found, expected);
  const [slip] = near?.slips ?? [];
  if (near === undefined || slip === undefined) throw new Error('a document that is not good has a slip');
  return { ...explainField(slip, near.document, one), ...moreOf(near.slips.slice(1)) };
}

const moreOf = (others: readonly Slip[]): Pick<Explanation, 'fix'> =>
  others.length === 0
    ? {}
    : {
        fix: `Beside this one, ${inRow(others.map(({ test }) => quoted(test.key)))} also differ from what is asked for.`,
      };

function explainField(slip: Slip, document: SeenResource, one: string): Explanation {
  const { key } = slip.test;
  const facts = { expected: testInWords(slip.test), actual: actualInWords(slip) };
  const where = `${quoted(key)} of the ${one} ${quoted(document.id)}`;
  if (slip.miss === 'missing') {
    const near = mostAlike(key, pathsIn(document.body));
    const instead = near === undefined ? '' : `; there is ${quoted(near)}`;
    return { code: 'setup.field-missing', message: `${where} is not set${instead}.`, ...facts };
  }
  if (slip.miss === 'type') {
    return { code: 'setup.field-type', message: `${where} has the right value in the wrong type.`, ...facts };
  }
  return { code: 'setup.field-value', message: `${where} is another one than it should be.`, ...facts };
}

const explainCount = (
  { title, count }: ResourceCheck,
  found: readonly SeenResource[],
  { one, many }: Words,
): Explanation => ({
  code: 'setup.count',
  message: `There ${found.length === 1 ? `is one ${one}` : `are ${found.length} ${many}`} like “${title}”, and there should be ${countInWords(count)}.`,
  expected: countInWords(count),
  actual: `${found.length}: ${listed(found.map(({ id }) => id))}`,
});
