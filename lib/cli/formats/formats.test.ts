import { describe, expect, it } from 'vitest';
import type { CheckResult, Finding, Report } from '../../checker/report.ts';
import { summarise, type RunReport, type StepReport } from '../../checker/summary.ts';
import { csvOf } from './csv-row.ts';
import { formatNames, formats, type FormatName } from './formats.ts';
import { readXml, type XmlNode } from './read-xml.fixture.ts';

const check = (fields: Partial<CheckResult> & { id: string }): CheckResult => ({
  title: fields.id,
  level: 'required',
  status: 'passed',
  points: 1,
  max: 1,
  findings: [],
  ...fields,
});

/** What a student's telemetry may hold: every form has to survive it. */
const HOSTILE = 'x\u0000\u001b[2J</failure>]]>&"\r\n::error::owned,\ud800 %0A \ufffe';

const failed = (fields: Partial<CheckResult> = {}): CheckResult =>
  check({
    id: 'handler',
    title: 'The handler, 50%: has a span',
    status: 'failed',
    points: 0,
    findings: [
      {
        code: 'span.name-near',
        level: 'error',
        message: `A span is named “${HOSTILE}”.`,
        expected: 'http-handler',
        actual: HOSTILE,
        fix: 'Rename it.',
      },
    ],
    ...fields,
  });

function stepOf(checks: CheckResult[], fields: Partial<StepReport> = {}): StepReport {
  const report: Report = {
    schema: 'spanwalk/step-report/v1',
    lesson: 'honeycomb',
    step: 'creating-a-span',
    variant: 'own',
    status: 'failed',
    checks,
    score: 50,
    closedBy: 'file',
    inventory: { spans: 1, traces: 1, services: ['s'], scopes: [], outline: `s: ${HOSTILE}` },
  };
  return { ...report, ...fields };
}

const all = [
  check({ id: 'server' }),
  failed(),
  check({ id: 'after', status: 'skipped', points: 0, skippedBecause: 'handler' }),
  check({ id: 'unsure', status: 'inconclusive', points: 0 }),
];
const run = summarise([stepOf(all)]);
const written = (form: FormatName, report: RunReport = run): string => formats[form](report, { colours: false });

describe('every form', () => {
  it.each(formatNames)('%s says the same again of the same report', (form) => {
    expect(written(form)).toBe(written(form));
  });

  it.each(formatNames.filter((form) => form !== 'json'))('%s keeps a terminal’s orders from being obeyed', (form) => {
    expect(written(form)).not.toContain('\u001b');
    expect(written(form)).not.toContain('\u0000');
  });
});

/** The order of elements and the attributes that the schema of Jenkins’ xunit-plugin allows (junit-10.xsd). */
const JUNIT: Record<string, { attributes: string[]; needs: string[]; children: string[] }> = {
  testsuites: {
    attributes: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    needs: [],
    children: ['testsuite'],
  },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package'],
    needs: ['name', 'tests'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    attributes: ['name', 'assertions', 'time', 'classname', 'status'],
    needs: ['name'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { attributes: ['type', 'message'], needs: [], children: [] },
  error: { attributes: ['type', 'message'], needs: [], children: [] },
  skipped: { attributes: ['type', 'message'], needs: [], children: [] },
  'system-out': { attributes: [], needs: [], children: [] },
};

function conforms(node: XmlNode): void {
  const rule = JUNIT[node.name];
  expect(rule).toBeDefined();
  expect(rule?.attributes).toEqual(expect.arrayContaining(Object.keys(node.attributes)));
  expect(Object.keys(node.attributes)).toEqual(expect.arrayContaining(rule?.needs ?? []));
  const order = node.children.map((child) => rule?.children.indexOf(child.name) ?? -1);
  expect(order).not.toContain(-1);
  if (node.name === 'testcase') return;
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  for (const child of node.children) conforms(child);
}

describe('JUnit', () => {
  it('keeps to the schema, whatever telemetry holds', () => {
    expect(written('junit')).toMatch(/^[\t\n\r\u0020-\ufffd]*$/);
    conforms(readXml(written('junit')));
  });

  it('counts a failure as the student’s, an error only where nothing could be judged, and says why it skipped', () => {
    const suite = readXml(written('junit')).children[0] as XmlNode;
    expect(suite.attributes).toMatchObject({ tests: '4', failures: '1', errors: '1', skipped: '1' });
    const [, failure, skipped, error] = suite.children;
    expect(failure?.children[0]).toMatchObject({ name: 'failure', attributes: { type: 'span.name-near' } });
    expect(skipped?.children[0]?.attributes.message).toContain('“The handler, 50%: has a span” comes first');
    expect(error?.children[0]?.name).toBe('error');
    expect(suite.children.at(-1)?.text).toContain('1 spans in 1 traces of s');
  });

  it('fails nothing where a sample failed as it must', () => {
    const proved = summarise([stepOf([failed()], { variant: 'before', proves: { wanted: 'fail', held: true } })]);
    expect(readXml(written('junit', proved)).attributes).toMatchObject({ tests: '2', failures: '0', errors: '0' });
    const unproved = summarise([stepOf([check({ id: 'a' })], { proves: { wanted: 'fail', held: false } })]);
    expect(readXml(written('junit', unproved)).attributes.failures).toBe('1');
  });
});

describe('GitHub annotations', () => {
  it('are one line each, so that telemetry cannot give orders of its own', () => {
    const lines = written('github').trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => /^::(error|warning|notice) title=[^:,]+::/.test(line))).toBe(true);
    expect(lines[0]).toContain('::error title=creating-a-span%3A The handler%2C 50%25%3A has a span::');
    expect(lines[0]).toContain('%0A');
    expect(lines[0]).toContain('%250A');
  });

  it('put errors first and say how it ended', () => {
    const kinds = written('github').match(/^::\w+/gm);
    expect(kinds).toEqual(['::error', '::warning', '::notice']);
    expect(written('github')).toContain('::notice title=Spanwalk%3A failed::1 step, score 50 of 100');
  });
});

const remark = (level: 'warning' | 'info', code: string): Finding => ({
  code,
  level,
  message: `${HOSTILE}.`,
  fix: 'Mend it.',
});

describe('what was noticed besides the checks', () => {
  const remarks = [remark('info', 'delivery.unbatched'), remark('warning', 'time.skew')];
  const noticed = summarise([stepOf([check({ id: 'a' })], { status: 'passed', score: 100, remarks })]);

  it.each(formatNames)('stands in %s, and costs nothing', (form) => {
    for (const { code } of remarks) expect(written(form, noticed)).toContain(code);
    expect(noticed.summary.exit).toBe(0);
  });

  it('is a warning or a notice on GitHub, on one line each', () => {
    const lines = written('github', noticed).trimEnd().split('\n');
    expect(lines.map((line) => /^::\w+ title=[^:]+::/.exec(line)?.[0])).toEqual([
      '::warning title=creating-a-span%3A noticed besides::',
      '::notice title=creating-a-span%3A noticed besides::',
      '::notice title=Spanwalk%3A passed::',
    ]);
  });
});

describe('CSV', () => {
  it('is a row for each step, by RFC 4180', () => {
    expect(written('csv')).toBe(
      'lesson,step,variant,status,score,passed,checks,findings,closed_by,spans,remarks\r\n' +
        'honeycomb,creating-a-span,own,failed,50,1,4,span.name-near,file,1,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])('hands a spreadsheet no formula: %j', (text) => {
    expect(csvOf([[text]]).startsWith("'") || csvOf([[text]]).startsWith('"\'')).toBe(true);
  });

  it('quotes what needs it, and leaves numbers alone', () => {
    expect(csvOf([['a,b', 'say "hi"', 'two\nlines', -1]])).toBe('"a,b","say ""hi""","two\nlines",-1\r\n');
  });
});

describe('Gradescope', () => {
  const result = JSON.parse(written('gradescope')) as { score: number; tests: Record<string, unknown>[] };

  it('scores the whole out of a hundred, and shows each check as a test', () => {
    expect(result).toMatchObject({ score: 50, max_score: 100, visibility: 'visible', output_format: 'text' });
    expect(result.tests.map(({ number, score, max_score, status }) => [number, score, max_score, status])).toEqual([
      ['1.1', 1, 1, 'passed'],
      ['1.2', 0, 1, 'failed'],
      ['1.3', 0, 1, 'failed'],
      ['1.4', 0, 0, undefined],
    ]);
    expect(result.tests[1]?.output).toContain('Rename it.');
  });
});
