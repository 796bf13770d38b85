import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resourceExpectationSchema } from '../../checker/resource-expectation.ts';
import { startEngine, type Engine } from '../../engine/start-engine.ts';
import { signRequest } from '../../receivers/aws/sign-request.ts';
import type { AwsKey } from '../../receivers/keys/key-record.ts';
import { receivers } from '../../receivers/receive.ts';
import { Environments } from '../environments.ts';
import { putBackAll, setAside } from './set-aside.ts';
import { judgeSample, judgeSetUp, type ResourceStep } from './judge-resource-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-resources-'));
const limits = { keyRequired: false, maxBodyBytes: 1_000_000, maxSpans: 1000, maxSignals: 1000 };

let engine: Engine;
let key: AwsKey;
beforeAll(async () => {
  engine = await startEngine('dist/engine-worker.mjs', { dataDir: folder, ...limits });
  key = (await new Environments(engine).of('local', 'practice', Date.now())).aws;
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call(service: string, operation: string, input: unknown): Promise<number> {
  const written = receivers.find(({ api }) => api?.service === service)?.api?.write(operation, input);
  if (!written) throw new Error(`There is no ${operation}.`);
  return (await engine.deliver(signRequest(written, { key, service, now: Date.now() }))).status;
}

const create = (service: string, operation: string, input: Record<string, unknown>) => ({ service, operation, input });
const named = (expression: string) =>
  create('xray', 'CreateGroup', { GroupName: 'Cruddur', FilterExpression: expression });

function step(fields: object): ResourceStep {
  const expectation = resourceExpectationSchema.parse({
    schema: 'spanwalk/resource/v1',
    step: 'a-step',
    title: 'A step',
    before: [],
    ...fields,
  });
  const file = { id: 'a-step', title: 'A step', summary: 'A step.', minutes: 1, kind: 'resource' as const };
  return { ...file, lesson: 'a-lesson', folder: '', expectation };
}

const group = step({
  collection: 'segment-groups',
  checks: [{ id: 'group', title: 'the group', match: { GroupName: 'Cruddur' }, works: { proof: 'filter' } }],
  before: [named('service("Cruddur")')],
  after: [named('service("backend-flask")')],
});

async function judge(which: ResourceStep, sample: 'before' | 'after' | null): Promise<string[]> {
  const asking = { engine, workspace: 'local', now: Date.now(), awsKey: () => Promise.resolve(key) };
  const judged =
    sample === null ? { report: await judgeSetUp(which, 'student', asking) } : await judgeSample(which, sample, asking);
  if ('problems' in judged) return judged.problems.map(({ message }) => message);
  const [check] = judged.report.checks;
  return [judged.report.status, ...(check?.findings ?? []).map(({ code }) => code)];
}

const second = (): number => Math.floor(Date.now() / 1000);
const arrive = (name: string): Promise<number> => {
  const document = {
    trace_id: `1-${second().toString(16)}-${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`,
    id: crypto.randomUUID().replaceAll('-', '').slice(0, 16),
    name,
    start_time: second(),
    end_time: second(),
    http: { request: { method: 'GET', url: 'http://localhost:4567/api/activities/home' } },
  };
  return call('xray', 'PutTraceSegments', { TraceSegmentDocuments: [JSON.stringify(document)] });
};

describe('a group', () => {
  it('that is as it should be is idle until a trace arrives that it finds', async () => {
    expect(await judge(group, null)).toEqual(['failed', 'setup.missing']);
    expect(await call('xray', 'CreateGroup', group.expectation.after[0]?.input)).toBe(200);
    expect(await judge(group, null)).toEqual(['failed', 'setup.idle']);
    expect(await arrive('backend-flask')).toBe(200);
    expect(await judge(group, null)).toEqual(['passed']);
  });

  it('that asks for a service by another name is told so, by the sample that proves the step', async () => {
    expect(await judge(group, 'before')).toEqual(['failed', 'setup.other-service']);
    expect(await judge(group, 'after')).toEqual(['passed']);
  });

  it('of the student’s own stands as it was, once the samples were tried', async () => {
    const [own] = await engine.list('local', 'segment-groups');
    await Promise.all([judge(group, 'before'), judge(group, 'after')]);
    expect(await engine.list('local', 'segment-groups')).toEqual([own]);
  });

  it('comes back when Spanwalk starts, where it died over a sample', async () => {
    const own = await engine.list('local', 'segment-groups');
    await setAside(engine, 'local', 'segment-groups');
    await engine.put('local', 'segment-groups', 'a sample’s', {});
    await engine.close();
    engine = await startEngine('dist/engine-worker.mjs', { dataDir: folder, ...limits });
    await putBackAll(engine);
    expect(await engine.list('local', 'segment-groups')).toEqual(own);
    await engine.remove('local', 'segment-groups', own[0]?.id ?? '');
    await putBackAll(engine);
    expect(await engine.list('local', 'segment-groups')).toEqual([]);
    await engine.put('local', 'segment-groups', own[0]?.id ?? '', own[0]?.body);
  });

  it('of a sample that the API refuses is said to be refused', async () => {
    const wrong = { ...group, expectation: { ...group.expectation, before: [named('service(')] } };
    expect((await judge(wrong, 'before')).join()).toContain('CreateGroup was answered with 400');
    expect(await engine.list('local', 'segment-groups')).toHaveLength(1);
  });
});

const rule = {
  RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5, ServiceName: 'backend-flask',
  ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1,
}; // prettier-ignore

describe('a sampling rule', () => {
  const ruled = step({
    collection: 'sampling-rules',
    checks: [{ id: 'rule', title: 'the rule', match: { RuleName: 'Cruddur' }, works: { proof: 'rule' } }],
    before: [create('xray', 'CreateSamplingRule', { SamplingRule: { ...rule, ServiceName: 'Cruddur' } })],
    after: [create('xray', 'CreateSamplingRule', { SamplingRule: rule })],
  });

  it('works where it decides on a request that arrived, and not where it names another service', async () => {
    expect(await judge(ruled, 'before')).toEqual(['failed', 'setup.other-service']);
    expect(await judge(ruled, 'after')).toEqual(['passed']);
    expect(await judge(ruled, null)).toEqual(['failed', 'setup.missing']);
  });
});

describe('what is set up for one’s own service', () => {
  const match = { RuleName: 'Cruddur' };
  const ofAnotherName = step({
    collection: 'sampling-rules',
    checks: [
      { id: 'rule', title: 'the rule', match, expect: { ServiceName: 'backend-node' }, appliesTo: ['live'] },
      { id: 'works', title: 'it works', match, works: { proof: 'rule' }, dependsOn: ['rule'] },
    ],
    after: [create('xray', 'CreateSamplingRule', { SamplingRule: rule })],
  });

  it('may be about a service of another name, and is judged as a sample of the step is not', async () => {
    expect(await judge(ofAnotherName, 'after')).toEqual(['failed', 'setup.field-value']);
    expect(await call('xray', 'CreateSamplingRule', { SamplingRule: rule })).toBe(200);
    expect(await judge(ofAnotherName, null)).toEqual(['passed']);
    expect(await call('xray', 'DeleteSamplingRule', { RuleName: 'Cruddur' })).toBe(200);
  });
});

describe('a log group', () => {
  const retained = step({
    collection: 'log-groups',
    checks: [{ id: 'group', title: 'the group', match: { logGroupName: 'cruddur' }, expect: { retentionInDays: 1 } }],
    before: [create('logs', 'CreateLogGroup', { logGroupName: 'cruddur' })],
    after: [
      create('logs', 'CreateLogGroup', { logGroupName: 'cruddur' }),
      create('logs', 'PutRetentionPolicy', { logGroupName: 'cruddur', retentionInDays: 1 }),
    ],
  });

  it('keeps its events for ever until a retention is set', async () => {
    expect(await judge(retained, 'before')).toEqual(['failed', 'setup.field-missing']);
    expect(await judge(retained, 'after')).toEqual(['passed']);
    expect(await engine.list('local', 'log-groups')).toEqual([]);
  });
});
