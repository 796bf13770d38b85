import type { AttributeValue } from '../telemetry/attributes.ts';
import { plainValue } from '../telemetry/attributes.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Branch } from '../waterfall/tree.ts';
import { toNanoseconds } from './duration.ts';
import { meetsAll, own } from './field-test.ts';
import type { Relation } from './span-match.ts';
import { boundsOf, type AttributeTests } from './value-test.ts';

type PairRelation = Extract<Relation, { of: string }>;
export type RelationName = PairRelation['rel'];

/** What ties a found span to the span of another check. */
export type Tie =
  | { kind: 'relation'; of: string; relation: PairRelation }
  | { kind: 'same-value'; of: string; mine: string; theirs: string }
  | { kind: 'same-span'; of: string };

export const isBelow = (branch: Branch, ancestor: Branch): boolean => {
  for (let at = branch.parent; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
};

/** Whether nothing is above a span: no parent at all, or only one that a client made up. */
export const isRoot = (branch: Branch): boolean =>
  branch.parent === null && !branch.marks.includes('orphan') && !branch.marks.includes('knot');

type LinkRelation = Extract<Relation, { rel: 'linksTo' }>;

type Position = Exclude<RelationName, 'linksTo' | 'within' | 'overlaps' | 'startsAfterEndOf' | 'startsAfterStartOf'>;

/** OTLP's span flags, bit 9: the parent is in another process. */
const PARENT_IS_REMOTE = 0x200;

/** Whether a call went from one process to another: by the services' names, or by what the callee's SDK says. */
const isRemote = (callee: StoredSpan, caller: StoredSpan): boolean =>
  callee.service !== caller.service || ((callee.flags ?? 0) & PARENT_IS_REMOTE) !== 0;

const POSITION: Record<Position, (branch: Branch, other: Branch) => boolean> = {
  childOf: (branch, other) => branch.parent === other,
  remoteChildOf: (branch, other) => branch.parent === other && isRemote(branch.span, other.span),
  descendantOf: isBelow,
  notDescendantOf: (branch, other) => !isBelow(branch, other),
  siblingOf: (branch, other) => branch !== other && areSiblings(branch, other),
  sameTrace: (branch, other) => branch.span.traceId === other.span.traceId,
  otherTrace: (branch, other) => branch.span.traceId !== other.span.traceId,
  sameService: (branch, other) => branch.span.service === other.span.service,
  otherService: (branch, other) => branch.span.service !== other.span.service,
  sameEnvironment: (branch, other) => branch.span.environment === other.span.environment,
};

/** Below one parent, be it one that arrived, one that a client made up, or one that never came. */
export const areSiblings = (a: Branch, b: Branch): boolean =>
  a.span.traceId === b.span.traceId && a.span.parentId === b.span.parentId;

type Timely = Exclude<RelationName, Position | 'linksTo'>;

const TIME: Record<Timely, (a: StoredSpan, b: StoredSpan, slack: bigint) => boolean> = {
  within: (a, b, slack) => a.start + slack >= b.start && a.end <= b.end + slack,
  overlaps: (a, b, slack) => a.start <= b.end + slack && b.start <= a.end + slack,
  startsAfterEndOf: (a, b, slack) => a.start + slack >= b.end,
  startsAfterStartOf: (a, b, slack) => a.start + slack >= b.start,
};

/** How many of a span's links lead to one of the others, with such attributes. */
const linksFrom = (branch: Branch, others: readonly Branch[], attributes: AttributeTests | undefined): number =>
  branch.span.links.filter(
    (link) =>
      others.some(({ span }) => link.traceId === span.traceId && link.spanId === span.spanId) &&
      meetsAll(link.attributes, attributes),
  ).length;

function isLinked(branch: Branch, others: readonly Branch[], { attributes, count }: LinkRelation): boolean {
  const { min, max } = boundsOf(count);
  const links = linksFrom(branch, others, attributes);
  return links >= min && links <= max;
}

/** Whether a span stands to another one as a relation says. Times are not compared across services: no two clocks agree. */
function isRelated(relation: PairRelation, branch: Branch, other: Branch): boolean {
  if (relation.rel === 'linksTo') return isLinked(branch, [other], relation);
  if (relation.rel === 'remoteChildOf' && (relation.service ?? other.span.service) !== other.span.service) return false;
  if (!('slack' in relation)) return POSITION[relation.rel](branch, other);
  if (branch.span.service !== other.span.service) return true;
  return TIME[relation.rel](branch.span, other.span, toNanoseconds(relation.slack));
}

/** Relations that must hold against every span of the other check, not only against one. */
const isAgainstAll = (tie: Tie): boolean =>
  tie.kind === 'relation' && ['notDescendantOf', 'otherTrace', 'otherService'].includes(tie.relation.rel);

function isTied(tie: Tie, branch: Branch, other: Branch): boolean {
  if (tie.kind === 'same-span') return branch === other;
  if (tie.kind === 'relation') return isRelated(tie.relation, branch, other);
  const [mine, theirs] = [valueAt(branch.span, tie.mine), valueAt(other.span, tie.theirs)];
  if (mine === undefined || theirs === undefined) return false;
  return JSON.stringify(plainValue(mine)) === JSON.stringify(plainValue(theirs));
}

/** Whether a span is tied to the spans that were cast for the other check. */
export function isTiedToAny(tie: Tie, branch: Branch, others: readonly Branch[]): boolean {
  // Links are counted over all that they may lead to.
  if (tie.kind === 'relation' && tie.relation.rel === 'linksTo') return isLinked(branch, others, tie.relation);
  if (isAgainstAll(tie)) return others.every((other) => isTied(tie, branch, other));
  return others.some((other) => isTied(tie, branch, other));
}

/** The value that a path such as `attributes.order.id` names on a span. */
export function valueAt(span: StoredSpan, path: string): AttributeValue | undefined {
  if (path === 'name') return { type: 'string', value: span.name };
  if (path === 'service') return { type: 'string', value: span.service };
  const key = path.slice(path.indexOf('.') + 1);
  return own(path.startsWith('resource.') ? span.resource.attributes : span.attributes, key);
}
