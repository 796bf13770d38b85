import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleTrace } from '../../../lib/projection/xray/trace/assemble-trace.ts';
import { grouped } from '../../../lib/projection/xray/trace/grouped.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import { isMissing, runVendor } from './python-vendors.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

const skipped = isMissing('X-Ray’s Python clients and the AWS command line are not tried out');

let room: XRayRoom;
const folder = mkdtempSync(join(tmpdir(), 'spanwalk-cli-'));
beforeAll(async () => {
  if (!skipped) room = await openXRayRoom();
});
afterAll(async () => {
  if (!skipped) await room.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run<T>(program: string, args: readonly string[], variables: Record<string, string>): Promise<T> {
  const { code, out, err } = await runVendor(program, args, variables);
  if (code !== 0) throw new Error(err);
  return (out.trim() === '' ? null : JSON.parse(out)) as T;
}

const python = <T>(file: string, variables: Record<string, string>): Promise<T> =>
  run<T>('python', [join(import.meta.dirname, file)], variables);

function pathOf(trace: Segment[]): string {
  const http = assembleTrace(trace).root?.document['http'] as { request?: { url?: string } } | undefined;
  return new URL(http?.request?.url ?? 'http://nowhere/').pathname;
}

/** The trace that the program’s last request names. */
const joinedTrace = '5759e988bd862e3fe1be46a994272793';

describe.skipIf(skipped)('aws-xray-sdk under Flask, with the daemon’s address and nothing else', () => {
  interface Told {
    statuses: number[];
    host: number;
    joined: number;
  }
  let told: Told;
  let segments: Segment[];
  /** Traces by the path of their request. */
  let byPath: Map<string, Segment[][]>;
  beforeAll(async () => {
    told = await python<Told>('xray_flask.py', { ...room.daemon, AWS_XRAY_URL: '*4567-*' });
    segments = await room.segmentsOnce(({ traceId }) => traceId === joinedTrace);
    const traces = [...grouped(segments, ({ traceId }) => traceId).values()];
    byPath = grouped(traces, pathOf);
  }, 120_000);

  it('answers its requests, whatever became of their traces', () => {
    expect(told.statuses).toEqual([...Array.from({ length: 20 }, () => 200), 500, 200, 200]);
  });

  it('samples every request once it has our rules', () => {
    expect(byPath.get('/api/activities/home')?.length).toBeGreaterThanOrEqual(22);
  });

  it('sends the course’s tree, with what is indexed and what is not, and without the list', () => {
    const trace = byPath.get('/api/activities/home')?.find(([first]) => first?.name === 'backend-flask') ?? [];
    const { nodes } = assembleTrace(trace);
    expect(nodes.map(({ name }) => name)).toEqual(['backend-flask', 'activities_home', 'mock-data']);
    expect(nodes[2]?.annotations).toEqual({ results: 3 });
    expect(nodes[2]?.document['metadata']).toEqual({ namespace: { key: { now: '2026', 'results-size': 3 } } });
  });

  it('tells an exception as a fault with its cause', () => {
    const [trace = []] = byPath.get('/api/broken') ?? [];
    const { root } = assembleTrace(trace);
    expect(root).toMatchObject({ fault: true, status: 500 });
    expect(root?.document['cause']).toMatchObject({
      exceptions: [{ type: 'TypeError', message: 'feed is undefined' }],
    });
  });

  it('loses the whole trace of a request whose subsegment was never closed', () => {
    expect(byPath.has('/api/unclosed')).toBe(false);
  });

  it('sends many subsegments apart, and they join their segment', () => {
    const [trace = []] = byPath.get('/api/many') ?? [];
    expect(trace.length).toBeGreaterThan(1);
    expect(assembleTrace(trace).nodes).toHaveLength(51);
  });

  it('names the segment by its host where that fits the pattern, and joins the trace of a caller', () => {
    expect(segments.some(({ name }) => name === '4567-me.example.dev')).toBe(true);
    const joined = segments.find(({ traceId }) => traceId === joinedTrace);
    expect(joined).toMatchObject({ parentId: '53995c3f42cd8ad8' });
  });
});

const aws = (...args: string[]): Promise<unknown> => run('aws', ['xray', ...args], room.aws);

describe.skipIf(skipped)('boto3, with its endpoint and keys and nothing else', () => {
  it('writes, pages, filters, and is told what is wrong', async () => {
    const told = await python<Record<string, unknown>>('xray_boto.py', room.aws);
    expect(told).toMatchObject({
      unprocessed: [{ ErrorCode: 'MissingId', Message: 'Invalid segment. ErrorCode: MissingId' }],
      summaries: [{ Id: told['traceId'], Annotations: { age: [{ AnnotationValue: { NumberValue: 30 } }] } }],
      documents: [{ name: 'boto', annotations: { age: 30 } }],
      failed: { Code: 'InvalidRequestException', Message: 'Group not found' },
      config: { Type: 'NONE', Status: 'ACTIVE' },
    });
  });
});

describe.skipIf(skipped)('the AWS command line, with its endpoint and keys and nothing else', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const frame = ['--start-time', String(seconds - 600), '--end-time', String(seconds + 600)];

  it('takes the course through: the rule from its file, the group, a segment, the map', async () => {
    const rule = {
      SamplingRule: {
        RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5, ServiceName: 'cli',
        ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1,
      },
    }; // prettier-ignore
    const file = join(folder, 'xray.json');
    writeFileSync(file, JSON.stringify(rule));
    const created = await aws('create-sampling-rule', '--cli-input-json', `file://${file}`);
    expect(created).toMatchObject({ SamplingRuleRecord: { SamplingRule: { RuleName: 'Cruddur', FixedRate: 0.1 } } });
    await expect(aws('create-sampling-rule', '--cli-input-json', `file://${file}`)).rejects.toThrow(
      /InvalidRequestException.*Sampling rule already exists/,
    );
    const group = await aws('create-group', '--group-name', 'Cruddur', '--filter-expression', 'service("cli")');
    expect(group).toMatchObject({ Group: { InsightsConfiguration: { InsightsEnabled: false } } });

    const traceId = `1-${seconds.toString(16)}-${'c3'.repeat(12)}`;
    const segment = { id: '4'.repeat(16), trace_id: traceId, name: 'cli', start_time: seconds, end_time: seconds + 1 };
    const put = await aws('put-trace-segments', '--trace-segment-documents', JSON.stringify(segment));
    expect(put).toEqual({ UnprocessedTraceSegments: [] });
    expect(await aws('batch-get-traces', '--trace-ids', traceId)).toMatchObject({ Traces: [{ Id: traceId }] });
    expect(await aws('get-trace-summaries', ...frame, '--filter-expression', 'group.name = "Cruddur"')).toMatchObject({
      TraceSummaries: [{ Id: traceId, Duration: 1 }],
    });
    expect(await aws('get-service-graph', ...frame, '--group-name', 'Cruddur')).toMatchObject({
      Services: [{ Name: 'cli', Root: true, SummaryStatistics: { OkCount: 1 } }, { Type: 'client' }],
    });
    await aws('delete-group', '--group-name', 'Cruddur');
    await aws('delete-sampling-rule', '--rule-name', 'Cruddur');
    expect(await aws('get-groups')).toEqual({ Groups: [] });
  }, 240_000);
});
