import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forwardToStage } from './forward-to-stage.ts';
import { StageRunner, type StageRoom, type StageRunnerOptions } from './stage-runner.ts';
import { checkout, echo, isAlive, openEchoProject, type Echo, type EchoProject } from './testing/echo-project.ts';

const receiver = new URL('http://127.0.0.1:9');

let project: EchoProject;
let runners: StageRunner[];

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
  project = openEchoProject();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(runners.map((one) => one.close()));
  project.remove();
});

function openRunner(options: Partial<StageRunnerOptions> = {}): StageRunner {
  const runner = new StageRunner({ projectRoot: project.root, receiver, readyMs: 3000, ...options });
  runners.push(runner);
  return runner;
}

async function click(runner: StageRunner, step = 'echo', room?: StageRoom) {
  const wanted = { step, variant: 'after', traceparent: null };
  const answer = await forwardToStage(runner, room === undefined ? wanted : { ...wanted, room });
  if (!('status' in answer)) throw new Error(answer.message);
  return { ...answer, echo: answer.body as Echo };
}

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
    const folder = project.addStage('changing', {});
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
    project.addStage('named', { env: 'OTEL_EXPORTER_OTLP_ENDPOINT=${SPANWALK_OTLP_ENDPOINT}\n' });
    const { echo: got } = await click(openRunner(), 'named');
    expect(got.env).toMatchObject({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_BSP_SCHEDULE_DELAY: '50' });
    expect(got.env).not.toHaveProperty('OTEL_SERVICE_NAME');
    expect(got.env).not.toHaveProperty('NODE_OPTIONS');
  });

  it('runs outside the project, where Node finds no package that it did not name', async () => {
    const { echo: got } = await click(openRunner());
    expect(got.cwd.startsWith(checkout)).toBe(false);
    expect(got.cwd.startsWith(project.root)).toBe(false);
  });

  it.each([
    ['ends before it listens', "console.error('no luck'); process.exit(1);", 'no luck'],
    ['has a mistake in its text', 'const = 1;', 'SyntaxError: Unexpected token'],
    ['never listens', "console.log('thinking'); setInterval(() => {}, 1000);", 'thinking'],
  ])('that %s says so with its log', async (_what, app, words) => {
    project.addStage('broken', { app });
    const answer = await click(openRunner({ readyMs: 800 }), 'broken');
    expect(answer).toMatchObject({ status: 502, body: { code: 'stage/not-started' } });
    expect(answer.log.join('\n')).toContain(words);
  });

  it('that dies while it answers says so, and is started by the next click', async () => {
    const folder = project.addStage('dying', { env: 'CRASH=yes\n' });
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
    const folder = project.addStage('parted', { app: outlives });
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
    project.addStage('second', {});
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

const room = (id: string): StageRoom => ({ id, keys: () => ({ KEY_ONE: `key-of-${id}-which-is-long-enough` }) });

describe('a stage of a student’s own', () => {
  it('runs apart from another’s, with the student’s own key', async () => {
    const runner = openRunner();
    project.addStage('keyed', { env: 'MY_KEY="${KEY_ONE}"' });
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
    project.addStage('second', {});
    const { echo: first } = await click(runner, 'echo', room('ada'));
    const { echo: grace } = await click(runner, 'echo', room('grace'));
    await click(runner, 'second', room('ada'));
    await untilGone(first.pid);
    expect(isAlive(grace.pid)).toBe(true);
    await click(runner, 'echo', room('margaret'));
    await untilGone(grace.pid);
  });
});
