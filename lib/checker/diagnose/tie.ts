import type { Branch } from '../../waterfall/tree.ts';
import { quoted, shownValue } from '../quote.ts';
import { areSiblings, isRoot, valueAt, type RelationName, type Tie } from '../relations.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import { explainOtherTrace } from './broken-trace.ts';
import { inLanguage, type Explanation } from './explanation.ts';
import { explainOrphan, isOrphan, topOf } from './orphan.ts';
import { explainOutliving } from './time-remarks.ts';

const DEEPEST_SHOWN = 12;

/** A span and its ancestors, from itself upwards. */
function chainOf(branch: Branch): Branch[] {
  const above: Branch[] = [];
  for (let at: Branch | null = branch; at !== null && above.length < DEEPEST_SHOWN; at = at.parent) above.push(at);
  return above;
}

/** A span's ancestors and itself, from the top: `GET /api › http-handler › query`. */
const chain = (branch: Branch): string =>
  chainOf(branch)
    .toReversed()
    .map(({ span }) => quoted(span.name))
    .join(' › ');

const RELATION_WORDS: Record<RelationName, string> = {
  childOf: 'a child of',
  remoteChildOf: 'called by',
  descendantOf: 'below',
  notDescendantOf: 'not below',
  siblingOf: 'beside',
  sameTrace: 'in the trace of',
  otherTrace: 'in another trace than',
  sameService: 'of the same service as',
  otherService: 'of another service than',
  sameEnvironment: 'in the same environment as',
  within: 'within the time of',
  overlaps: 'at the same time as',
  startsAfterEndOf: 'started after the end of',
  startsAfterStartOf: 'started after the start of',
  linksTo: 'linked to',
};

const isDuring = (branch: Branch, other: Branch): boolean =>
  branch.span.start >= other.span.start && branch.span.start <= other.span.end;

/** A span that should lie below another one and lies elsewhere in the same trace. */
function explainMisplaced(branch: Branch, other: Branch): Explanation {
  const [inner, outer] = [quoted(branch.span.name), quoted(other.span.name)];
  const facts = { expected: `${outer} › … › ${inner}`, actual: chain(branch), at: [branch, other] };
  if (!areSiblings(branch, other))
    return {
      code: 'relation.wrong-parent',
      message: `${inner} is not where it should be: ${outer} is not above it.`,
      ...facts,
    };
  if (isDuring(branch, other)) {
    return {
      code: 'relation.lost-context-sibling',
      message: `${inner} ran while ${outer} was open and lies beside it instead of below it: ${outer} was started, but not made active.`,
      ...facts,
      fix: `Start ${outer} with ${inLanguage(other, 'tracer.startActiveSpan(…)', 'tracer.start_as_current_span(…)')}, and do the work inside.`,
      cause: `inactive ${other.span.traceId}/${other.span.spanId}`,
    };
  }
  return {
    code: 'relation.wrong-parent',
    message: `${inner} lies beside ${outer}, and began when ${outer} was not open.`,
    ...facts,
    fix: `Start ${outer} before this work and end it after it; where the work is asynchronous, await it first.`,
  };
}

/** A span that should lie below another one and does not. */
function explainNotBelow(branch: Branch, other: Branch): Explanation {
  const wanted = `${quoted(branch.span.name)} below ${quoted(other.span.name)}, in one trace`;
  if (branch.span.traceId !== other.span.traceId) {
    return isOrphan(topOf(branch))
      ? explainOrphan(topOf(branch))
      : explainOtherTrace(branch, [other, topOf(other)], wanted);
  }
  if (isOrphan(topOf(branch)) && !areSiblings(branch, other)) return explainOrphan(topOf(branch));
  return explainMisplaced(branch, other);
}

const plainly =
  (code: FindingCode) =>
  (branch: Branch, other: Branch, relation: RelationName): Explanation => ({
    code,
    message: `${quoted(branch.span.name)} is not ${RELATION_WORDS[relation]} ${quoted(other.span.name)}.`,
    expected: `${quoted(branch.span.name)} ${RELATION_WORDS[relation]} ${quoted(other.span.name)}`,
    actual: `${chain(branch)} (${quoted(branch.span.service)}); ${chain(other)} (${quoted(other.span.service)})`,
    at: [branch, other],
  });

function explainEnvironments(branch: Branch, other: Branch): Explanation {
  return {
    code: 'environment.split',
    message: `${quoted(branch.span.service)} sent ${quoted(branch.span.name)} with a key of the environment ${quoted(branch.span.environment)}, and ${quoted(other.span.service)} sent ${quoted(other.span.name)} with a key of ${quoted(other.span.environment)}: one trace, two halves.`,
    expected: 'one environment for the whole trace',
    actual: `${quoted(branch.span.environment)} and ${quoted(other.span.environment)}`,
    at: [branch, other],
    cause: 'environment.split',
  };
}

const sameTrace = (branch: Branch, other: Branch): Explanation =>
  explainOtherTrace(branch, [other, topOf(other)], 'one trace');

/** A span that should lie within another's time; below it and ending later, it was not awaited. */
function explainWithin(branch: Branch, other: Branch, relation: RelationName): Explanation {
  const isAbove = chainOf(branch).includes(other);
  if (isAbove && branch.span.start >= other.span.start && branch.span.end > other.span.end)
    return explainOutliving(branch, other);
  return plainly('relation.time')(branch, other, relation);
}

/** A span that should link to another one: made its child instead, linked elsewhere, or not linked at all. */
function explainNoLink(branch: Branch, other: Branch, relation: RelationName): Explanation {
  const plain = plainly('link.missing')(branch, other, relation);
  if (!chainOf(branch).includes(other)) return plain;
  return {
    ...plain,
    message: `${quoted(branch.span.name)} was made a child of ${quoted(other.span.name)} instead of being linked to it.`,
    fix: `Start ${quoted(branch.span.name)} with the root context and { links: [{ context: … }] }, not inside the context of ${quoted(other.span.name)}.`,
  };
}

const EXPLAIN: Record<RelationName, (branch: Branch, other: Branch, relation: RelationName) => Explanation> = {
  childOf: explainNotBelow,
  remoteChildOf: explainNotBelow,
  descendantOf: explainNotBelow,
  sameTrace,
  sameEnvironment: explainEnvironments,
  notDescendantOf: plainly('relation.wrong-parent'),
  siblingOf: plainly('relation.wrong-parent'),
  otherTrace: plainly('relation.joined-traces'),
  sameService: plainly('relation.wrong-parent'),
  otherService: plainly('resource.service-name-shared'),
  within: explainWithin,
  overlaps: plainly('relation.time'),
  startsAfterEndOf: plainly('relation.time'),
  startsAfterStartOf: plainly('relation.time'),
  linksTo: explainNoLink,
};

/** Why a span is not tied to the span of another check as it should be. */
export function explainTie(tie: Tie, branch: Branch, other: Branch): Explanation {
  if (tie.kind === 'relation') return EXPLAIN[tie.relation.rel](branch, other, tie.relation.rel);
  if (tie.kind === 'same-span') {
    return {
      code: 'exception.missing',
      message: `${quoted(other.span.name)} has no exception recorded on it; one is recorded on ${quoted(branch.span.name)}.`,
      at: [other, branch],
    };
  }
  const [mine, theirs] = [valueAt(branch.span, tie.mine), valueAt(other.span, tie.theirs)];
  return {
    code: 'attr.not-same',
    message: `${tie.mine} of ${quoted(branch.span.name)} and ${tie.theirs} of ${quoted(other.span.name)} should be equal.`,
    expected: `${tie.theirs} = ${shownValue(tie.theirs, theirs)}`,
    actual: `${tie.mine} = ${shownValue(tie.mine, mine)}`,
    at: [branch, other],
  };
}

/** Why a span is not the root that it should be. */
export function explainNotRoot(branch: Branch): Explanation {
  if (isRoot(branch)) throw new Error('a root needs no explanation');
  if (isOrphan(branch)) return explainOrphan(branch);
  return {
    code: 'relation.not-root',
    message: `${quoted(branch.span.name)} should begin the trace, and lies below ${quoted(branch.parent?.span.name ?? 'itself')}.`,
    expected: quoted(branch.span.name),
    actual: chain(branch),
    at: [branch],
  };
}
