import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema } from '../../lib/checker/expectation.ts';
import { judgeQuery } from '../../lib/checker/judge-query.ts';
import { judgeSavedQuery } from '../../lib/checker/judge-saved-query.ts';
import { queryExpectationSchema } from '../../lib/checker/query-expectation.ts';
import { querySpecSchema } from '../../lib/query/spec.ts';
import type { StoredSpan } from '../../lib/telemetry/span.ts';
import { sampleFile, SampleRunner, setsUpTracing, withChecks } from '../support/finding-samples.ts';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';

/** Those about telemetry; what is wrong with a query is proved without any. */
const provable = withChecks.filter((code) => existsSync(sampleFile(code, 'node.mjs')));

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the findings’ Python samples, because ${python.missing}.\n\n`);

interface SampleChecks {
  /** What is found where only the spans are known, and neither the wire nor the service can be asked. */
  alone: string;
  checks: unknown;
}

function checksOf(code: string): SampleChecks {
  const written = JSON.parse(readFileSync(sampleFile(code, 'checks.json'), 'utf8')) as unknown[] | SampleChecks;
  return Array.isArray(written) ? { alone: code, checks: written } : written;
}

/** The verdict on what a sample sent, in short: `passed`, or the codes of what was found. */
function verdictOn(code: string, spans: StoredSpan[]): string {
  const expectation = expectationSchema.parse({
    schema: 'spanwalk/expectation/v1',
    step: 'sample',
    title: code,
    stimulus: [{ kind: 'manual', id: 'run', prompt: 'Run the sample.' }],
    checks: checksOf(code).checks,
  });
  const observation = {
    lesson: '',
    variant: 'own',
    spans,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
  } as const;
  const { status, checks, remarks = [] } = evaluate(expectation, observation, { canary: runner.canary });
  const found = checks
    .filter((check) => check.status !== 'passed')
    .flatMap(({ findings }) => findings.map((each) => each.code));
  // What is merely noticed counts where no check fails by it.
  const codes = found.length > 0 ? found : remarks.map((remark) => remark.code);
  return [...new Set(codes)].join(' ') || status;
}

let runner: SampleRunner;
beforeAll(async () => {
  runner = await SampleRunner.open();
});
afterAll(() => runner.close());

describe('the Node sample of each finding', () => {
  it.each(provable)('%s: the mistake yields the code, and the mended file passes', async (code) => {
    const mistake = verdictOn(code, await runner.node(sampleFile(code, 'node.mjs')));
    const mended = verdictOn(code, await runner.node(sampleFile(code, 'node-fixed.mjs')));
    expect({ mistake, mended }).toEqual({ mistake: checksOf(code).alone, mended: 'passed' });
  });
});

describe.skipIf('missing' in python)('the Python sample of each finding', () => {
  const files = provable.flatMap((code) => [sampleFile(code, 'python.py'), sampleFile(code, 'python-fixed.py')]);
  const together = files.filter((file) => !setsUpTracing(file));
  let sent: StoredSpan[];

  beforeAll(async () => {
    sent = await runner.python('python' in python ? python.python : '', together);
  });

  async function spansOf(file: string): Promise<StoredSpan[]> {
    if (setsUpTracing(file)) return runner.process('python' in python ? python.python : '', [file]);
    const number = (together.indexOf(file) + 1).toString(16).padStart(8, '0');
    return sent.filter(({ traceId }) => traceId.startsWith(number));
  }

  it.each(provable)('%s: the mistake yields the code, and the mended file passes', async (code) => {
    const mistake = verdictOn(code, await spansOf(sampleFile(code, 'python.py')));
    const mended = verdictOn(code, await spansOf(sampleFile(code, 'python-fixed.py')));
    expect({ mistake, mended }).toEqual({ mistake: checksOf(code).alone, mended: 'passed' });
  });
});

const sampleOf = (code: string, file: string) => JSON.parse(readFileSync(sampleFile(code, file), 'utf8')) as object;

const isAboutSaving = (code: string): boolean => 'screen' in sampleOf(code, 'query.json');

interface SavingSample {
  screen: unknown;
  saved: { name: string; spec: unknown }[];
  startedFrom?: string;
}

describe('the query of each finding', () => {
  const asked = withChecks.filter((code) => existsSync(sampleFile(code, 'query.json')));
  const result = {
    buckets: [],
    results: [],
    series: [],
    heatmaps: [],
    matched: 0,
    standFor: 0,
    truncated: false,
    elapsedMs: 1,
  };

  it.each(asked.filter((code) => !isAboutSaving(code)))(
    '%s: the mistake yields the code, and the mended one passes',
    (code) => {
      const [before, after] = ['query.json', 'query-fixed.json'].map((file) => sampleOf(code, file));
      const expectation = queryExpectationSchema.parse({
        schema: 'spanwalk/query-expectation/v1',
        step: 'sample',
        title: code,
        checks: checksOf(code).checks,
        before,
        after,
      });
      const codes = [expectation.before, expectation.after].map((spec) =>
        judgeQuery(expectation, { spec, result }, { lesson: '', variant: 'student' }).checks.flatMap(({ findings }) =>
          findings.map((finding) => finding.code),
        ),
      );
      expect(codes).toEqual([[code], []]);
    },
  );

  it.each(asked.filter(isAboutSaving))(
    '%s: what is saved yields the code, and what is saved at last passes',
    (code) => {
      const samples = ['query.json', 'query-fixed.json'].map((file) => sampleOf(code, file) as SavingSample);
      const { screen } = samples[0] ?? {};
      const expectation = queryExpectationSchema.parse({
        schema: 'spanwalk/query-expectation/v1',
        step: 'sample',
        title: code,
        saved: true,
        checks: checksOf(code).checks,
        before: screen,
        after: screen,
      });
      const codes = samples.map((sample) => {
        const saved = sample.saved.map(({ name, spec }) => ({
          id: name,
          name,
          spec: querySpecSchema.parse(spec),
          result,
        }));
        const asking = {
          asked: { spec: querySpecSchema.parse(sample.screen), result },
          saved,
          open: sample.startedFrom ?? null,
        };
        const { checks } = judgeSavedQuery(expectation, asking, { lesson: '', variant: 'student' });
        return checks.flatMap(({ findings }) => findings.map((finding) => finding.code));
      });
      expect(codes).toEqual([[code], []]);
    },
  );
});
