import { judgeResources } from '../../checker/judge-resource.ts';
import { explain } from '../../checker/findings/catalogue.ts';
import type { Report } from '../../checker/report.ts';
import type { ApiCall } from '../../checker/resource-expectation.ts';
import { expectationFiles, type Step } from '../step.ts';
import { LintedFile, type LintProblem } from './lint-problem.ts';
import { isAbout, sampleDocuments } from './sample-documents.ts';

type ResourceStep = Extract<Step, { kind: 'resource' }>;

/** Proves a step that sets something up: its wrong sample fails, its right one passes, and not where nothing is there. */
export function lintResource(root: string, { folder, lesson, expectation }: ResourceStep): LintProblem[] {
  const page = new LintedFile(root, `${folder}/${expectationFiles.resource}`);
  const judge = (calls: readonly ApiCall[]): Report =>
    judgeResources(expectation, sampleDocuments(expectation, calls), { lesson, variant: 'sample' });
  lintChecks(page, expectation.checks);
  for (const sample of ['before', 'after'] as const) {
    expectation[sample].forEach((call, at) => {
      if (isAbout(expectation.collection, call)) return;
      page.atPath([sample, at], `“${call.operation}” makes nothing in “${expectation.collection}”`);
    });
  }
  if (judge(expectation.before).status !== 'failed') page.atPath(['before'], 'the wrong sample does not fail');
  const after = judge(expectation.after);
  const codes = after.checks.flatMap(({ findings }) => findings.map(({ code }) => code)).join(', ');
  if (after.status !== 'passed') page.atPath(['after'], `the right sample does not pass (${codes})`);
  if (judge([]).status !== 'failed') page.atPath(['checks'], 'it passes where nothing is there');
  return page.problems;
}

function lintChecks(page: LintedFile, checks: ResourceStep['expectation']['checks']): void {
  checks.forEach(({ why, hints }, at) => {
    if (why === undefined || why === '') page.atPath(['checks', at], 'the check does not say why it matters');
    for (const code of Object.keys(hints)) {
      if (code !== '*' && explain(code) === undefined)
        page.atPath(['checks', at, 'hints', code], `there is no finding “${code}”`);
    }
  });
}
