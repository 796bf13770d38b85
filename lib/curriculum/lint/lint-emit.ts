import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Hints } from '../../checker/check-base.ts';
import { evaluate } from '../../checker/evaluate.ts';
import { explain } from '../../checker/findings/catalogue.ts';
import type { Report } from '../../checker/report.ts';
import { expectationFiles } from '../step.ts';
import { noSignals } from './evidence-signals.ts';
import { evidenceFile, evidenceOf, reportOnEvidence, type EmitStep } from './evidence.ts';
import { LintedFile, type LintProblem } from './lint-problem.ts';

/** Proves a step that emits telemetry: its live code is there, its hints hold, `before` fails and `after` passes. */
export function lintEmit(root: string, step: EmitStep): LintProblem[] {
  const page = new LintedFile(root, `${step.folder}/${expectationFiles.emit}`);
  lintLiveCode(page, step);
  lintHints(page, step);
  lintProof(page, step);
  return page.problems;
}

function lintLiveCode(page: LintedFile, { id, via, variants, expectation }: EmitStep): void {
  const filesOf = (variant: string): string[] =>
    via === 'route'
      ? [`app/api/${id}/${variant}/route.ts`]
      : ['package.json', 'stage.env', 'app.mjs'].map((file) => `content/stages/${id}/${variant}/${file}`);
  for (const file of variants.flatMap(filesOf)) {
    if (!existsSync(path.join(page.root, file))) page.atPath(['stimulus'], `the step’s live code ${file} is missing`);
  }
  const isOwn = expectation.stimulus.some((one) =>
    via === 'route' ? one.kind === 'http' && one.path.startsWith(`/api/${id}/`) : one.kind === 'stage' && one.stage === id,
  );
  if (!isOwn) page.atPath(['stimulus'], `the step is not set going through its own ${via}`);
} // prettier-ignore

function lintHints(page: LintedFile, { expectation }: EmitStep): void {
  expectation.checks.forEach(({ why, hints }, at) => {
    if (why === undefined || why === '') page.atPath(['checks', at], 'the check does not say why it matters');
    if (Object.keys(hints).length === 0) page.atPath(['checks', at], 'the check has no hint of its own');
    for (const code of Object.keys(hints)) {
      const place = ['checks', at, 'hints', code];
      if (code !== '*' && explain(code) === undefined) page.atPath(place, `there is no finding “${code}”`);
    }
  });
}

const wordsOf = (hints: Hints): string[] => Object.values(hints).flatMap((each) => each.map(({ text }) => text));

/** Every finding is to tell the student what to do: in the author's words, or at least in the catalogue's. */
function lintFixes(page: LintedFile, { expectation }: EmitStep, report: Report): void {
  for (const { id, findings } of report.checks) {
    const at = expectation.checks.findIndex((check) => check.id === id);
    const own = wordsOf(expectation.checks[at]?.hints ?? {});
    for (const { code, fix, level } of findings) {
      if (level === 'error' && !own.includes(fix)) {
        page.atPath(['checks', at, 'hints'], `its own sample fails with “${code}”, which has no hint here`);
      }
    }
  }
}

function lintProof(page: LintedFile, step: EmitStep): void {
  for (const variant of step.variants) {
    if (evidenceOf(page.root, step, variant) === null) page.at(0, `there is no ${evidenceFile(step, variant)}`);
  }
  const before = reportOnEvidence(page.root, step, 'before');
  if (before.status !== 'failed') page.at(0, `it is ${before.status} on what arrives before its change, and must fail`);
  lintFixes(page, step, before);
  lintAfter(page, step, 'after', ['passed']);
  if (evidenceOf(page.root, step, 'own') !== null) lintAfter(page, step, 'own', ['passed', 'warned']);
  const { lesson, expectation } = step;
  const silence = { lesson, variant: 'after', spans: [], ...noSignals, traceIds: [], syntheticRoots: [] };
  const silent = evaluate(expectation, { ...silence, closedBy: 'deadline' });
  if (silent.status !== 'failed') page.at(0, `it is ${silent.status} where nothing arrives, and must fail`);
}

function lintAfter(page: LintedFile, step: EmitStep, variant: string, good: readonly string[]): void {
  const report = reportOnEvidence(page.root, step, variant);
  if (good.includes(report.status)) return;
  const at = step.expectation.checks.findIndex(
    ({ id }) => report.checks.find(({ status }) => status !== 'passed')?.id === id,
  );
  const codes = report.checks.flatMap(({ findings }) => findings.map(({ code }) => code)).join(', ');
  page.atPath(['checks', at], `it is ${report.status} on ${evidenceFile(step, variant)} (${codes}), and must pass`);
}
