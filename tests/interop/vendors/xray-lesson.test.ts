import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { excerptOf } from '../../../lib/curriculum/excerpt.ts';
import { mintSpanId, mintTraceId } from '../../../lib/telemetry/mint-ids.ts';
import { isMissing, vendorProgram } from './python-vendors.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

/** The folder in which the lesson has its commands typed. */
const folder = join(import.meta.dirname, '../../../content/stages/sampling-rule/live');

let room: XRayRoom;
beforeAll(async () => {
  room = await openXRayRoom();
});
afterAll(() => room.close());

const starter = join(import.meta.dirname, '../../../content/starters/backend-flask');

/** Sends a segment with a subsegment in a subsegment to the daemon’s socket, and gives its trace id as AWS writes it. */
async function sendSegment(fields: object): Promise<string> {
  const now = Date.now() / 1000;
  const [id, random] = [mintSpanId(), mintTraceId().slice(8)];
  const traceId = `1-${Math.floor(now).toString(16)}-${random}`;
  const at = { start_time: now - 1, end_time: now };
  const inner = { ...at, id: mintSpanId(), name: 'mock-data' };
  const outer = { ...at, id: mintSpanId(), name: 'user_activities', ...fields, subsegments: [inner] };
  const document = { ...at, id, name: 'backend-flask', trace_id: traceId, subsegments: [outer] };
  const socket = createSocket('udp4');
  const datagram = `{"format": "json", "version": 1}\n${JSON.stringify(document)}`;
  await new Promise((sent) => socket.send(datagram, room.udp.port, '127.0.0.1', sent));
  socket.close();
  await room.segmentsOnce(({ segmentId }) => segmentId === id);
  return traceId;
}

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
  const lines = (region: string, home = folder): string =>
    excerptOf(readFileSync(join(home, file), 'utf8'), { file, region }).lines.join('\n');
  const shell = (region: string, home = folder) =>
    run('bash', ['-ec', lines(region, home)], dirname(vendorProgram('aws')));

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

  it('find a trace by the annotation of a nested subsegment, and not by its metadata', async () => {
    const found = await sendSegment({ annotations: { user_id: 'u-4567' } });
    const passedBy = await sendSegment({ metadata: { user_activities: { user_id: 'u-4567' } } });
    const { code, out } = await shell('search', starter);
    expect([code, out.includes(found), out.includes(passedBy)]).toEqual([0, true, false]);
  }, 60_000);
});
