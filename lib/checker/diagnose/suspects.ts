import type { Branch } from '../../waterfall/tree.ts';
import { mustBeRoot, type Exam, type Examination } from '../exam.ts';
import type { SpanCheck } from '../expectation.ts';
import { judgeSpan, type FieldTest, type Slip } from '../field-test.ts';
import type { Scene } from '../observation.ts';
import { isRoot, isTiedToAny } from '../relations.ts';
import { boundsOf } from '../value-test.ts';
import type { AlikeKeys } from './alike-keys.ts';
import { assign } from './assignment.ts';
import { neighboursIn } from './neighbours.ts';
import { softScorer, type Around } from './soft-score.ts';
import { contradict, gather, testsOf, type Wanted } from './wanted.ts';

/** For each check that is not met, the span that is most likely meant by it. */
export type Suspects = ReadonlyMap<string, Branch>;

/** A run of a load test holds thousands of spans of a few forms; of each form so many are looked at. */
const MOST_OF_A_FORM = 20;
const MOST_LOOKED_AT = 1000;
/** A span's form shows in so many of its keys. */
const MOST_TELLING = 200;

/** A span that fits less than half of a description is another span. */
const FITS = 0.5;

/** Dearer than any slip, cheaper than a pair that cannot be: the row of a span that is simply not there. */
const NOBODY = 10;
const NEVER = 1000;

/** What putting a slip right costs: small where one word is wrong, dear where something has to be written. */
const COST: Partial<Record<Slip['miss'], number>> = { type: 0.3, value: 0.7, missing: 1, forbidden: 0.5 };

const costOfSlips = (branch: Branch, tests: readonly FieldTest[]): number =>
  judgeSpan(branch.span, tests).slips.reduce((sum, { miss }) => sum + (COST[miss] ?? 1), 0);

interface Inquiry extends Examination {
  scene: Scene;
  alike: AlikeKeys;
}

/**
 * Looks for the span behind every check that is not met, for all of them together: each span is given to one
 * description, so that two that are alike do not both point at the better of two spans.
 */
export function findSuspects(inquiry: Inquiry): Suspects {
  const unmet = [...inquiry.exams.values()].filter(isOpen);
  if (unmet.length === 0) return new Map();
  const wanted = gather(unmet.map(({ check }) => check as SpanCheck));
  const branches = examplesOf(inquiry.scene.branches, inquiry.alike);
  if (branches.length >= MOST_LOOKED_AT) inquiry.alike.overlook('spans');
  const costOf = coster(inquiry, branches);
  const costs = wanted.map((each) => [...branches.map((branch) => costOf(each, branch)), ...wanted.map(() => NOBODY)]);
  return cast(wanted, branches, costs);
}

/** Spans of every form there is: of one name, kind, service, tracer, place and set of keys. */
function examplesOf(branches: readonly Branch[], alike: AlikeKeys): Branch[] {
  const seen = new Map<string, number>();
  const examples: Branch[] = [];
  for (const branch of branches) {
    const { span, parent } = branch;
    const own = alike.keysOf(span.attributes);
    const told = own.length > MOST_TELLING ? own.slice(0, MOST_TELLING) : own;
    const form = `${span.name}\n${span.kind}\n${span.service}\n${span.scope.name}\n${parent?.span.name}\n${parent?.span.service}\n${own.length} ${told.join(' ')}`;
    const before = seen.get(form) ?? 0;
    seen.set(form, before + 1);
    if (before >= MOST_OF_A_FORM) continue;
    examples.push(branch);
    if (examples.length >= MOST_LOOKED_AT) break;
  }
  return examples;
}

/** A check that wants one span and has not got it. Where several are wanted there is no single suspect. */
const isOpen = ({ check, state }: Exam): boolean =>
  check.signal === 'span' && (state === 'unmet' || state === 'blocked') && boundsOf(check.count).min <= 1;

function cast(wanted: readonly Wanted[], branches: readonly Branch[], costs: number[][]): Suspects {
  const suspects = new Map<string, Branch>();
  const holders = new Map<Branch, Wanted[]>();
  const give = (each: Wanted, branch: Branch): void => {
    for (const { id } of each.checks) suspects.set(id, branch);
    holders.set(branch, [...(holders.get(branch) ?? []), each]);
  };
  const columns = assign(costs);
  wanted.forEach((each, row) => {
    const branch = branches[columns[row] ?? -1];
    if (branch !== undefined && (costs[row]?.[columns[row] ?? -1] ?? NOBODY) < NOBODY) give(each, branch);
  });
  // Two descriptions may be of one span; who came away with nothing may share, if nothing speaks against it.
  wanted.forEach((each, row) => {
    if (each.checks.some(({ id }) => suspects.has(id))) return;
    const branch = branches[cheapestOf(costs[row] ?? [], branches.length)];
    if (branch !== undefined && (holders.get(branch) ?? []).every((other) => !disagree(each, other)))
      give(each, branch);
  });
  return suspects;
}

function cheapestOf(costs: readonly number[], among: number): number {
  let [best, least] = [-1, NOBODY];
  for (let at = 0; at < among; at += 1) if ((costs[at] ?? NOBODY) < least) [best, least] = [at, costs[at] ?? NOBODY];
  return best;
}

const disagree = (a: Wanted, b: Wanted): boolean => contradict([...a.match, ...a.expect], [...b.match, ...b.expect]);

/** What it costs to take a span for the one described: little where it fits, too much where it cannot be meant. */
function coster(inquiry: Inquiry, branches: readonly Branch[]): (wanted: Wanted, branch: Branch) => number {
  const claims = claimsOf(inquiry);
  const score = softScorer(aroundOf(inquiry, branches), FITS);
  return (wanted, branch) => {
    const tests = [...wanted.match, ...wanted.expect];
    const claimants = claims.get(branch) ?? [];
    const found = wanted.checks.some(({ id }) => inquiry.exams.get(id)?.found.includes(branch));
    if (found) return costOfSlips(branch, tests) * 0.5 + unmetTies(wanted, branch, inquiry) + claimants.length * 0.1;
    if (wanted.checks.some(({ id }) => (inquiry.exams.get(id)?.found.length ?? 0) > 0)) return NEVER;
    if (claimants.some((claim) => contradict(tests, claim))) return NEVER;
    const fits = score(wanted, branch);
    return fits < FITS ? NEVER : 1 - fits + Math.min(claimants.length, 3) * 0.05;
  };
}

/** What the checks that are met say of the spans they have. */
function claimsOf({ exams, casting }: Examination): Map<Branch, FieldTest[][]> {
  const claims = new Map<Branch, FieldTest[][]>();
  for (const [id, branches] of casting) {
    const exam = exams.get(id);
    if (exam?.check.signal !== 'span' || exam.state !== 'met') continue;
    const tests = testsOf(exam.check);
    for (const branch of branches) claims.set(branch, [...(claims.get(branch) ?? []), tests]);
  }
  return claims;
}

const unmetTies = ({ ties, checks }: Wanted, branch: Branch, { casting }: Examination): number =>
  ties.filter(({ of }) => casting.has(of)).filter((tie) => !isTiedToAny(tie, branch, casting.get(tie.of) ?? []))
    .length *
    0.8 +
  (checks.some(mustBeRoot) && !isRoot(branch) ? 0.8 : 0);

/** What the score needs to know of the whole step. */
function aroundOf(inquiry: Inquiry, branches: readonly Branch[]): Around {
  const checks = [...inquiry.exams.values()].map(({ check }) => check);
  const tests = checks.flatMap((check) => (check.signal === 'span' ? testsOf(check) : []));
  const services = tests.filter(({ key }) => key === 'service.name').map(({ conditions: { equals } }) => equals);
  return {
    alikeTo: alikeKeysIn(inquiry.alike, branches),
    wantedServices: new Set(services.filter((name) => typeof name === 'string')),
    neighbours: neighboursIn(inquiry),
    overlook: (what) => inquiry.alike.overlook(what),
  };
}

/** Keys of all these spans like a wanted one; they are gathered once somebody asks. */
function alikeKeysIn(alike: AlikeKeys, branches: readonly Branch[]): Around['alikeTo'] {
  let among: Around['alikeTo'] | undefined;
  return (wanted) => {
    among ??= alike.among(branches.flatMap(({ span }) => [span.attributes, span.resource.attributes]));
    return among(wanted);
  };
}
