import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the Flask starter’s redaction is not tried out, because ${python.missing}.\n\n`);

/** What is left of a span and of a log line that were full of secrets. */
interface Left {
  span: { attributes: Record<string, unknown>; status: { description: string }; events: { attributes: object }[] };
  lines: string[];
}

function leftBy(interpreter: string): Left {
  const ran = spawnSync(interpreter, [join(process.cwd(), 'tests/support/redact_samples.py')], {
    cwd: starter,
    env: { ...process.env, PYTHONPATH: '.', PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Left;
}

describe.skipIf('missing' in python)('the redaction of the Flask starter', () => {
  it('takes out secrets of attributes, the exception, its stack, the status and log lines, and leaves the rest', () => {
    const { span, lines } = leftBy('missing' in python ? '' : python.python);
    expect(span.attributes).toEqual({
      'app.user_email': '[REDACTED]',
      'app.user_id': 7,
      'url.query': 'email=[REDACTED]&token=[REDACTED]',
    });
    expect(span.status.description).toBe('LookupError: no user [REDACTED]');
    expect(span.events).toMatchObject([
      { attributes: { 'exception.type': 'LookupError', 'exception.message': 'no user [REDACTED]' } },
    ]);
    expect(lines).toEqual(['signing in: [REDACTED]']);
    expect(JSON.stringify({ span, lines })).not.toContain('grace');
  });
});
