import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CheckResult, Report } from '@/lib/checker/report.ts';
import { ProblemNote, placeText } from './problem-note.tsx';
import { Verdicts, verdictSentence } from './verdicts.tsx';

const check = (part: Partial<CheckResult>): CheckResult => ({
  id: 'route',
  title: 'The route is traced',
  level: 'required',
  status: 'passed',
  points: 1,
  max: 1,
  findings: [],
  ...part,
});

const report = (part: Partial<Report>): Report => ({
  schema: 'spanwalk/step-report/v1',
  lesson: 'honeycomb',
  step: 'adding-attributes',
  variant: 'before',
  status: 'failed',
  checks: [check({})],
  score: 50,
  closedBy: 'quiet',
  inventory: { spans: 2, traces: 1, services: ['backend-next'], scopes: [], outline: 'backend-next: http-handler' },
  ...part,
});

const failed = check({
  id: 'length',
  title: 'The span counts its results',
  status: 'failed',
  findings: [
    {
      code: 'attr.wrong-type',
      level: 'error',
      message: 'It arrived as a string.',
      expected: 'app.result_length = 3 (int)',
      actual: 'app.result_length = <b>"3"</b>',
      fix: 'Pass the number itself.',
    },
  ],
});

describe('the verdict', () => {
  it('shows what was expected beside what was found, the fix, and what arrived', () => {
    const html = renderToStaticMarkup(<Verdicts report={report({ checks: [failed] })} />);
    for (const words of ['Expected', '= 3 (int)', 'Found', 'Pass the number itself.', 'backend-next: http-handler']) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('<b>');
  });

  it('draws what was wanted beside what arrived where the step failed, and only there', () => {
    const wanted = { wantedOutline: 'backend-next: http-handler (anywhere below)' };
    const html = renderToStaticMarkup(<Verdicts report={report({ checks: [failed], ...wanted })} />);
    expect(html).toMatch(/Wanted<\/h3>.*\(anywhere below\).*Arrived<\/h3>.*backend-next: http-handler</);
    const passed = renderToStaticMarkup(<Verdicts report={report({ status: 'passed', ...wanted })} />);
    expect(passed).not.toContain('anywhere below');
  });

  it('shows what was noticed besides, with its fix', () => {
    const remark = {
      code: 'time.skew',
      level: 'warning',
      message: 'The clocks differ.',
      fix: 'Synchronise them.',
    } as const;
    const html = renderToStaticMarkup(<Verdicts report={report({ remarks: [remark] })} />);
    expect(html).toMatch(/Also noticed.*The clocks differ\..*Synchronise them\./);
  });

  it('tells what arrived where no span did', () => {
    const inventory = { spans: 0, traces: 0, services: [], scopes: [], outline: '', beside: ['1 segment: “flask”'] };
    for (const closedBy of ['deadline', 'complete'] as const) {
      const html = renderToStaticMarkup(<Verdicts report={report({ inventory, closedBy })} />);
      expect(html).toContain('What arrived: 1 segment<');
      expect(html).toContain('1 segment: “flask”');
    }
  });

  it('names the check that must pass first', () => {
    const skipped = check({ id: 'later', status: 'skipped', skippedBecause: 'length' });
    const html = renderToStaticMarkup(<Verdicts report={report({ checks: [failed, skipped] })} />);
    expect(html).toContain('Not judged until “The span counts its results” passes.');
  });

  it('gives no score while more may come', () => {
    const html = renderToStaticMarkup(<Verdicts report={report({ status: 'waiting', closedBy: null })} />);
    expect(html).toContain('Still listening');
    expect(html).not.toContain('of 100');
  });

  it('is announced in one sentence', () => {
    expect(verdictSentence(report({ checks: [check({}), failed] }))).toBe(
      'Failed: 1 passed, 1 failed. It arrived as a string.',
    );
    expect(verdictSentence(report({ status: 'passed' }))).toBe('Passed: 1 passed.');
  });
});

describe('a problem', () => {
  it('says what happened, what to try, and where', () => {
    const problem = { message: 'Too small.', hint: 'Raise it.', at: ['filters', 0, 'value'] };
    const html = renderToStaticMarkup(<ProblemNote problem={problem} />);
    expect(html).toMatch(/Too small\..*Raise it\..*at filters\[0\]\.value/);
  });

  it('writes a place as code does', () => expect(placeText(['a', 1, 2, 'b'])).toBe('a[1][2].b'));
});
