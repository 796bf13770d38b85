import type { CheckResult } from '../../checker/report.ts';
import type { StepReport } from '../../checker/summary.ts';
import { harmless } from '../paint.ts';
import { findingText, findingsText } from './finding-text.ts';
import type { Format } from './format.ts';

/** A command's text ends at its line: https://docs.github.com/actions/reference/workflow-commands-for-github-actions. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** In a property `:` and `,` are marks of the command itself. */
const property = (text: string): string => data(harmless(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

type Kind = 'error' | 'warning' | 'notice';

const command = (kind: Kind, title: string, text: string): string =>
  `::${kind} title=${property(title)}::${data(text)}`;

/** A failed required check is an error; what is recommended, warned of or could not be judged is a warning. */
function kindOf({ status, level }: CheckResult): Kind | null {
  if (status === 'failed') return level === 'required' ? 'error' : level === 'info' ? 'notice' : 'warning';
  return status === 'warned' || status === 'inconclusive' ? 'warning' : null;
}

const annotationsOf = (step: StepReport): { kind: Kind; line: string }[] =>
  step.checks.flatMap((check) => {
    const kind = kindOf(check);
    if (kind === null) return [];
    const text = findingsText(check) || harmless(check.title);
    return [{ kind, line: command(kind, `${step.step}: ${check.title}`, text) }];
  });

/** What is worth knowing although no check asked: a warning at most, since it costs nothing. */
const remarksOf = ({ step, remarks = [] }: StepReport): { kind: Kind; line: string }[] =>
  remarks.map((remark) => {
    const kind = remark.level === 'warning' ? 'warning' : 'notice';
    return { kind, line: command(kind, `${step}: noticed besides`, findingText(remark)) };
  });

/** A step whose proof did not hold is an error whatever its checks say: a `before` that passes has none that failed. */
function brokenProof({ step, variant, status, proves }: StepReport): { kind: Kind; line: string }[] {
  if (proves === undefined || proves.held) return [];
  const text = `The sample “${variant}” should ${proves.wanted} and is ${status}.`;
  return [{ kind: 'error', line: command('error', `${step}: its proof does not hold`, text) }];
}

const ORDER: readonly Kind[] = ['error', 'warning', 'notice'];

/**
 * Annotations of a GitHub Actions run. GitHub shows ten of a kind for each step of a job, so errors come first and a last
 * line says how it ended.
 */
export const github: Format = ({ steps, summary }) => {
  const annotations = steps.flatMap((step) => {
    if (step.proves?.held === true) return [];
    return [
      ...brokenProof(step),
      ...(step.proves?.wanted === 'fail' ? [] : [...annotationsOf(step), ...remarksOf(step)]),
    ];
  });
  const lines = ORDER.flatMap((kind) => annotations.filter((each) => each.kind === kind).map(({ line }) => line));
  const words = { 0: 'passed', 1: 'failed', 3: 'inconclusive' } as const;
  const total = `${summary.steps} ${summary.steps === 1 ? 'step' : 'steps'}, score ${summary.score} of 100`;
  return `${[...lines, command('notice', `Spanwalk: ${words[summary.exit]}`, total)].join('\n')}\n`;
};
