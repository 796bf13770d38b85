import type { Branch } from '../../waterfall/tree.ts';
import type { Observation, Scene } from '../observation.ts';
import { listed, quoted } from '../quote.ts';
import type { CheckResult, Finding } from '../report.ts';
import { toFinding } from '../verdict.ts';
import { remarkOnDelivery } from './delivery-remarks.ts';
import type { Explanation } from './explanation.ts';
import { templateOf } from './name-template.ts';
import { explainOutliving, remarkOnTimes } from './time-remarks.ts';
import { explainTwins, findTwins } from './twin.ts';

/** So many names of one form are no coincidence. */
const MANY_NAMES = 3;
/** Within one service times are good to this many nanoseconds. */
const GRAIN = 2_000_000;

/** Names that differ by a value alone, as every request then has one of its own. */
function remarkOnNames(branches: readonly Branch[]): Explanation[] {
  const byTemplate = new Map<string, Branch[]>();
  for (const branch of branches) {
    const template = templateOf(branch.span.name);
    if (template === null) continue;
    const key = `${branch.span.service}\n${branch.span.kind}\n${template}`;
    const alike = byTemplate.get(key) ?? [];
    if (alike.length < MANY_NAMES && alike.every(({ span }) => span.name !== branch.span.name)) alike.push(branch);
    byTemplate.set(key, alike);
  }
  const many = [...byTemplate.values()].find((alike) => alike.length >= MANY_NAMES);
  if (many === undefined) return [];
  const template = templateOf(many[0]?.span.name ?? '') ?? '';
  return [
    {
      code: 'span.name-high-cardinality',
      level: 'warning',
      message: `Spans are named by a value: ${listed(many.map(({ span }) => span.name))} are one kind of work under many names.`,
      expected: `one name for all, such as ${quoted(template)}`,
      actual: listed(many.map(({ span }) => span.name)),
      at: many,
    },
  ];
}

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
      !isInstrumentation(branch) &&
      branch.span.kind === 'internal' &&
      branch.span.service === branch.parent.span.service &&
      branch.startNs <= branch.parent.endNs + GRAIN &&
      branch.endNs > branch.parent.endNs + GRAIN,
  );
  const parent = outliving?.parent ?? null;
  if (outliving === undefined || parent === null) return [];
  return [explainOutliving(outliving, parent)];
}

function remarkOnTwins(branches: readonly Branch[]): Explanation[] {
  const twins = findTwins(branches);
  return twins === null ? [] : [explainTwins(twins)];
}

/**
 * What is worth knowing of a closed run although no check asked: how its telemetry got here, and what its times, names
 * and doubles say. What a check has told already is not told again.
 */
export function remarksOn(observation: Observation, scene: Scene, results: readonly CheckResult[]): Finding[] {
  if (!scene.closed || observation.fault !== undefined) return [];
  const told = new Set(results.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const remarks = [
    ...remarkOnDelivery(observation),
    ...remarkOnTimes(scene.branches),
    ...remarkOnTwins(scene.branches),
    ...remarkOnNames(scene.branches),
    ...remarkOnOutliving(scene.branches),
  ];
  return remarks.filter(({ code }) => !told.has(code)).map((remark) => toFinding({ level: 'warning', ...remark }, {}));
}
