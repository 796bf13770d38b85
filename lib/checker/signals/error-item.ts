import { passesAll } from '../documents/document-test.ts';
import { countInWords } from '../documents/explain-idle.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { listed } from '../quote.ts';
import { boundsOf } from '../value-test.ts';
import { explainMissing, explainSilence } from './error-item/explain-item.ts';
import { explainGroups, explainOrder } from './error-item/explain-several.ts';
import { explainWrong, isTraced } from './error-item/explain-wrong.ts';
import { expectTests, matchTests } from './error-item/item-tests.ts';
import { readItem, type Reported } from './error-item/read-item.ts';
import { errorItemCheckSchema, type ErrorItemCheck } from './error-item/schema.ts';
import type { Outcome, Reference, Sight, Signal } from './signal.ts';

function referencesOf({ expect, thenSucceeds }: ErrorItemCheck): Reference[] {
  const traceOf = expect?.traceOf;
  return [
    ...(traceOf === undefined ? [] : [{ to: traceOf, path: ['expect', 'traceOf'] }]),
    ...(thenSucceeds === undefined ? [] : [{ to: thenSucceeds, path: ['thenSucceeds'] }]),
  ];
}

const unseen: Outcome = {
  state: 'unseen',
  explanation: {
    code: 'error-item.not-received',
    level: 'info',
    message: 'Reported errors are not received here, so this check was left out.',
  },
};

const unmet = (...explanations: Explanation[]): Outcome => ({ state: 'unmet', explanations });

function judge(check: ErrorItemCheck, sight: Sight): Outcome {
  const { errors } = sight.observation;
  if (errors === undefined) return unseen;
  const items = errors.map(readItem);
  const match = matchTests(check.match);
  const found = items.filter((item) => passesAll(item, match));
  if (found.length === 0 && boundsOf(check.count).min > 0)
    return unmet(items.length === 0 ? explainSilence(match, sight.observation) : explainMissing(match, items));
  return judgeFound(check, found, sight);
}

function judgeFound(check: ErrorItemCheck, found: readonly Reported[], sight: Sight): Outcome {
  const { min, max } = boundsOf(check.count);
  const tests = expectTests(check.expect);
  const good = found.filter((item) => passesAll(item, tests) && isTraced(check, item, sight));
  if (good.length < min && good.length < found.length) return unmet(...explainWrong(check, found, sight));
  if (good.length < min || found.length > max) return unmet(explainCount(check, found));
  const later = explainGroups(check, found) ?? explainOrder(check, found, sight);
  return later === null ? { state: 'met' } : unmet(later);
}

const reports = (count: number): string => (count === 1 ? 'One error was' : `${count} errors were`);

/** A check that wants none is named after there being none: what was found is not “like” it. */
const countMessage = (title: string, count: ErrorItemCheck['count'], found: number): string =>
  boundsOf(count).max === 0
    ? `${reports(found)} reported, and there should be none.`
    : `${reports(found)} reported that count for “${title}”, and there should be ${countInWords(count)}.`;

const explainCount = ({ title, count }: ErrorItemCheck, found: readonly Reported[]): Explanation => ({
  code: 'error-item.count',
  message: countMessage(title, count, found.length),
  expected: countInWords(count),
  actual: `${found.length}: ${listed(found.map(({ occurrence }) => occurrence.title))}`,
});

export const errorItem: Signal<typeof errorItemCheckSchema> = {
  schema: errorItemCheckSchema,
  judge,
  referencesOf,
  isClosingMatter: ({ count, expect, thenSucceeds }) =>
    Number.isFinite(boundsOf(count).max) || expect?.groupedAs !== undefined || thenSucceeds !== undefined,
  seesWithoutSpans: true,
};
