import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startActivitiesService } from './activities-service.ts';
import { checkout, isAlive, openEchoProject, pidAt, type EchoProject } from './testing/echo-project.ts';
import { openOtlpSink } from './testing/otlp-sink.ts';

const receiver = new URL('http://127.0.0.1:9');

let project: EchoProject;

beforeEach(() => {
  project = openEchoProject();
});

afterEach(() => project.remove());

describe('the activities service', () => {
  it('continues the caller’s trace down to the database', async () => {
    const sink = await openOtlpSink();
    const env: Record<string, string | undefined> = {};
    const service = await startActivitiesService({ projectRoot: checkout, receiver: sink.url, env });
    if ('code' in service) throw new Error(service.hint);
    try {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const response = await fetch(`${env['ACTIVITIES_SERVICE_URL']}/activities/home`, { headers: { traceparent } });
      expect(await response.json()).toHaveLength(3);
      const [database, server] = (await sink.received(2)).toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
      expect(server).toMatchObject({
        service: 'activities-service',
        kind: 'server',
        name: 'GET /activities/home',
        parentId: 'b7ad6b7169203331',
      });
      expect(database).toMatchObject({
        traceId: '0af7651916cd43dd8448eb211c80319c',
        parentId: server?.spanId,
        kind: 'client',
        name: 'SELECT activities',
        attributes: {
          'db.system.name': 'duckdb',
          'db.namespace': 'cruddur',
          'db.collection.name': 'activities',
          'db.operation.name': 'SELECT',
          'db.query.summary': 'SELECT activities',
        },
      });
    } finally {
      await service.close();
      sink.close();
    }
  });

  it('is started again when it ended by itself, and not when it was closed', async () => {
    project.addStage('activities-service', {}, '.');
    const env: Record<string, string | undefined> = {};
    const service = await startActivitiesService({ projectRoot: project.root, receiver, env, restartMs: 10 });
    if ('code' in service) throw new Error(service.hint);
    const first = env['ACTIVITIES_SERVICE_URL'];
    process.kill(await pidAt(first), 'SIGKILL');
    await vi.waitFor(() => expect(env['ACTIVITIES_SERVICE_URL']).not.toBe(first), { timeout: 5000 });
    const second = await pidAt(env['ACTIVITIES_SERVICE_URL']);
    await service.close();
    expect(isAlive(second)).toBe(false);
  });

  it.each([
    ['cannot start', 'app.mjs', "throw new Error('no database')", 'Error: no database'],
    ['cannot even be read', 'package.json', '{ no JSON', 'SyntaxError'],
  ])('is tried again, each time with a line that says so, as long as it %s', async (_what, file, broken, words) => {
    const path = join(project.addStage('activities-service', {}, '.'), file);
    const whole = readFileSync(path);
    const env: Record<string, string | undefined> = {};
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const service = await startActivitiesService({ projectRoot: project.root, receiver, env, restartMs: 10, say });
    if ('code' in service) throw new Error(service.hint);
    const first = env['ACTIVITIES_SERVICE_URL'];
    writeFileSync(path, broken);
    process.kill(await pidAt(first), 'SIGKILL');
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(1), { timeout: 5000 });
    writeFileSync(path, whole);
    await vi.waitFor(() => expect(env['ACTIVITIES_SERVICE_URL']).not.toBe(first), { timeout: 5000 });
    await service.close();
    for (const line of said) expect(line).toMatch(new RegExp(`^Spanwalk could not start .*${words}.*next try`));
    expect(said.map((line) => /next try in (.*) s/.exec(line)?.[1]).slice(0, 2)).toEqual(['0.02', '0.04']);
  });

  it('is a problem with its last words where it cannot start', async () => {
    project.addStage('activities-service', { app: "throw new Error('no database')" }, '.');
    const service = await startActivitiesService({ projectRoot: project.root, receiver, env: {} });
    expect(service).toMatchObject({
      code: 'stage/activities-service',
      hint: expect.stringContaining('no database') as string,
    });
  });
});
