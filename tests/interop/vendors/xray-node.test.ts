import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleTrace } from '../../../lib/projection/xray/trace/assemble-trace.ts';
import { traceIdOf } from '../../../lib/projection/xray/trace-id.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

let room: XRayRoom;
beforeAll(async () => {
  room = await openXRayRoom();
});
afterAll(() => room.close());

/** Runs a program of this folder with nothing in its environment but what is given. */
async function run<T>(program: string, variables: Record<string, string>): Promise<T> {
  const { PATH = '', NODE_ENV } = process.env;
  const env = { PATH, NODE_ENV, AWS_XRAY_LOG_LEVEL: 'silent', AWS_EC2_METADATA_DISABLED: 'true', ...variables };
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, program)], { env });
  return JSON.parse(stdout) as T;
}

const named = (segments: readonly Segment[], traceId: string): Segment[] =>
  segments.filter((segment) => segment.traceId === traceIdOf(traceId));

describe('aws-xray-sdk-core, with the daemon’s address and nothing else', () => {
  interface Told {
    traceIds: string[];
    long: string;
    sampled: number;
  }
  let told: Told;
  let segments: Segment[];
  beforeAll(async () => {
    told = await run<Told>('xray_node.cjs', room.daemon);
    segments = await room.segmentsOnce(({ name, kind }) => name === 'long-runner' && kind === 'segment');
  });

  it('sends segments that are read whole, with what is indexed and what is not', () => {
    const [segment] = named(segments, told.traceIds[1] ?? '');
    expect(segment?.document).toMatchObject({
      name: 'backend-node',
      user: 'alice',
      fault: true,
      annotations: { number: 1 },
      metadata: { feed: { now: { results: [1, 2, 3] } } },
      aws: { xray: { sdk: 'X-Ray for Node.js' } },
    });
  });

  it('has its subsegments and the error in the assembled trace', () => {
    const { nodes } = assembleTrace(named(segments, told.traceIds[0] ?? ''));
    expect(nodes.map(({ name, fault }) => [name, fault])).toEqual([
      ['backend-node', true],
      ['mock-data', false],
      ['broken', true],
    ]);
    expect(nodes[2]?.document['cause']).toMatchObject({ exceptions: [{ message: 'feed is undefined' }] });
  });

  it('sends a long segment’s parts apart, and they join it', () => {
    const sent = named(segments, told.long);
    expect(sent.length).toBeGreaterThan(100);
    const { nodes, root } = assembleTrace(sent);
    expect(root?.name).toBe('long-runner');
    expect(nodes).toHaveLength(251);
    expect(nodes.some(({ isOrphan }) => isOrphan)).toBe(false);
  });

  it('samples every request once it has our rules', () => {
    expect(told.sampled).toBe(40);
  });
});

describe('@aws-sdk/client-xray, with its endpoint and keys and nothing else', () => {
  it('writes, reads back, filters, and keeps rules and groups', async () => {
    const told = await run<Record<string, unknown>>('xray_client.mjs', room.aws);
    expect(told).toMatchObject({
      put: { UnprocessedTraceSegments: [{ Id: '2222222222222222', ErrorCode: 'InvalidName' }] },
      summaries: { TraceSummaries: [{ Id: told['traceId'], HasFault: true, Duration: 1 }] },
      traces: { Traces: [{ Segments: [{ Id: '1111111111111111' }] }], UnprocessedTraceIds: [] },
      created: { SamplingRuleRecord: { SamplingRule: { RuleName: 'Cruddur', Attributes: {} } } },
      twice: { name: 'InvalidRequestException', message: 'Sampling rule already exists', status: 400 },
      rules: { SamplingRuleRecords: [{ SamplingRule: { Priority: 9000 } }, { SamplingRule: { RuleName: 'Default' } }] },
      wrongFilter: { name: 'InvalidRequestException' },
      groups: { Groups: [{ GroupName: 'Cruddur', InsightsConfiguration: { InsightsEnabled: false } }] },
      graph: { Services: [{ Name: 'backend', Root: true }, { Type: 'client' }] },
    });
  });

  it('is told in AWS’s words that its keys are wrong', async () => {
    const wrong = run('xray_client.mjs', { ...room.aws, AWS_SECRET_ACCESS_KEY: 'wrong'.repeat(8) });
    await expect(wrong).rejects.toThrow(/InvalidSignatureException/);
  });
});

function datagram(at: number): Buffer {
  const [id, trace] = [String(at + 1).padStart(16, '0'), String(at + 1).padStart(24, '0')];
  const times = { start_time: 1_700_000_000, end_time: 1_700_000_001 };
  const document = { id, trace_id: `1-5f000000-${trace}`, name: 'burst', ...times };
  return Buffer.from(`{"format":"json","version":1}\n${JSON.stringify(document)}`);
}

describe('datagrams', () => {
  it('by the thousand are stored or counted as lost, every one', async () => {
    const before = (await room.segments()).length;
    const counted = await room.udp.counts();
    const socket = createSocket('udp4');
    const sends = Array.from({ length: 5000 }, async (_, at) => {
      await new Promise<void>((resolve, reject) =>
        socket.send(datagram(at), room.udp.port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
      );
    });
    await Promise.all(sends);
    socket.close();
    const settled = async (): Promise<boolean> => {
      const { received, waiting, taken, dropped, lostInKernel } = await room.udp.counts();
      const all = received - counted.received + (lostInKernel ?? 0) - (counted.lostInKernel ?? 0);
      return all === 5000 && waiting === 0 && taken + dropped === received;
    };
    await expect.poll(settled, { timeout: 15_000 }).toBe(true);
    const { taken, dropped, lostInKernel } = await room.udp.counts();
    const lost = dropped - counted.dropped + (lostInKernel ?? 0) - (counted.lostInKernel ?? 0);
    const stored = (await room.segments()).length - before;
    expect(stored + lost).toBe(5000);
    expect(stored).toBe(taken - counted.taken);
  });
});
