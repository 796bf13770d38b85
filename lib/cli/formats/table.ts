import type { CheckResult, CheckStatus, Finding } from '../../checker/report.ts';
import type { RunReport, StepReport } from '../../checker/summary.ts';
import { paintFor, type Paint } from '../paint.ts';

const SIGN: Record<CheckStatus, { sign: string; tone: keyof Paint }> = {
  passed: { sign: '✓', tone: 'good' },
  warned: { sign: '!', tone: 'unsure' },
  failed: { sign: '✗', tone: 'bad' },
  skipped: { sign: '–', tone: 'quiet' },
  waiting: { sign: '…', tone: 'unsure' },
  inconclusive: { sign: '?', tone: 'unsure' },
};

const indented = (depth: number, text: string): string =>
  text
    .split('\n')
    .map((line) => '  '.repeat(depth) + line)
    .join('\n');

/** One finding: what is wrong, the expected beside the found, and the fix. */
function findingLines({ code, message, expected, actual, fix }: Finding, paint: Paint): string[] {
  return [
    `${paint.strong(message)} ${paint.quiet(`(${code})`)}`,
    ...(expected === undefined ? [] : [`${paint.quiet('expected')} ${paint.good(expected)}`]),
    ...(actual === undefined ? [] : [`${paint.quiet('found   ')} ${paint.bad(actual)}`]),
    ...(fix === '' ? [] : [`${paint.quiet('fix     ')} ${paint.unsure(fix)}`]),
  ];
}

function checkLines(check: CheckResult, step: StepReport, paint: Paint): string[] {
  const { sign, tone } = SIGN[check.status];
  const first = step.checks.find(({ id }) => id === check.skippedBecause)?.title ?? check.skippedBecause;
  const because = first === undefined ? '' : ` ${paint.quiet(`skipped: “${first}” comes first`)}`;
  const level = check.level === 'required' ? '' : ` ${paint.quiet(`(${check.level})`)}`;
  return [
    indented(2, `${paint[tone](sign)} ${paint.strong(check.title)}${level}${because}`),
    ...check.findings.flatMap((finding) => findingLines(finding, paint).map((line) => indented(4, line))),
  ];
}

/** The codes of what a step failed by, which tell whether it failed for the reason it is there for. */
function causesOf({ checks }: StepReport): string {
  const codes = checks.flatMap(({ findings }) =>
    findings.filter(({ level }) => level === 'error').map(({ code }) => code),
  );
  return codes.length === 0 ? '' : ` (${[...new Set(codes)].join(', ')})`;
}

/** A step's verdict in a word: what was to be proved and whether it was. */
function stepHead(step: StepReport, paint: Paint): string {
  const name = `${step.step} · ${step.variant}`;
  if (step.proves === undefined) {
    const { sign, tone } = SIGN[step.status];
    return `${paint[tone](sign)} ${paint.strong(name)}  ${step.status}, ${step.score} of 100`;
  }
  const { wanted, held } = step.proves;
  if (!held) return `${paint.bad('✗')} ${paint.strong(name)}  ${paint.bad(`should ${wanted} and is ${step.status}`)}`;
  const did = wanted === 'fail' ? `fails, as it must${causesOf(step)}` : 'passes';
  return `${paint.good('✓')} ${paint.strong(name)}  ${did}`;
}

/** What is worth knowing of the run although no check asked. */
function remarkLines({ remarks = [] }: StepReport, paint: Paint): string[] {
  return remarks.flatMap((remark) => {
    const [said = '', ...rest] = findingLines(remark, paint);
    const sign = remark.level === 'warning' ? paint.unsure('!') : paint.quiet('i');
    return [indented(2, `${sign} ${said}`), ...rest.map((line) => indented(4, line))];
  });
}

/** What the step looks for above what arrived, in one form, so that the eye finds the difference. */
function outlineLines(step: StepReport, paint: Paint): string[] {
  const { outline: spans, beside = [] } = step.inventory;
  const arrived = [spans, ...beside].filter((text) => text !== '').join('\n');
  if (step.status === 'passed') return [];
  const parts = [
    ['what was wanted:', step.wantedOutline ?? ''],
    ['what arrived:', arrived],
  ] as const;
  return parts.flatMap(([title, outline]) =>
    outline === '' ? [] : [indented(2, paint.quiet(title)), indented(3, paint.quiet(outline))],
  );
}

/** A proof that held needs no detail; everything else is told in full, with what was wanted and what arrived. */
function stepLines(step: StepReport, paint: Paint): string[] {
  const head = indented(1, stepHead(step, paint));
  if (step.proves?.held === true) return [head];
  return [
    head,
    ...step.checks.flatMap((check) => checkLines(check, step, paint)),
    ...remarkLines(step, paint),
    ...outlineLines(step, paint),
  ];
}

const held = (steps: StepReport[], wanted: 'fail' | 'pass'): string => {
  const tried = steps.filter(({ proves }) => proves?.wanted === wanted);
  return `${tried.filter(({ proves }) => proves?.held).length} of ${tried.length}`;
};

function summaryLine({ summary, steps }: RunReport, paint: Paint): string {
  const words = { 0: paint.good('passed'), 1: paint.bad('failed'), 3: paint.unsure('inconclusive') };
  const proofs = ` · before fails in ${held(steps, 'fail')} · after passes in ${held(steps, 'pass')}`;
  const count = `${summary.steps} ${summary.steps === 1 ? 'step' : 'steps'}`;
  return `${words[summary.exit]}: ${count}${summary.proved.of === 0 ? '' : proofs} · score ${summary.score}`;
}

/** A report as a person reads it in a terminal. Whatever telemetry holds is only ever shown. */
export function tableOf(report: RunReport, colours: boolean): string {
  const paint = paintFor(colours);
  const lines: string[] = [];
  let lesson = '';
  for (const step of report.steps) {
    if (step.lesson !== lesson) lines.push('', paint.strong(step.lesson));
    lesson = step.lesson;
    lines.push(...stepLines(step, paint));
  }
  return [...lines, '', summaryLine(report, paint), ''].join('\n');
}
