import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateGroupCommand,
  CreateSamplingRuleCommand,
  GetGroupsCommand,
  GetSamplingRulesCommand,
  XRayClient,
} from '@aws-sdk/client-xray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRecord } from '../lib/receivers/keys/key-record.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

const SCRIPT = 'content/stages/switching-off/live/switch-off.sh';
const RULE = 'content/stages/sampling-rule/live/aws/json/xray.json';
const REGION = 'ca-central-1';

const shells = ['sh', 'bash', 'dash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);
const hasAws = spawnSync('aws', ['--version']).status === 0;
if (!hasAws)
  process.stderr.write('\nSkipped: the script that switches off is not run, because there is no “aws” here.\n\n');

it.each(shells)('what switches off is a script that %s can read', (shell) => {
  expect(spawnSync(shell, ['-n', SCRIPT]).status).toBe(0);
});

describe.skipIf(!hasAws)('what switches off, by AWS’s own command line', () => {
  let app: RunningApp;
  let keys: KeyRecord;
  beforeAll(async () => {
    app = await startApp();
    keys = await app.post<KeyRecord>('/classroom/environments', { name: 'bootcamp' });
  });
  afterAll(() => app.close());

  const clientOf = <Client>(Made: new (settings: object) => Client, path: string): Client =>
    new Made({ region: REGION, credentials: keys.aws, endpoint: app.otlp + path });
  const logs = (): CloudWatchLogsClient => clientOf(CloudWatchLogsClient, '/aws/logs');
  const xray = (): XRayClient => clientOf(XRayClient, '/aws/xray');

  /** Names of the log groups, the sampling rules and the groups that there are; the default ones are always there. */
  async function standing(): Promise<string[]> {
    const { logGroups = [] } = await logs().send(new DescribeLogGroupsCommand({}));
    const { SamplingRuleRecords = [] } = await xray().send(new GetSamplingRulesCommand({}));
    const { Groups = [] } = await xray().send(new GetGroupsCommand({}));
    const names = [
      ...logGroups.map(({ logGroupName }) => logGroupName),
      ...SamplingRuleRecords.map(({ SamplingRule }) => SamplingRule?.RuleName),
      ...Groups.map(({ GroupName }) => GroupName),
    ];
    return names.filter((name): name is string => name !== undefined && name !== 'Default');
  }

  /** Runs the script with nothing but the addresses and keys of the connect page. */
  const switchOff = (): Promise<string> =>
    new Promise((resolve) => {
      const { PATH = '', HOME = '', NODE_ENV } = process.env;
      const env = {
        PATH, HOME, NODE_ENV, AWS_DEFAULT_REGION: REGION,
        AWS_ACCESS_KEY_ID: keys.aws.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.aws.secretAccessKey,
        AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: `${app.otlp}/aws/logs`, AWS_ENDPOINT_URL_XRAY: `${app.otlp}/aws/xray`,
      };
      const child = spawn('sh', [SCRIPT], { env });
      let words = '';
      child.stderr.on('data', (chunk: Buffer) => (words += String(chunk)));
      child.once('close', () => resolve(words));
    }); // prettier-ignore

  it('takes away the log group, the sampling rule and the group, and nothing else', { timeout: 120_000 }, async () => {
    for (const logGroupName of ['cruddur', 'kept']) await logs().send(new CreateLogGroupCommand({ logGroupName }));
    const rule = JSON.parse(readFileSync(RULE, 'utf8')) as ConstructorParameters<typeof CreateSamplingRuleCommand>[0];
    await xray().send(new CreateSamplingRuleCommand(rule));
    await xray().send(new CreateGroupCommand({ GroupName: 'Cruddur', FilterExpression: 'service("backend-node")' }));
    expect((await standing()).toSorted()).toEqual(['Cruddur', 'Cruddur', 'cruddur', 'kept'].toSorted());
    expect(await switchOff()).toBe('');
    expect(await standing()).toEqual(['kept']);
  });

  it('says what is gone already, and takes away the rest', { timeout: 120_000 }, async () => {
    await xray().send(new CreateGroupCommand({ GroupName: 'Cruddur', FilterExpression: 'service("backend-node")' }));
    expect(await switchOff()).toContain('ResourceNotFoundException');
    expect(await standing()).toEqual(['kept']);
  });
});
