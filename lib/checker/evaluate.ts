import type { Branch } from '../waterfall/tree.ts';
import { applicable } from './applicable.ts';
import { AlikeKeys } from './diagnose/alike-keys.ts';
import { wantedKeys, type Evidence } from './diagnose/evidence.ts';
import { remarksOn } from './diagnose/remarks.ts';
import { findSuspects } from './diagnose/suspects.ts';
import { examine } from './exam.ts';
import type { Check, Expectation } from './expectation.ts';
import { unanswerable } from './inconclusive.ts';
import { expectsSpans, judgeSilence } from './judge-silence.ts';
import { setScene, takeInventory, type Observation, type Scene } from './observation.ts';
import type { CheckResult, CheckStatus, Finding, Report } from './report.ts';
import { scoreOf, statusOf } from './score.ts';
import { settleCheck } from './settle-check.ts';
import { withoutCanaries } from './signals/secret/redact.ts';
import { isAboutClocks, isClickedOnPage } from './stimulus.ts';
import { signalOf } from './signals/registry.ts';
import { fillIn, type RunVariables } from './variables.ts';
import { toFinding } from './verdict.ts';
import { veil } from './visibility.ts';
import { wantedOutline } from './wanted-outline.ts';

/**
 * Holds a run's telemetry against what the step expects. Pure: no clock, no input or output, the same answer wherever
 * it runs. While the observation is open a check can only turn green; what is not green is waited for.
 */
export function evaluate(expectation: Expectation, observation: Observation, variables: RunVariables = {}): Report {
  const asked = applicable(expectation.checks, observation.variant).map((check) => fillIn(check, variables));
  const scene = setScene(observation);
  const alike = new AlikeKeys(wantedKeys(asked.map(({ check }) => check)));
  const mayGuess = !isClickedOnPage(expectation.stimulus);
  const judged = judge(asked, { observation, scene, alike, once: expectation.scoring.oneRootCauseOnce, mayGuess });
  const checks = judged.map((result, nth) => {
    const check = asked[nth]?.check;
    return check === undefined ? result : veil(check, result, observation.isPastDue === true);
  });
  const aboutClocks = isAboutClocks(expectation.stimulus);
  const remarks = remarksOn(observation, scene, judged, { overlooked: alike.overlooked, aboutClocks });
  const score = scoreOf(checks, expectation.scoring);
  const report: Report = {
    schema: 'spanwalk/step-report/v1',
    lesson: observation.lesson,
    step: expectation.step,
    variant: observation.variant,
    status: warnedBy(remarks, statusOf(checks, score, expectation.scoring)),
    checks,
    score,
    closedBy: observation.closedBy,
    inventory: takeInventory(scene),
    ...told(asked, remarks),
  };
  return withoutCanaries(
    report,
    asked.map(({ check }) => check),
  );
}

/** A remark fails nobody, but what passed with a warning is said to have. */
const warnedBy = (remarks: readonly Finding[], status: CheckStatus): CheckStatus =>
  status === 'passed' && remarks.some(({ level }) => level === 'warning') ? 'warned' : status;

/** What only has a place in the report where there is something to say. */
function told(asked: readonly Asked[], remarks: Finding[]): Pick<Report, 'wantedOutline' | 'remarks'> {
  const outline = wantedOutline(asked.map(({ check }) => check));
  return { ...(outline === '' ? {} : { wantedOutline: outline }), ...(remarks.length === 0 ? {} : { remarks }) };
}

type Asked = { check: Check; unknown: string[] };

/** What all checks are judged by. */
interface Bench {
  observation: Observation;
  scene: Scene;
  alike: AlikeKeys;
  /** Whether what follows from another failure is skipped. */
  once: boolean;
  /**
   * Whether the stimulus itself carries the run's trace ids, so that it is worth saying where they got lost. On a page
   * the page's own tracer does, and that there is none is what its checks say.
   */
  mayGuess: boolean;
}

function judge(asked: readonly Asked[], bench: Bench): CheckResult[] {
  const { observation, scene } = bench;
  const checks = asked.map(({ check }) => check);
  const evidence = gatherEvidence(checks, bench);
  const causes = new Map<string, string>();
  const aliases = new Set<string>();
  const isSilent = scene.branches.length === 0 && checks.some(expectsSpans);
  const silence = isSilent ? judgeSilence(checks, observation) : [];
  const results = asked.map(({ check, unknown }, nth) => {
    const silent = signalOf(check)?.seesWithoutSpans === true ? undefined : silence[nth];
    if (silent !== undefined) return silent;
    if (unknown.length > 0) return unanswerable(check, 'check.unknown-variable', unknown.join(', '));
    return settleCheck(check, { evidence, causes: bench.once ? causes : new Map(), aliases, observation });
  });
  return bench.mayGuess && scene.isGuess && scene.closed ? withGuess(results) : results;
}

function gatherEvidence(checks: readonly Check[], { scene, observation, alike }: Bench): Evidence {
  const examination = examine(checks, scene, observation);
  const around = { branches: scene.branches, alike };
  const inquiry = { ...examination, scene, alike };
  // While the run is open nothing is explained yet.
  const suspects = scene.closed ? findSuspects(inquiry) : new Map<string, Branch>();
  return { ...examination, scene, around, suspects, observation };
}

/** Says on the first check that the verdict rests on the time of arrival, not on the trace ids that were sent. */
function withGuess([first, ...others]: CheckResult[]): CheckResult[] {
  if (first === undefined) return others;
  const guess = toFinding(
    {
      code: 'relation.propagation-lost',
      level: 'info',
      message: 'No span has the trace id that was sent with the request, so everything that arrived meanwhile counts.',
    },
    {},
  );
  return [{ ...first, findings: [...first.findings, guess] }, ...others];
}
