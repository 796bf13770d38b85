import type { Attributes } from '../../telemetry/attributes.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { missOf } from '../conditions.ts';
import { own, passesAll, type FieldTest } from '../field-test.ts';
import { conventionalKind } from './conventional-kind.ts';
import { isFilledIn } from './name-template.ts';
import { isRenaming } from './renamed-keys.ts';
import { ALIKE, likeness } from './similarity.ts';
import type { Wanted } from './wanted.ts';

/** What a description weighs in telling one span from another. */
const WEIGHT = { name: 0.35, kind: 0.1, service: 0.15, attributes: 0.25, neighbours: 0.15 } as const;
type Dimension = keyof typeof WEIGHT;

/** What the score may draw on besides the span itself. */
export interface Around {
  /** Keys that the step asks for in their own right. */
  wantedKeys: ReadonlySet<string>;
  /** Services that some check asks for: theirs is no misspelling of another one. */
  wantedServices: ReadonlySet<string>;
  /** How well a span stands to those around it, 0 to 1; null where nothing is asked. */
  neighbours(wanted: Wanted, branch: Branch): number | null;
}

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

function nameCredit(test: FieldTest, name: string): number {
  if (isFilledIn(name, test.conditions)) return 0.9;
  const like = likenessOfName(test, name);
  return like >= ALIKE ? like : 0;
}

const serviceCredit = ({ service }: StoredSpan, { wantedServices }: Around): number =>
  wantedServices.has(service) ? 0 : 0.6;

const MISS_CREDIT = { type: 0.8, value: 0.4, forbidden: 0.5 } as const;

function keyCredit(key: string, attributes: Attributes, { wantedKeys }: Around): number {
  let best = 0;
  for (const found of Object.keys(attributes)) {
    if (isRenaming(found, key) || isRenaming(key, found)) return 0.8;
    if (!wantedKeys.has(found) && likeness(key, found) >= ALIKE) best = 0.8;
  }
  return best;
}

function attributeCredit(test: FieldTest, span: StoredSpan, around: Around): number {
  const { field, key, conditions } = test;
  const miss = missOf(test.read(span), conditions);
  if (miss !== null && miss !== 'missing') return MISS_CREDIT[miss];
  if (field === 'scope') return 0;
  const [here, there] =
    field === 'attributes' ? [span.attributes, span.resource.attributes] : [span.resource.attributes, span.attributes];
  return own(there, key) === undefined ? keyCredit(key, here, around) : 0.8;
}

function credit(test: FieldTest, branch: Branch, around: Around): number {
  if (passesAll(branch.span, [test])) return 1;
  if (test.field === 'name') return nameCredit(test, branch.span.name);
  if (test.field === 'kind') return conventionalKind(branch) === test.conditions.equals ? 0.8 : 0;
  if (test.field === 'service' || test.key === 'service.name') return serviceCredit(branch.span, around);
  return attributeCredit(test, branch.span, around);
}

/**
 * How much of a description fits a span, 0 to 1: name, kind, service, attributes and neighbours, as far as the
 * description speaks of them. A span of another kind, with nothing but its service to say for itself, is another span.
 */
export function softScore(wanted: Wanted, branch: Branch, around: Around): number {
  const sums: Partial<Record<Dimension, { credit: number; of: number }>> = {};
  for (const test of [...wanted.match, ...wanted.expect]) {
    const dimension = DIMENSION[test.field];
    if (dimension === undefined) continue;
    const earned = credit(test, branch, around);
    if (earned === 0 && test.field === 'kind' && !hasIdentity(wanted)) return 0;
    const sum = (sums[dimension] ??= { credit: 0, of: 0 });
    sum.credit += earned;
    sum.of += 1;
  }
  const near = around.neighbours(wanted, branch);
  if (near !== null) sums.neighbours = { credit: near, of: 1 };
  return weighed(sums);
}

const hasIdentity = ({ match, expect }: Wanted): boolean =>
  [...match, ...expect].some(
    ({ field, conditions }) => (field === 'name' || field === 'attributes') && conditions.present !== false,
  );

function weighed(sums: Partial<Record<Dimension, { credit: number; of: number }>>): number {
  let [earned, most] = [0, 0];
  for (const [dimension, { credit: sum, of }] of Object.entries(sums)) {
    const weight = WEIGHT[dimension as Dimension];
    earned += (weight * sum) / of;
    most += weight;
  }
  return most === 0 ? 0 : earned / most;
}
