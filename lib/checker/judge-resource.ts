import type { JsonObject } from '../telemetry/json.ts';
import { audienceOf } from './applicable.ts';
import { explainResource } from './documents/explain-resource.ts';
import { judgeInOrder, reportWithoutTelemetry, type Occasion } from './judged-steps.ts';
import type { Report } from './report.ts';
import type { ResourceCheck, ResourceExpectation, Works } from './resource-expectation.ts';

/** What shows that a document works: how often it was seen to, and what it is about beside what came. */
export interface Proof {
  /** Traces, requests or events. */
  count: number;
  /** The services that the document names; none where it names none. */
  asked: readonly string[];
  /** The services that reported. */
  came: readonly string[];
  /** Why nothing could be counted, in words; null where it could. */
  problem: string | null;
}

/** A document of the workspace. */
export interface SeenResource {
  id: string;
  body: JsonObject;
  /** What the host found out of it, for each proof that a check asks for. */
  works: Partial<Record<Works['proof'], Proof>>;
}

/** The proofs that a step asks for: what a host has to find out before it can be judged. */
export const proofsOf = ({ checks }: ResourceExpectation): Works['proof'][] => [
  ...new Set(checks.flatMap(({ works }) => (works === undefined ? [] : [works.proof]))),
];

/** The checks that count for a variant: the student's own service may have a name of its own. */
function resourceChecksFor({ checks }: Pick<ResourceExpectation, 'checks'>, variant: string): ResourceCheck[] {
  const mine = checks.filter(({ appliesTo }) => appliesTo.includes(audienceOf(variant)));
  const ids = new Set(mine.map(({ id }) => id));
  return mine.map(({ dependsOn, ...check }) =>
    Object.assign(check, { dependsOn: dependsOn.filter((id) => ids.has(id)) }),
  );
}

/** Holds the documents of one collection against what the step expects. Pure: the host looked up what is there. */
export const judgeResources = (
  expectation: ResourceExpectation,
  seen: readonly SeenResource[],
  occasion: Occasion,
): Report =>
  reportWithoutTelemetry(
    expectation,
    judgeInOrder(resourceChecksFor(expectation, occasion.variant), (check) =>
      explainResource(check, seen, expectation.collection),
    ),
    occasion,
  );
