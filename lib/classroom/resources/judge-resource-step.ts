import { judgeResources, proofsOf, type SeenResource } from '../../checker/judge-resource.ts';
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

/** As what a student's own work is reported. */
const STUDENT = 'student';

/** What a workspace has of what a step asks for, tried on what arrived. */
export async function seenFor({ expectation }: ResourceStep, looking: Looking): Promise<SeenResource[]> {
  const found = await resourcesIn(expectation.collection, looking);
  return withProofs(found, proofsOf(expectation), looking);
}

const judge = async (step: ResourceStep, variant: string, looking: Looking): Promise<Report> =>
  judgeResources(step.expectation, await seenFor(step, looking), { lesson: step.lesson, variant });

/**
 * Judges a step that sets something up: what the workspace holds, or one of the samples that prove the step, which is
 * made by the vendor's API and taken away again.
 */
export async function judgeResourceStep(
  step: ResourceStep,
  sample: 'before' | 'after' | null,
  asking: Asking,
): Promise<{ report: Report } | { problems: Problem[] }> {
  if (sample === null) return { report: await judge(step, STUDENT, asking) };
  const { collection } = step.expectation;
  const bench = { ...asking, key: await asking.awsKey() };
  const tried = await withSample(collection, step.expectation[sample], bench, () => judge(step, sample, asking));
  return 'ok' in tried ? { report: tried.ok } : tried;
}
