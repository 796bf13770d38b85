import type { QuerySpec } from '../query/spec.ts';
import type { Explanation } from './diagnose/explanation.ts';
import { judgeInOrder, reportWithoutTelemetry, type Occasion } from './judged-steps.ts';
import { judgeOne, type AskedQuery } from './judge-query.ts';
import type { QueryCheck, QueryExpectation } from './query-expectation.ts';
import { listed, quoted } from './quote.ts';
import type { CheckResult, Report } from './report.ts';
import { toFinding, toResult } from './verdict.ts';

/** A saved query, and what it returns now. */
export interface SavedAnswer extends AskedQuery {
  id: string;
  name: string;
}

/** What there is to judge where a step wants a query saved. */
export interface SavedSituation {
  /** The query on the screen; null where only what is saved is looked at. */
  asked: AskedQuery | null;
  /** Whichever of the saved ones come into question, the likeliest first. */
  saved: readonly SavedAnswer[];
  /** The id of the saved one that the query on the screen began as. */
  open: string | null;
}

type SavedCheck = Extract<QueryCheck, { about: 'saved' }>;
type Parts = { aboutSaved: SavedCheck | undefined; others: QueryCheck[] };

const isAboutSaved = (check: QueryCheck): check is SavedCheck => check.about === 'saved';

const partsOf = ({ checks }: QueryExpectation): Parts => ({
  aboutSaved: checks.find(isAboutSaved),
  others: checks.filter((check) => !isAboutSaved(check)),
});

const NO_RESULT = { buckets: [], results: [], series: [], heatmaps: [], matched: 0, standFor: 0, truncated: false, elapsedMs: 0 }; // prettier-ignore

/** How many checks a query cannot meet, whatever it returns: tells which of many saved ones are worth asking. */
export const missesOf = (expectation: QueryExpectation, spec: QuerySpec): number =>
  partsOf(expectation).others.filter(
    (check) => check.about !== 'result' && judgeOne(check, { spec, result: NO_RESULT }) !== null,
  ).length;

const firstMiss = (others: readonly QueryCheck[], query: AskedQuery): Explanation | null =>
  others.reduce<Explanation | null>((miss, check) => miss ?? judgeOne(check, query), null);

/** What is missing where the query on the screen is right and no saved one is. */
function explain({ saved, open }: SavedSituation, others: readonly QueryCheck[]): Explanation {
  const expected = 'the query as it is on the screen, saved';
  const begun = saved.find(({ id }) => id === open);
  if (begun !== undefined) {
    return {
      code: 'query.unsaved-changes',
      message: `The query on the screen is right, and ${quoted(begun.name)} is still saved as it was before.`,
      expected,
      actual: firstMiss(others, begun)?.message ?? '',
    };
  }
  if (saved.length === 0) {
    return { code: 'query.not-saved', message: 'The query is right, and it is not saved.', expected, actual: 'nothing saved' };
  }
  return {
    code: 'query.saved-another',
    message: 'The query on the screen is right and not saved; what is saved asks something else.',
    expected,
    actual: listed(saved.map(({ name }) => name)),
  };
} // prettier-ignore

const nothingSaved: Explanation = {
  code: 'query.not-saved',
  message: 'No query is saved yet.',
  expected: 'a saved query',
  actual: 'nothing saved',
};

/** The query that a verdict describes: the nearest saved one, unless only the one on the screen is right, or there is. */
function describedOf({ asked, saved }: SavedSituation, others: readonly QueryCheck[]): AskedQuery | SavedAnswer | null {
  const [nearest] = saved;
  if (asked === null || nearest === undefined) return nearest ?? asked;
  return firstMiss(others, asked) === null ? asked : nearest;
}

/** What a query lacks; of a saved one by its name, since another query may be on the screen. */
function missIn(query: AskedQuery | SavedAnswer, check: QueryCheck, howMany: number): Explanation | null {
  const miss = judgeOne(check, query);
  if (miss === null || !('name' in query)) return miss;
  const which = howMany === 1 ? 'is what is saved' : 'comes nearest of what is saved';
  return { ...miss, message: `${quoted(query.name)} ${which}. ${miss.message}` };
}

/** Judges the checks on a query that is not saved as it should be, and says about saving what follows from that. */
function judgeUnsaved(situation: SavedSituation, { aboutSaved, others }: Parts): CheckResult[] {
  const shown = describedOf(situation, others);
  const howMany = situation.saved.length;
  const results = judgeInOrder(others, (check) => (shown === null ? null : missIn(shown, check, howMany)));
  if (aboutSaved === undefined) return results;
  const fail = (explanation: Explanation): CheckResult =>
    toResult(aboutSaved, 'failed', [toFinding(explanation, aboutSaved.hints)]);
  if (shown === null) {
    return [...others.map((check) => toResult(check, 'skipped', [], aboutSaved.id)), fail(nothingSaved)];
  }
  const wrong = results.find(({ status }) => status === 'failed');
  if (wrong !== undefined) return [...results, toResult(aboutSaved, 'skipped', [], wrong.id)];
  return [...results, fail(explain(situation, others))];
}

/**
 * Holds what is saved against what a query step with `saved` expects. It passes when one saved query meets every check.
 * Else the nearest saved one is described, by its name; the query on the screen only where it is right and not saved,
 * or where nothing is. Pure.
 */
export function judgeSavedQuery(expectation: QueryExpectation, situation: SavedSituation, occasion: Occasion): Report {
  const parts = partsOf(expectation);
  const right = situation.saved.find((query) => firstMiss(parts.others, query) === null);
  const results =
    right === undefined
      ? judgeUnsaved(situation, parts)
      : judgeInOrder(expectation.checks, (check) => judgeOne(check, right));
  const byId = new Map(results.map((result) => [result.id, result]));
  const inOrder = expectation.checks.flatMap(({ id }) => byId.get(id) ?? []);
  return reportWithoutTelemetry(expectation, inOrder, occasion);
}
