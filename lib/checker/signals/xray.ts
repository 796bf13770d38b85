import type { AnyCheck } from '../check-base.ts';
import { nearestOf } from '../documents/nearest.ts';
import { passesAll } from '../documents/document-test.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import { listed, quoted } from '../quote.ts';
import { boundsOf } from '../value-test.ts';
import type { Outcome, Reference, Sight, Signal } from './signal.ts';
import { explainMissing } from './xray/explain-missing.ts';
import { explainSlip, partName } from './xray/explain-slip.ts';
import { expectTests, matchTests } from './xray/part-tests.ts';
import { abovesOf, partsOf, type Part } from './xray/parts.ts';
import { xrayCheckSchema, type XRayCheck } from './xray/schema.ts';

function referencesOf({ expect, relations }: XRayCheck): Reference[] {
  const sameTrace = expect?.sameTraceAs;
  return [
    ...(sameTrace === undefined ? [] : [{ to: sameTrace, path: ['expect', 'sameTraceAs'] }]),
    ...relations.flatMap((relation, nth) =>
      'of' in relation ? [{ to: relation.of, path: ['relations', nth, 'of'], signal: 'xray' }] : [],
    ),
  ];
}

const unseen: Outcome = {
  state: 'unseen',
  explanation: {
    code: 'segment.not-received',
    level: 'info',
    message: 'Segments are not received here, so this check was left out.',
  },
};

/** The run's own; where not one document has a trace id of the run, everything that came meanwhile. */
function partsIn({ segments = [], traceIds }: Sight['observation']): { parts: readonly Part[]; isGuess: boolean } {
  const all = partsOf(segments);
  const announced = new Set(traceIds.map((id) => id.toLowerCase()));
  const mine = all.filter(({ traceId }) => announced.has(traceId));
  if (announced.size === 0 || (mine.length === 0 && all.length === 0)) return { parts: all, isGuess: false };
  return mine.length > 0 ? { parts: mine, isGuess: false } : { parts: all, isGuess: true };
}

/** What stands between a part and what it should be: the first thing that does not hold; null where all does. */
type Objection = (part: Part) => Explanation | null;

function judge(check: XRayCheck, sight: Sight): Outcome {
  if (sight.observation.segments === undefined) return unseen;
  const { parts, isGuess } = partsIn(sight.observation);
  const above = check.relations.flatMap((relation) => ('of' in relation ? [relation.of] : []));
  const missing = above.find((id) => playersOf(id, parts, sight).length === 0);
  if (missing !== undefined) return { state: 'blocked', by: missing };
  const match = matchTests(check.match);
  const found = parts.filter((part) => passesAll(part, match));
  const { min, max } = boundsOf(check.count);
  if (found.length === 0 && min > 0) return { state: 'unmet', explanations: [explainMissing(match, parts, sight)] };
  const objections = objectionsTo(check, parts, sight);
  const good = found.filter((part) => objections.every((objection) => objection(part) === null));
  if (good.length < min && good.length < found.length)
    return { state: 'unmet', explanations: explainWrong(check, found, objections, sight) };
  if (good.length < min || found.length > max)
    return { state: 'unmet', explanations: [explainCount(check, found, sight)] };
  return isGuess ? { state: 'met', notes: [guess] } : { state: 'met' };
}

const guess: Explanation = {
  code: 'segment.other-trace',
  level: 'info',
  message: 'No segment has the trace id that was sent with the request, so everything that arrived meanwhile counts.',
};

/** What another check finds: those that meet it, or else those that it is about at all. */
function playersOf(id: string, parts: readonly Part[], sight: Sight): readonly Part[] {
  const check = sight.checkOf(id);
  if (check === undefined || !isXRay(check)) return [];
  const found = parts.filter((part) => passesAll(part, matchTests(check.match)));
  const good = found.filter((part) => passesAll(part, expectTests(check.expect)));
  return good.length > 0 ? good : found;
}

const isXRay = (check: AnyCheck & { signal: string }): check is XRayCheck => check.signal === 'xray';

function objectionsTo(check: XRayCheck, parts: readonly Part[], sight: Sight): Objection[] {
  const tests = expectTests(check.expect);
  const fields: Objection = (part) => {
    const [slip] = nearestOf([part], tests)?.slips ?? [];
    return slip === undefined ? null : explainSlip(slip, part, sight.observation);
  };
  const traceOf = check.expect?.sameTraceAs;
  return [
    ...(traceOf === undefined ? [] : [otherTrace(traceOf, sight)]),
    fields,
    ...check.relations.map((relation): Objection => {
      if (relation.rel === 'root') return notRoot;
      return elsewhere(relation.rel, relation.of, playersOf(relation.of, parts, sight));
    }),
  ];
}

const otherTrace =
  (of: string, sight: Sight): Objection =>
  (part) => {
    const spans = sight.players(of);
    if (spans.some(({ span }) => span.traceId === part.traceId)) return null;
    const [first] = spans;
    return {
      code: 'segment.other-trace',
      message: `${partName(part).replace(/^the/, 'The')} belongs to another trace than the span ${quoted(first?.span.name ?? of)}.`,
      expected: `the trace ${first?.span.traceId.slice(0, 8) ?? ''}…`,
      actual: `the trace ${part.traceId.slice(0, 8)}…`,
      ...(first === undefined ? {} : { at: [first] }),
    };
  };

const notRoot: Objection = (part) =>
  part.kind === 'segment' && part.above === null
    ? null
    : {
        code: 'segment.wrong-parent',
        message: `${partName(part).replace(/^the/, 'The')} should be above all others, and stands below ${part.above === null ? 'what did not arrive' : quoted(part.above.name)}.`,
        expected: 'a segment that nothing is above',
        actual: part.above === null ? 'a subsegment' : `below ${quoted(part.above.name)}`,
      };

const elsewhere =
  (rel: 'childOf' | 'descendantOf', of: string, wanted: readonly Part[]): Objection =>
  (part) => {
    const aboves = rel === 'childOf' ? [part.above] : abovesOf(part);
    if (aboves.some((each) => each !== null && wanted.includes(each))) return null;
    const [first] = wanted;
    return {
      code: 'segment.wrong-parent',
      message: `${partName(part).replace(/^the/, 'The')} should stand ${rel === 'childOf' ? 'directly ' : ''}below ${quoted(first?.name ?? of)}.`,
      expected: `below ${quoted(first?.name ?? of)}`,
      actual: part.above === null ? 'below nothing' : `below ${quoted(part.above.name)}`,
    };
  };

/** The one that is least wrong, and everything that is wrong with it, the first thing first. */
function explainWrong(
  { expect }: XRayCheck,
  found: readonly Part[],
  objections: readonly Objection[],
  { observation }: Sight,
): Explanation[] {
  const near = nearestOf(found, expectTests(expect));
  const part = near?.document ?? found[0];
  if (part === undefined) return [];
  const slips = (near?.slips ?? []).map((slip) => explainSlip(slip, part, observation));
  const others = objections.flatMap((objection) => objection(part) ?? []).filter(({ message }) => !slips.some((slip) => slip.message === message)); // prettier-ignore
  const told = [...others.filter(({ code }) => code === 'segment.other-trace'), ...slips, ...others];
  // One cause may be behind several fields that do not hold.
  return told.filter(({ message }, at) => told.findIndex((each) => each.message === message) === at).slice(0, 5);
}

function explainCount({ title, count }: XRayCheck, found: readonly Part[], { observation }: Sight): Explanation {
  const { min, max } = boundsOf(count);
  const wanted = max === Infinity ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
  const facts = { expected: wanted, actual: `${found.length}: ${listed(found.map(({ name }) => name))}` };
  const sent = observation.stimuli ?? 0;
  if (found.length < min && sent >= min) {
    return {
      code: 'segment.not-sampled',
      message: `Of ${sent} requests ${found.length} left a segment like “${title}”: the others were not sampled.`,
      ...facts,
    };
  }
  const message = `There ${found.length === 1 ? 'is one' : `are ${found.length}`} like “${title}” and there should be ${wanted}.`;
  return { code: 'segment.count', message, ...facts };
}

export const xray: Signal<typeof xrayCheckSchema> = {
  schema: xrayCheckSchema,
  judge,
  referencesOf,
  isClosingMatter: ({ count }) => Number.isFinite(boundsOf(count).max),
  seesWithoutSpans: true,
};
