import type { StepReport } from '../../checker/summary.ts';
import { harmless } from '../paint.ts';
import { csvOf } from './csv-row.ts';
import type { Format } from './format.ts';

/** The codes of what counts against a step, each once, the first being the root cause. */
export const codesOf = ({ checks }: Pick<StepReport, 'checks'>): string[] => [
  ...new Set(
    checks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error').map(({ code }) => code)),
  ),
];

/** The codes of what is worth knowing and costs nothing: remarks on the run, and warnings of its checks; each once. */
export const noticedIn = ({ checks, remarks = [] }: Pick<StepReport, 'checks' | 'remarks'>): string[] => [
  ...new Set([
    ...remarks.map(({ code }) => code),
    ...checks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'warning').map(({ code }) => code)),
  ]),
];

const HEAD = [
  'lesson',
  'step',
  'variant',
  'status',
  'score',
  'passed',
  'checks',
  'findings',
  'closed_by',
  'spans',
  'remarks',
];

const row = (step: StepReport): (string | number)[] => [
  harmless(step.lesson),
  harmless(step.step),
  harmless(step.variant),
  step.status,
  step.score,
  step.checks.filter(({ status }) => status === 'passed' || status === 'warned').length,
  step.checks.length,
  codesOf(step).join(' '),
  step.closedBy ?? '',
  step.inventory.spans,
  noticedIn(step).join(' '),
];

/** A gradebook: one row a step. */
export const csv: Format = ({ steps }) => csvOf([HEAD, ...steps.map(row)]);
