import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { machineEnv, readStageEnv } from './stage-env.ts';

describe('a stage’s environment file', () => {
  it.each([
    ['NAME=value', { NAME: 'value' }],
    ['export NAME="a value"', { NAME: 'a value' }],
    ['# a comment\n\nnot a line\nA=1', { A: '1' }],
    ['HEADERS=x-key=${KEY},y=2', { HEADERS: 'x-key=secret,y=2' }],
    ['A=${KEY}\nB=<${A}>', { A: 'secret', B: '<secret>' }],
    ['A=${ABSENT:-http://localhost:4318}/v1', { A: 'http://localhost:4318/v1' }],
    ['A=[${ABSENT}]', { A: '[]' }],
  ])('%j reads as %j', (text, expected) => {
    expect(readStageEnv(text, { KEY: 'secret' })).toEqual(expected);
  });
});

const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

describe('what a stage may know of the machine', () => {
  it('keeps the AWS SDK from advising of a later Node where a stage’s own words are read', () => {
    const load = `import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
      import process from 'node:process';
      // As on the oldest Node that runs us, which the SDK has advice for.
      Object.defineProperty(process, 'version', { value: 'v18.20.0' });
      new CloudWatchLogsClient({ region: 'us-east-1' });`;
    const said = (env: Record<string, string>): string =>
      spawnSync(process.execPath, ['--input-type=module', '-e', load], {
        env: env as NodeJS.ProcessEnv,
        encoding: 'utf8',
      }).stderr;
    const { PATH = '' } = process.env;
    expect(said({ PATH })).toMatch(/node/i);
    expect(said(machineEnv({ PATH }))).toBe('');
  });

  it('is where its programs and home are, and none of the student’s own variables', () => {
    const env = {
      PATH: '/bin',
      HOME: '/home/me',
      OTEL_SERVICE_NAME: 'mine',
      HONEYCOMB_API_KEY: 'secret',
      NODE_OPTIONS: '--inspect',
    };
    expect(machineEnv(env)).toEqual({ PATH: '/bin', HOME: '/home/me', ...quiet });
  });
});
