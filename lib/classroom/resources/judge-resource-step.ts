import { judgeResources, proofsOf, type SeenResource } from '../../checker/judge-resource.ts';
import { OWN_SERVICE } from '../../checker/applicable.ts';
import type { Report } from '../../checker/report.ts';
import type { Step } from '../../curriculum/step.ts';
import type { Engine } from '../../engine/start-engine.ts';
import type { AwsKey } from '../../receivers/keys/key-record.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { withProofs } from './proofs.ts';
import { withSample } from './sample-run.ts';
import { resourcesIn, type Looking } from './seen-resources.ts';

export type ResourceStep = Extract<Step, { kind: 'resource' }>;

interface Asking {
  engine: Engine;
  workspace: string;
  /** Unix milliseconds. */
  now: number;
  awsKey: () => Promise<AwsKey>;
}

/** What a workspace has of what a step asks for, tried on what arrived. */
export async function seenFor({ expectation }: ResourceStep, looking: Looking): Promise<SeenResource[]> {
  const found = await resourcesIn(expectation.collection, looking);
  return withProofs(found, proofsOf(expectation), looking);
}

const judge = async (step: ResourceStep, variant: string, looking: Looking): Promise<Report> =>
  judgeResources(step.expectation, await seenFor(step, looking), { lesson: step.lesson, variant });

/**
 * Judges a step that sets something up by what the workspace holds. It may be set up for the practice backend or for the
 * student's own service: where it is not right for the one, it may be for the other.
 * @param variant as what it is reported
 */
export async function judgeSetUp(step: ResourceStep, variant: string, asking: Asking): Promise<Report> {
  const seen = await seenFor(step, asking);
  const { expectation, lesson } = step;
  const own = judgeResources(expectation, seen, { lesson, variant: OWN_SERVICE });
  if (own.status === 'passed') return { ...own, variant };
  return judgeResources(expectation, seen, { lesson, variant });
}

/** Judges one of the samples that prove such a step: made by the vendor's API, and taken away again. */
export async function judgeSample(
  step: ResourceStep,
  sample: 'before' | 'after',
  asking: Asking,
): Promise<{ report: Report } | { problems: Problem[] }> {
  const { collection } = step.expectation;
  const bench = { ...asking, key: await asking.awsKey() };
  const tried = await withSample(collection, step.expectation[sample], bench, () => judge(step, sample, asking));
  return 'ok' in tried ? { report: tried.ok } : tried;
}
