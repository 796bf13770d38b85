import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startActivitiesService } from './activities-service.ts';
import { forwardToStage } from './forward-to-stage.ts';
import { StageRunner, type StageRoom, type StageRunnerOptions } from './stage-runner.ts';
import { openOtlpSink } from './testing/otlp-sink.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const receiver = new URL('http://127.0.0.1:9');

/** A project of one stage, `echo/after`, which answers its process id, its folder and its environment. */
let projectRoot: string;
let runners: StageRunner[];

const echo = `import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (process.env.CRASH) process.exit(3);
  response.end(JSON.stringify({ pid: process.pid, cwd: process.cwd(), env: process.env }));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log('listening on http://127.0.0.1:' + server.address().port);
});
`;

/** Makes the service beside it crash, and listens only when nothing answers there any more. */
const outlives = `import { setTimeout } from 'node:timers/promises';
console.log('pid ' + process.pid);
let answers = true;
while (answers) {
  answers = await fetch(process.env.BESIDE_SERVICE_URL).then(() => true, ({ cause }) => cause.code !== 'ECONNREFUSED');
}
await setTimeout(200);
${echo}`;

beforeEach(() => {
  runners = [];
  projectRoot = mkdtempSync(join(tmpdir(), 'spanwalk-project-'));
  mkdirSync(join(projectRoot, 'lib/stages'), { recursive: true });
  writeFileSync(
    join(projectRoot, 'lib/stages/parent-guard.mjs'),
    readFileSync(`${checkout}/lib/stages/parent-guard.mjs`),
  );
  addStage('echo', {});
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(runners.map((one) => one.close()));
  rmSync(projectRoot, { recursive: true, force: true });
});

function addStage(step: string, { app = echo, env = '' }: { app?: string; env?: string }, variant = 'after'): string {
  const folder = join(projectRoot, 'content/stages', step, variant);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { start: 'node app.mjs' } }));
  writeFileSync(join(folder, 'app.mjs'), app);
  writeFileSync(join(folder, 'stage.env'), env);
  return folder;
}

function openRunner(options: Partial<StageRunnerOptions> = {}): StageRunner {
  const runner = new StageRunner({ projectRoot, receiver, readyMs: 3000, ...options });
  runners.push(runner);
  return runner;
}

interface Echo {
  pid: number;
  cwd: string;
  env: Record<string, string>;
}

async function click(runner: StageRunner, step = 'echo', room?: StageRoom) {
  const wanted = { step, variant: 'after', traceparent: null };
  const answer = await forwardToStage(runner, room === undefined ? wanted : { ...wanted, room });
  if (!('status' in answer)) throw new Error(answer.message);
  return { ...answer, echo: answer.body as Echo };
}

const pidAt = async (url: string | undefined): Promise<number> => {
  const response = await fetch(String(url));
  return ((await response.json()) as Echo).pid;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const untilGone = (pid: number): Promise<void> => vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 });

describe('a stage', () => {
  it('is started by its first click, and by no second', async () => {
    const runner = openRunner();
    const both = await Promise.all([click(runner), click(runner)]);
    expect(both[0].echo.pid).toBe(both[1].echo.pid);
    expect(both.map(({ startedMs }) => startedMs > 0)).toEqual([true, false]);
  });

  it('starts anew when one of its files changes', async () => {
    const runner = openRunner();
    const folder = addStage('changing', {});
    const before = await click(runner, 'changing');
    appendFileSync(join(folder, 'stage.env'), 'ADDED=now\n');
    const after = await click(runner, 'changing');
    expect(after.echo.pid).not.toBe(before.echo.pid);
    expect(after.echo.env).toMatchObject({ ADDED: 'now' });
    await untilGone(before.echo.pid);
  });

  it('starts anew after its process ended', async () => {
    const runner = openRunner();
    const { echo: first } = await click(runner);
    process.kill(first.pid, 'SIGKILL');
    await untilGone(first.pid);
    expect((await click(runner)).echo.pid).not.toBe(first.pid);
  });

  it('gets its own variables and none of the student’s', async () => {
    vi.stubEnv('OTEL_SERVICE_NAME', 'the-students');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    addStage('named', { env: 'OTEL_EXPORTER_OTLP_ENDPOINT=${SPANWALK_OTLP_ENDPOINT}\n' });
    const { echo: got } = await click(openRunner(), 'named');
    expect(got.env).toMatchObject({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_BSP_SCHEDULE_DELAY: '50' });
    expect(got.env).not.toHaveProperty('OTEL_SERVICE_NAME');
    expect(got.env).not.toHaveProperty('NODE_OPTIONS');
  });

  it('runs outside the project, where Node finds no package that it did not name', async () => {
    const { echo: got } = await click(openRunner());
    expect(got.cwd.startsWith(checkout)).toBe(false);
    expect(got.cwd.startsWith(projectRoot)).toBe(false);
  });

  it.each([
    ['ends before it listens', "console.error('no luck'); process.exit(1);", 'no luck'],
    ['has a mistake in its text', 'const = 1;', 'SyntaxError: Unexpected token'],
    ['never listens', "console.log('thinking'); setInterval(() => {}, 1000);", 'thinking'],
  ])('that %s says so with its log', async (_what, app, words) => {
    addStage('broken', { app });
    const answer = await click(openRunner({ readyMs: 800 }), 'broken');
    expect(answer).toMatchObject({ status: 502, body: { code: 'stage/not-started' } });
    expect(answer.log.join('\n')).toContain(words);
  });

  it('that dies while it answers says so, and is started by the next click', async () => {
    const folder = addStage('dying', { env: 'CRASH=yes\n' });
    const runner = openRunner();
    expect(await click(runner, 'dying')).toMatchObject({ status: 502, body: { code: 'stage/no-answer' } });
    writeFileSync(join(folder, 'stage.env'), '');
    expect(await click(runner, 'dying')).toMatchObject({ status: 200 });
  });

  it('is ended when nobody clicks it any more', async () => {
    const { echo: first } = await click(openRunner({ idleMs: 50 }));
    await untilGone(first.pid);
    expect(isAlive(first.pid)).toBe(false);
  });

  it('is kept by a click that comes as it is about to be ended', async () => {
    const runner = openRunner({ idleMs: 60_000 });
    const { echo: first } = await click(runner);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await runner.ensure('echo/after');
      const clicked = runner.ensure('echo/after');
      vi.advanceTimersByTime(60_000);
      expect(await clicked).toMatchObject({ stage: { running: true }, startedMs: 0 });
    } finally {
      vi.useRealTimers();
    }
    expect((await click(runner)).echo.pid).toBe(first.pid);
  });

  it('ends as a whole where one of its processes ended before the last one listened', async () => {
    const folder = addStage('parted', { app: outlives });
    const scripts = { start: 'node app.mjs', 'start:beside': 'node beside.mjs' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts }));
    writeFileSync(join(folder, 'beside.mjs'), echo);
    writeFileSync(join(folder, 'beside.env'), 'CRASH=yes\n');
    const answer = await click(openRunner(), 'parted');
    expect(answer).toMatchObject({ status: 502, body: { code: 'stage/not-started' } });
    await untilGone(Number(/pid (\d+)/.exec(answer.log.join('\n'))?.[1]));
  });

  it('makes room for another when too many run', async () => {
    const runner = openRunner({ maxRunning: 1 });
    addStage('second', {});
    const { echo: first } = await click(runner);
    const { echo: second } = await click(runner, 'second');
    await untilGone(first.pid);
    expect(isAlive(second.pid)).toBe(true);
  });

  it('is gone with its folder when the runner is closed', async () => {
    const runner = openRunner();
    const { echo: only } = await click(runner);
    await runner.close();
    expect(isAlive(only.pid)).toBe(false);
    expect(existsSync(only.cwd)).toBe(false);
  });

  it('ends when its parent is killed outright', async () => {
    const guard = join(checkout, 'lib/stages/parent-guard.mjs');
    const parent = `const { spawn } = require('node:child_process');
      const args = ['--import', ${JSON.stringify(guard)}, '-e', 'setInterval(() => {}, 1000)'];
      console.log(spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] }).pid);
      setInterval(() => {}, 1000);`;
    const killed = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => killed.stdout.once('data', (text) => resolve(Number(text))));
    // Not before the grandchild watches its input: a guard that was never loaded would prove nothing.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isAlive(pid)).toBe(true);
    killed.kill('SIGKILL');
    await untilGone(pid);
  });
});

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
    addStage('activities-service', {}, '.');
    const env: Record<string, string | undefined> = {};
    const service = await startActivitiesService({ projectRoot, receiver, env, restartMs: 10 });
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
    const path = join(addStage('activities-service', {}, '.'), file);
    const whole = readFileSync(path);
    const env: Record<string, string | undefined> = {};
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const service = await startActivitiesService({ projectRoot, receiver, env, restartMs: 10, say });
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
    addStage('activities-service', { app: "throw new Error('no database')" }, '.');
    const service = await startActivitiesService({ projectRoot, receiver, env: {} });
    expect(service).toMatchObject({
      code: 'stage/activities-service',
      hint: expect.stringContaining('no database') as string,
    });
  });
});

const room = (id: string): StageRoom => ({ id, keys: () => ({ KEY_ONE: `key-of-${id}-which-is-long-enough` }) });

describe('a stage of a student’s own', () => {
  it('runs apart from another’s, with the student’s own key', async () => {
    const runner = openRunner();
    addStage('keyed', { env: 'MY_KEY="${KEY_ONE}"' });
    const { echo: ada } = await click(runner, 'keyed', room('ada'));
    const { echo: grace } = await click(runner, 'keyed', room('grace'));
    expect(ada.pid).not.toBe(grace.pid);
    expect(ada.cwd).not.toBe(grace.cwd);
    expect([ada.env['MY_KEY'], grace.env['MY_KEY']]).toEqual([
      'key-of-ada-which-is-long-enough',
      'key-of-grace-which-is-long-enough',
    ]);
    expect((await click(runner, 'keyed', room('ada'))).echo.pid).toBe(ada.pid);
  });

  it('makes place for another of the same student, and of everybody when too many run in all', async () => {
    const runner = openRunner({ maxRunning: 1, maxInAll: 2 });
    addStage('second', {});
    const { echo: first } = await click(runner, 'echo', room('ada'));
    const { echo: grace } = await click(runner, 'echo', room('grace'));
    await click(runner, 'second', room('ada'));
    await untilGone(first.pid);
    expect(isAlive(grace.pid)).toBe(true);
    await click(runner, 'echo', room('margaret'));
    await untilGone(grace.pid);
  });
});
