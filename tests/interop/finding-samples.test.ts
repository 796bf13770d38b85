import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema } from '../../lib/checker/expectation.ts';
import type { StoredSpan } from '../../lib/telemetry/span.ts';
import { provable, sampleFile, SampleRunner, setsUpTracing } from '../support/finding-samples.ts';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the findings’ Python samples, because ${python.missing}.\n\n`);

/** The verdict on what a sample sent, in short: `passed`, or the codes of what was found. */
function verdictOn(code: string, spans: StoredSpan[]): string {
  const expectation = expectationSchema.parse({
    schema: 'spanwalk/expectation/v1',
    step: 'sample',
    title: code,
    stimulus: [{ kind: 'manual', id: 'run', prompt: 'Run the sample.' }],
    checks: JSON.parse(readFileSync(sampleFile(code, 'checks.json'), 'utf8')) as unknown,
  });
  const observation = {
    lesson: '',
    variant: 'own',
    spans,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
  } as const;
  const { status, checks } = evaluate(expectation, observation);
  const found = checks
    .filter((check) => check.status !== 'passed')
    .flatMap(({ findings }) => findings.map((each) => each.code));
  return [...new Set(found)].join(' ') || status;
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
    expect({ mistake, mended }).toEqual({ mistake: code, mended: 'passed' });
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
    expect({ mistake, mended }).toEqual({ mistake: code, mended: 'passed' });
  });
});
