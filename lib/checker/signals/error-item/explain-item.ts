import type { DocumentSlip } from '../../documents/document-test.ts';
import { pathsIn } from '../../documents/json-value.ts';
import { actualInWords, nearestOf, placeInWords, testInWords } from '../../documents/nearest.ts';
import { explainRefusals } from '../../diagnose/door-problem.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { ALIKE, mostAlike } from '../../diagnose/similarity.ts';
import { listed, quoted } from '../../quote.ts';
import type { Observation } from '../../observation.ts';
import type { ItemTest } from './item-tests.ts';
import type { Reported } from './read-item.ts';

type Slip = DocumentSlip<Reported>;

/** A report as a person knows it: by its headline. */
export const named = ({ occurrence }: Reported): string => quoted(occurrence.title);

const inWords = (tests: readonly ItemTest[]): string =>
  tests.length === 0 ? 'any report' : `a report with ${tests.map(testInWords).join('; ')}`;

/** Not one report came: what a door turned away tells most. */
export function explainSilence(tests: readonly ItemTest[], { arrivals = [] }: Observation): Explanation {
  const refused = explainRefusals(arrivals.filter(({ signal }) => signal === 'errors'));
  const silence: Explanation = { code: 'error-item.silence', message: 'Not one error was reported in this run.' };
  return { actual: 'none', cause: 'no report', ...(refused ?? silence), expected: inWords(tests) };
}

/** Reports came, and none like the one looked for. */
export function explainMissing(tests: readonly ItemTest[], items: readonly Reported[]): Explanation {
  const near = nearestOf(items, tests);
  const [slip] = near?.slips ?? [];
  const isNear = near !== undefined && near.slips.length === 1 && (tests.length > 1 || near.score >= ALIKE * 0.9);
  if (slip !== undefined && near !== undefined && isNear) return explainNear(slip, near.document);
  return {
    code: 'error-item.missing',
    message: `${items.length === 1 ? 'One error was' : `${items.length} errors were`} reported, and none like the one looked for.`,
    expected: inWords(tests),
    actual: listed(items.map(({ occurrence }) => occurrence.title)),
  };
}

function explainNear(slip: Slip, item: Reported): Explanation {
  const facts = { expected: testInWords(slip.test), actual: actualInWords(slip) };
  if (slip.test.part === 'level') {
    const message = `${named(item)} was reported at the level ${item.occurrence.level}. A list that is filtered to errors does not show a ${item.occurrence.level}.`;
    return { code: 'error-item.level', message, ...facts };
  }
  return {
    code: 'error-item.near',
    message: `${named(item)} is the report looked for but for its ${slip.test.part}.`,
    ...facts,
  };
}

/** Why a report that was found does not meet one test. */
export function explainSlip(slip: Slip, item: Reported): Explanation {
  const { test, miss } = slip;
  const { traceId } = item.occurrence;
  const facts = {
    expected: testInWords(test),
    actual: actualInWords(slip),
    ...(traceId === null ? {} : { traceId }),
  };
  const where = `${quoted(placeInWords(test))} of the report ${named(item)}`;
  if (test.part === 'level') return explainNear(slip, item);
  if (test.part === 'inAppFrames') {
    const count =
      item.inAppFrames === 0 ? 'no line' : `${item.inAppFrames} ${item.inAppFrames === 1 ? 'line' : 'lines'}`;
    const message = `The stack of ${named(item)} has ${count} of the application’s own code.`;
    return { code: 'error-item.no-app-frames', message, ...facts };
  }
  if (miss !== 'missing')
    return { code: 'error-item.wrong-value', message: `${where} is another than it should be.`, ...facts };
  const near = test.holder === undefined ? undefined : mostAlike(test.key, pathsIn(test.holder(item)));
  if (near === undefined) return { code: 'error-item.field-missing', message: `${where} is not set.`, ...facts };
  return {
    code: 'error-item.near-key',
    message: `${where} is not set, but there is ${quoted(near)}. Is that a slip?`,
    ...facts,
    actual: `${test.part} ${near}`,
  };
}
