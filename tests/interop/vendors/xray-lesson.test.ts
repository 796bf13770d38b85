import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { excerptOf } from '../../../lib/curriculum/excerpt.ts';
import { isMissing, vendorProgram } from './python-vendors.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

/** The folder in which the lesson has its commands typed. */
const folder = join(import.meta.dirname, '../../../content/stages/sampling-rule/live');

let room: XRayRoom;
beforeAll(async () => {
  room = await openXRayRoom();
});
afterAll(() => room.close());

/** Runs a command as a student does: in the stage's folder, with nothing set but what the lesson sets. */
function run(command: string, args: readonly string[], path = ''): Promise<{ code: number | null; out: string }> {
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: `${path}:${process.env['PATH'] ?? ''}`,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...room.aws,
  };
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}

const kept = async (collection: string): Promise<unknown[]> =>
  (await room.engine.list('local', collection)).map(({ body }) => body);

const rule = { RuleName: 'Cruddur', FixedRate: 0.1, ReservoirSize: 5, Priority: 9000, ServiceName: 'backend-node' };
const group = { GroupName: 'Cruddur', FilterExpression: 'service("backend-node")' };

describe('the lesson’s programs in Node', () => {
  it('create the rule and the group, as they stand', async () => {
    expect((await run(process.execPath, ['create-rule.mjs'])).code).toBe(0);
    expect((await run(process.execPath, ['create-group.mjs'])).code).toBe(0);
    expect(await kept('sampling-rules')).toEqual([expect.objectContaining(rule)]);
    expect(await kept('segment-groups')).toEqual([expect.objectContaining(group)]);
  });

  it('are told that the rule exists when they are run again', async () => {
    const again = await run(process.execPath, ['create-rule.mjs']);
    expect([again.code, again.out.includes('Sampling rule already exists')]).toEqual([1, true]);
  });
});

describe.skipIf(isMissing('the X-Ray lesson’s command lines'))('the lesson’s command lines', () => {
  const file = 'aws/x-ray.sh';
  const lines = (region: string): string =>
    excerptOf(readFileSync(join(folder, file), 'utf8'), { file, region }).lines.join('\n');
  const shell = (region: string) => run('bash', ['-ec', lines(region)], dirname(vendorProgram('aws')));

  it('remove and create what they say, and read what is there', async () => {
    expect(await shell('clean')).toMatchObject({ code: 0 });
    expect([await kept('sampling-rules'), await kept('segment-groups')]).toEqual([[], []]);
    expect(await shell('rule')).toMatchObject({ code: 0, out: expect.stringContaining('"ReservoirSize": 5') });
    expect(await shell('group')).toMatchObject({ code: 0, out: expect.stringContaining('"InsightsEnabled": false') });
    expect(await shell('graph')).toMatchObject({ code: 0, out: expect.stringContaining('"Services"') });
    expect(await shell('search')).toMatchObject({ code: 0, out: expect.stringContaining('"TraceSummaries": []') });
    expect(await kept('sampling-rules')).toEqual([expect.objectContaining(rule)]);
    expect(await kept('segment-groups')).toEqual([expect.objectContaining(group)]);
  }, 60_000);
});
