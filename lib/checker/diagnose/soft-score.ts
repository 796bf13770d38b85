import type { Attributes } from '../../telemetry/attributes.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import type { Miss } from '../conditions.ts';
import { missIn, own, type FieldTest } from '../field-test.ts';
import type { Overlooked } from './alike-keys.ts';
import { conventionalKind } from './conventional-kind.ts';
import { isFilledIn } from './name-template.ts';
import { newerNamesOf, olderNamesOf } from './renamed-keys.ts';
import { ALIKE, likeness } from './similarity.ts';
import type { Wanted } from './wanted.ts';

/** What a description weighs in telling one span from another. */
const WEIGHT = { name: 0.35, kind: 0.1, service: 0.15, attributes: 0.25, neighbours: 0.15 } as const;
type Dimension = keyof typeof WEIGHT;

/** What the score may draw on besides the span itself. */
export interface Around {
  /** Keys of the run that are like one the step asks for, and none that it asks for. */
  alikeTo: (wanted: string) => readonly string[];
  /** Services that some check asks for: theirs is no misspelling of another one. */
  wantedServices: ReadonlySet<string>;
  /** How well a span stands to those around it, 0 to 1; null where nothing is asked. */
  neighbours(wanted: Wanted, branch: Branch): number | null;
  /** To be told of what there was too much of. */
  overlook: (what: Overlooked) => void;
}

/** With one wanted name so many others are compared letter by letter. */
const MOST_NAMES = 200;

const DIMENSION: Partial<Record<FieldTest['field'], Dimension>> = {
  name: 'name',
  kind: 'kind',
  service: 'service',
  attributes: 'attributes',
  resource: 'attributes',
  scope: 'attributes',
};

/** How alike a name is to those that a test accepts by letter. */
export function likenessOfName({ conditions: { equals, oneOf = [], aliases = [] } }: FieldTest, name: string): number {
  const wanted = [equals, ...oneOf, ...aliases].filter((each) => typeof each === 'string');
  return Math.max(0, ...wanted.map((each) => likeness(each, name)));
}

type Credit = (branch: Branch) => number;

/** A name's credit is remembered: many spans have one name. */
function nameCredit(test: FieldTest, { overlook }: Around): Credit {
  const known = new Map<string, number>();
  let compared = 0;
  const alike = (name: string): number => {
    compared += 1;
    if (compared > MOST_NAMES) overlook('names');
    const like = compared > MOST_NAMES ? 0 : likenessOfName(test, name);
    return like >= ALIKE ? like : 0;
  };
  return ({ span }) => {
    const before = known.get(span.name);
    if (before !== undefined) return before;
    const isRight = missIn(span, test) === null;
    const credit = isRight ? 1 : isFilledIn(span.name, test.conditions) ? 0.9 : alike(span.name);
    known.set(span.name, credit);
    return credit;
  };
}

const serviceCredit = ({ service }: StoredSpan, { wantedServices }: Around): number =>
  wantedServices.has(service) ? 0 : 0.6;

const MISS_CREDIT = { type: 0.8, value: 0.4, forbidden: 0.5 } as const;

/** Whether attributes have a key under a name of another time, or misspelt. */
function hasNearly(attributes: Attributes, key: string, { alikeTo }: Around): boolean {
  const has = (name: string): boolean => Object.hasOwn(attributes, name);
  return olderNamesOf(key).some(has) || newerNamesOf(key).some(has) || alikeTo(key).some(has);
}

function attributeCredit({ field, key }: FieldTest, miss: Miss, span: StoredSpan, around: Around): number {
  if (miss !== 'missing') return MISS_CREDIT[miss];
  if (field === 'scope') return 0;
  const [here, there] =
    field === 'attributes' ? [span.attributes, span.resource.attributes] : [span.resource.attributes, span.attributes];
  return own(there, key) !== undefined || hasNearly(here, key, around) ? 0.8 : 0;
}

/** What a span earns by one test. */
function creditBy(test: FieldTest, around: Around): Credit {
  if (test.field === 'name') return nameCredit(test, around);
  return (branch) => {
    const miss = missIn(branch.span, test);
    if (miss === null) return 1;
    if (test.field === 'kind') return conventionalKind(branch) === test.conditions.equals ? 0.8 : 0;
    if (test.field === 'service' || test.key === 'service.name') return serviceCredit(branch.span, around);
    return attributeCredit(test, miss, branch.span, around);
  };
}

/** The tests of a description that count under one heading. */
interface Part {
  dimension: Dimension;
  credits: Credit[];
}

function partsOf({ match, expect }: Wanted, around: Around): Part[] {
  const parts = new Map<Dimension, Credit[]>();
  for (const test of [...match, ...expect]) {
    const dimension = DIMENSION[test.field];
    if (dimension === undefined) continue;
    const credits = parts.get(dimension) ?? [];
    credits.push(creditBy(test, around));
    parts.set(dimension, credits);
  }
  return [...parts].map(([dimension, credits]) => ({ dimension, credits }));
}

/** A name that is only said not to be another's is nearly every span's. */
const namesSome = ({ conditions }: FieldTest): boolean =>
  Object.keys(conditions).some((condition) => condition !== 'not' && condition !== 'notMatches');

const hasIdentity = ({ match, expect }: Wanted): boolean =>
  [...match, ...expect].some(
    (test) =>
      (test.field === 'name' && namesSome(test)) || (test.field === 'attributes' && test.conditions.present !== false),
  );

const CHEAP: ReadonlySet<Dimension> = new Set(['name', 'kind', 'service']);
const ROUNDING = 1e-9;

/**
 * How much of a description fits a span, 0 to 1: name, kind, service, attributes and neighbours, as far as the
 * description speaks of them. A span of another kind, with nothing but its service to say for itself, is another span.
 *
 * @param least a score below this is of no use, and may be told as 0: most pairs are hopeless by their names alone
 */
export function softScorer(around: Around, least: number): (wanted: Wanted, branch: Branch) => number {
  const plans = new Map<Wanted, { parts: Part[]; isKindEnough: boolean }>();
  return (wanted, branch) => {
    const plan = plans.get(wanted) ?? { parts: partsOf(wanted, around), isKindEnough: !hasIdentity(wanted) };
    plans.set(wanted, plan);
    // What is not looked at yet counts as earned.
    const sums = plan.parts.map(({ credits }) => credits.length);
    add(plan.parts, sums, branch, true);
    const kind = plan.isKindEnough ? plan.parts.findIndex(({ dimension }) => dimension === 'kind') : -1;
    if (sums[kind] === 0 || weighed(plan.parts, sums, 1) < least - ROUNDING) return 0;
    add(plan.parts, sums, branch, false);
    return weighed(plan.parts, sums, around.neighbours(wanted, branch));
  };
}

function add(parts: readonly Part[], sums: number[], branch: Branch, isCheap: boolean): void {
  parts.forEach(({ dimension, credits }, at) => {
    if (CHEAP.has(dimension) !== isCheap) return;
    let sum = 0;
    for (const credit of credits) sum += credit(branch);
    sums[at] = sum;
  });
}

function weighed(parts: readonly Part[], sums: readonly number[], near: number | null): number {
  let [earned, most] = [0, 0];
  parts.forEach(({ dimension, credits }, at) => {
    earned += (WEIGHT[dimension] * (sums[at] ?? 0)) / credits.length;
    most += WEIGHT[dimension];
  });
  if (near !== null) {
    earned += WEIGHT.neighbours * near;
    most += WEIGHT.neighbours;
  }
  return most === 0 ? 0 : earned / most;
}
