import type { StoredSpan } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { ANY_VALUE, conditionsInWords } from '../conditions.ts';
import { tiesOf } from '../exam.ts';
import type { SpanCheck } from '../expectation.ts';
import { matchTests, passesAll, type FieldTest } from '../field-test.ts';
import type { Scene } from '../observation.ts';
import { listed } from '../quote.ts';
import { explainOtherTrace } from './broken-trace.ts';
import { explainRefusals } from './door-problem.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation } from './explanation.ts';
import { explainOrphan, isUnfinished } from './orphan.ts';
import { likenessOfName } from './soft-score.ts';
import { explainTie } from './tie.ts';
import { ALIKE } from './similarity.ts';

const FIELD_WORDS: Partial<Record<FieldTest['field'], string>> = {
  name: 'named',
  kind: 'of kind',
  service: 'from the service',
  scope: 'from the tracer',
};

/** What was looked for, in words: `a span named “query”, of kind “client”`. */
export function searchInWords(tests: readonly FieldTest[]): string {
  const words = tests.map((test) => {
    const lead = FIELD_WORDS[test.field];
    const wanted = conditionsInWords({ ...test.conditions, aliases: undefined });
    if (lead !== undefined) return `${lead} ${wanted}`;
    return wanted === ANY_VALUE ? `with ${test.key}` : `with ${test.key} = ${wanted}`;
  });
  return ['a span', words.join(', ')].join(' ').trim();
}

const shown = (spans: readonly StoredSpan[]): string => listed(spans.map((span) => span.name));

function explainNothingLikeIt(tests: readonly FieldTest[], scene: Scene): Explanation {
  const wanted = searchInWords(tests);
  return {
    code: 'span.missing',
    message: `There is no ${wanted.replace(/^a span/, 'span').trim()}.`,
    expected: wanted,
    actual: `${scene.branches.length} ${scene.branches.length === 1 ? 'span' : 'spans'}: ${shown(scene.branches.map(({ span }) => span))}`,
    at: scene.branches.filter((branch) => branch.depth === 0).slice(0, 1),
  };
}

/** A child that is there and lies below nothing: whoever should be above it was never ended. */
function orphanBelow(check: SpanCheck, { exams }: Evidence): Branch | undefined {
  for (const { check: other, found } of exams.values()) {
    if (tiesOf(other).every(({ of }) => of !== check.id)) continue;
    const orphan = found.find(isUnfinished);
    if (orphan !== undefined) return orphan;
  }
  return undefined;
}

/** An unfinished span leaves children behind that name it; it was there before the search went further. */
function unfinished({ scene, casting }: Evidence): Branch | undefined {
  const claimed = new Set([...casting.values()].flat());
  const orphans = scene.branches.filter(isUnfinished);
  return orphans.find((orphan) => !claimed.has(orphan)) ?? orphans[0];
}

/** Whether a suspect has at least the name, so that it is no guess from its place alone. */
function isNamedAlike({ span }: Branch, tests: readonly FieldTest[]): boolean {
  const name = tests.find(({ field }) => field === 'name');
  return name === undefined || passesAll(span, [name]) || likenessOfName(name, span.name) >= ALIKE;
}

/** A span as the check wants it that lies in a trace of its own: it should be linked, or it should not be there. */
function explainStray(check: SpanCheck, tests: readonly FieldTest[], { scene, casting }: Evidence): Explanation | null {
  const stray = scene.strays.find(({ span }) => passesAll(span, tests));
  if (stray === undefined) return null;
  const link = tiesOf(check).find((tie) => tie.kind === 'relation' && tie.relation.rel === 'linksTo');
  const linked = casting.get(link?.of ?? '')?.[0];
  if (link !== undefined && linked !== undefined) return explainTie(link, stray, linked);
  return explainOtherTrace(stray, scene.branches, `${searchInWords(tests)}, in the trace of the run`);
}

/** The service that is asked for sent nothing that was taken, and a door turned somebody away meanwhile. */
function explainTurnedAway(tests: readonly FieldTest[], { scene, observation }: Evidence): Explanation | null {
  const service = tests.find(({ key }) => key === 'service.name');
  if (service === undefined || scene.branches.some(({ span }) => passesAll(span, [service]))) return null;
  const refusals = explainRefusals(observation.arrivals ?? []);
  return refusals === null ? null : { ...refusals, expected: searchInWords(tests) };
}

/**
 * Why no span matches: it lies in another trace, was never ended, or is there with a slip; else nothing like it came.
 *
 * @returns the span with the slip, or the explanation
 */
export function findMissing(check: SpanCheck, evidence: Evidence): { suspect: Branch } | { told: Explanation } {
  const tests = matchTests(check.match);
  const stray = explainStray(check, tests, evidence);
  if (stray !== null) return { told: stray };
  const suspect = evidence.suspects.get(check.id);
  const orphan = orphanBelow(check, evidence) ?? unfinished(evidence);
  if (suspect !== undefined && (orphan === undefined || isNamedAlike(suspect, tests))) return { suspect };
  if (orphan !== undefined) return { told: explainOrphan(orphan) };
  return { told: explainTurnedAway(tests, evidence) ?? explainNothingLikeIt(tests, evidence.scene) };
}
