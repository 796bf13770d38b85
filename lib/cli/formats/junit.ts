import type { CheckResult } from '../../checker/report.ts';
import type { StepReport } from '../../checker/summary.ts';
import { besides } from './besides.ts';
import { findingsText, skippedText } from './finding-text.ts';
import type { Format } from './format.ts';
import { element, xmlDocument, type Element } from './xml.ts';

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

/**
 * `failure` is the student's, `error` ours or the infrastructure's. A check that only informs, or whose sample is there to
 * fail, can do no harm and must not turn a build red.
 */
function outcomeOf({ status, level }: CheckResult, isMeantToFail: boolean): Outcome {
  if (status === 'passed' || status === 'warned') return 'passed';
  if (status === 'skipped') return 'skipped';
  if (status === 'failed') return isMeantToFail || level === 'info' || level === 'bonus' ? 'skipped' : 'failure';
  return 'error';
}

interface Case {
  outcome: Outcome;
  xml: Element;
}

function verdictOf(check: CheckResult, outcome: Outcome, step: StepReport): Element[] {
  const [first] = check.findings;
  const message = first?.message ?? check.title;
  if (outcome === 'passed') return [];
  if (outcome === 'skipped') {
    const reason = check.status === 'skipped' ? skippedText(check, step.checks) : `${check.level}: ${message}`;
    return [element('skipped', { message: reason })];
  }
  return [element(outcome, { message, type: first?.code ?? check.status }, findingsText(check))];
}

function caseOf(check: CheckResult, step: StepReport): Case {
  const outcome = outcomeOf(check, step.proves?.wanted === 'fail');
  const warnings = outcome === 'passed' && check.findings.length > 0;
  return {
    outcome,
    xml: element('testcase', { classname: `${step.lesson || 'spanwalk'}.${step.step}`, name: check.title }, [
      ...verdictOf(check, outcome, step),
      ...(warnings ? [element('system-out', {}, findingsText(check))] : []),
    ]),
  };
}

/** Where a sample was to prove something, that is a case of its own: it fails when the proof does not hold. */
function proofOf({ lesson, step, variant, status, proves }: StepReport): Case[] {
  if (proves === undefined) return [];
  const name = `the sample “${variant}” ${proves.wanted === 'fail' ? 'fails' : 'passes'}`;
  const objection = element('failure', { message: `It is ${status}.`, type: 'proof' });
  return [
    {
      outcome: proves.held ? 'passed' : 'failure',
      xml: element('testcase', { classname: `${lesson}.${step}`, name }, proves.held ? [] : [objection]),
    },
  ];
}

const count = (cases: readonly Case[], outcome: Outcome): number =>
  cases.filter((each) => each.outcome === outcome).length;

const totals = (cases: readonly Case[]): Record<'tests' | 'failures' | 'errors', number> => ({
  tests: cases.length,
  failures: count(cases, 'failure'),
  errors: count(cases, 'error'),
});

function inventoryOf(step: StepReport): Element {
  const { inventory, score, closedBy } = step;
  const { spans, traces, services } = inventory;
  const head = `score ${score} of 100, closed by ${closedBy ?? 'nothing yet'}`;
  const arrived = `${spans} spans in ${traces} traces${services.length > 0 ? ` of ${services.join(', ')}` : ''}`;
  return element('system-out', {}, [head, arrived, ...besides(step)].join('\n'));
}

/**
 * JUnit's XML as Jenkins and most others read it (xunit-plugin's junit-10.xsd): a suite for each step, a case for each
 * check, what arrived as the suite's output.
 */
export const junit: Format = ({ steps }) => {
  const suites = steps.map((step) => {
    const cases = [...proofOf(step), ...step.checks.map((check) => caseOf(check, step))];
    const head = { name: `${step.step} (${step.variant})`, ...totals(cases), skipped: count(cases, 'skipped') };
    return { cases, xml: element('testsuite', head, [...cases.map(({ xml }) => xml), inventoryOf(step)]) };
  });
  const all = suites.flatMap(({ cases }) => cases);
  return xmlDocument(
    element(
      'testsuites',
      { name: 'spanwalk', ...totals(all) },
      suites.map(({ xml }) => xml),
    ),
  );
};
