import type { Branch } from '../../waterfall/tree.ts';
import type { Observation, Scene } from '../observation.ts';
import type { CheckResult, Finding } from '../report.ts';
import { toFinding } from '../verdict.ts';
import { remarkOnCrashes } from './crash-remarks.ts';
import { remarkOnDelivery } from './delivery-remarks.ts';
import type { Explanation } from './explanation.ts';
import { remarkOnNames } from './name-remarks.ts';
import { explainOutliving, remarkOnTimes } from './time-remarks.ts';
import type { Overlooked } from './alike-keys.ts';
import { remarkOnOverlooked } from './overlooked.ts';
import { remarkOnStreams } from './stream-remarks.ts';
import { explainTwins, findTwins } from './twin.ts';

/** Within one service times are good to this many nanoseconds. */
const GRAIN = 2_000_000;

/** Frameworks and libraries name their tracers after their packages; what they do is not the student's to mend. */
const isInstrumentation = ({ span: { scope } }: Branch): boolean =>
  /^(@opentelemetry\/instrumentation|opentelemetry\.instrumentation|io\.opentelemetry|next\.js$|@vercel\/otel)/.test(
    scope.name,
  );

/** Work of the student's own that went on after the span around it. */
function remarkOnOutliving(branches: readonly Branch[]): Explanation[] {
  const outliving = branches.find(
    (branch) =>
      branch.parent !== null &&
      branch.endNs > branch.parent.endNs + GRAIN &&
      branch.startNs <= branch.parent.endNs + GRAIN &&
      branch.span.kind === 'internal' &&
      branch.span.service === branch.parent.span.service &&
      !isInstrumentation(branch),
  );
  const parent = outliving?.parent ?? null;
  if (outliving === undefined || parent === null) return [];
  return [explainOutliving(outliving, parent)];
}

function remarkOnTwins(branches: readonly Branch[]): Explanation[] {
  const twins = findTwins(branches);
  return twins === null ? [] : [explainTwins(twins)];
}

interface Regard {
  /** What the diagnosis left aside because there was too much of it. */
  overlooked: ReadonlySet<Overlooked>;
  /** Whether the step is about two clocks, a browser's and a server's. */
  aboutClocks: boolean;
}

/**
 * What is worth knowing of a closed run although no check asked: how its telemetry got here, and what its times, names
 * and doubles say. What a check has told already is not told again.
 */
export function remarksOn(
  observation: Observation,
  scene: Scene,
  results: readonly CheckResult[],
  { overlooked, aboutClocks }: Regard,
): Finding[] {
  if (!scene.closed || observation.fault !== undefined) return [];
  const told = new Set(results.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const remarks = [
    ...remarkOnDelivery(observation, scene.tree.duplicates),
    ...remarkOnTimes(scene.branches, scene.tree, aboutClocks),
    ...remarkOnTwins(scene.branches),
    ...remarkOnNames(scene.branches),
    ...remarkOnOutliving(scene.branches),
    ...remarkOnCrashes(observation, scene),
    ...remarkOnStreams(scene.logs),
    ...remarkOnOverlooked(overlooked),
  ];
  return remarks.filter(({ code }) => !told.has(code)).map((remark) => toFinding({ level: 'warning', ...remark }, {}));
}
