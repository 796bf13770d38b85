import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showReport } from '../../../lib/receivers/rollbar/show-report.ts';
import { forwardToStage, type StageAnswer } from '../../../lib/stages/forward-to-stage.ts';
import { StageRunner } from '../../../lib/stages/stage-runner.ts';
import { mintSpanId, mintTraceId, traceparent } from '../../../lib/telemetry/mint-ids.ts';
import type { ErrorOccurrence } from '../../../lib/telemetry/error-occurrence.ts';
import { openItemDoor, SERVER_TOKEN, type ItemDoor } from './rollbar-door.ts';

let door: ItemDoor;
let runner: StageRunner;

beforeAll(async () => {
  door = await openItemDoor();
  runner = new StageRunner({
    projectRoot: process.cwd(),
    receiver: new URL(door.url),
    keys: () => ({ ROLLBAR_ACCESS_TOKEN: SERVER_TOKEN }),
    maxRunning: 1,
  });
});
afterAll(async () => {
  await runner.close();
  await door.close();
});
beforeEach(() => {
  door.desk.filed.length = 0;
  door.spans.length = 0;
  door.problems.length = 0;
});
// Reports leave when the answer is out: what a stage still sends must not count for the next one.
afterEach(() => runner.stop());

interface Click {
  traceId: string;
  answer: StageAnswer;
}

async function click(step: string, variant: string, path?: string): Promise<Click> {
  const traceId = mintTraceId();
  const asked = { step, variant, traceparent: traceparent(traceId, mintSpanId()) };
  const answer = await forwardToStage(runner, path === undefined ? asked : { ...asked, path });
  if (!('status' in answer)) throw new Error(answer.message);
  return { traceId, answer };
}

/** What was filed, once so many are there and a server span for each click. */
async function filed(count: number, clicks = 1): Promise<ErrorOccurrence[]> {
  await expect.poll(() => door.spans.filter(({ kind }) => kind === 'server').length, { timeout: 8000 }).toBe(clicks);
  await expect.poll(() => door.desk.filed.length, { timeout: 8000 }).toBe(count);
  return door.desk.filed;
}

describe('the stages of the lesson', () => {
  it('send nothing that is taken where the token’s variable is misspelt', async () => {
    const { answer } = await click('rollbar-token', 'before', '/rollbar/test');
    expect(answer).toMatchObject({ status: 200, body: 'Hello World!' });
    await expect
      .poll(() => door.problems.map(({ code }) => code), { timeout: 8000 })
      .toEqual(['transport/missing-key']);
    expect(await filed(0)).toEqual([]);
  });

  it('send the course’s warning with its token, and hide the token in what is shown', async () => {
    const { answer } = await click('rollbar-token', 'after', '/rollbar/test');
    expect(await filed(1)).toMatchObject([{ title: 'Hello World!', level: 'warning', traceId: null }]);
    expect(JSON.stringify(answer)).not.toContain(SERVER_TOKEN);
  });

  it('keep a warning back that lies below the level to be reported, and let it go at that level', async () => {
    await click('rollbar-test', 'before', '/rollbar/test');
    expect(await filed(0)).toEqual([]);
    await click('rollbar-test', 'after', '/rollbar/test');
    expect(await filed(1, 2)).toMatchObject([{ level: 'warning', environment: 'production' }]);
  });

  it('fail unheard, and then as an item in the very span that failed', async () => {
    const before = await click('trigger-an-error', 'before');
    expect(before.answer.status).toBe(500);
    expect(await filed(0)).toEqual([]);
    const after = await click('trigger-an-error', 'after');
    expect(after.answer.status).toBe(500);
    const [occurrence] = await filed(1, 2);
    const server = door.spans.find(({ traceId }) => traceId === after.traceId);
    expect(occurrence).toMatchObject({
      title: "TypeError: Cannot read properties of undefined (reading 'length')",
      traceId: after.traceId,
      spanId: server?.spanId,
    });
    expect(server).toMatchObject({ status: { code: 'error' }, events: [{ name: 'exception' }] });
  });

  it.each([
    ['trigger-an-error', 'after', 'const results = HomeActivities.run();', 'results.length'],
    ['scrub-the-report', 'before', '', 'throw '],
    ['find-the-latent-bug', 'before', '', '.run('],
  ])('show the code of every own frame: %s, %s', async (step, variant, before, code) => {
    const path = step === 'find-the-latent-bug' ? '/api/activities/3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01' : undefined;
    await click(step, variant, path);
    const [occurrence] = await filed(1);
    const own = showReport(occurrence?.data ?? {}).exceptions.flatMap(({ frames }) =>
      frames.filter(({ inApp }) => inApp),
    );
    expect(own.filter((frame) => frame.code === '')).toEqual([]);
    expect(own.at(-1)?.code).toContain(code);
    expect(own.at(-1)?.before.join('\n')).toContain(before);
  });

  it('answer again once the return is back', async () => {
    expect((await click('put-it-right', 'before')).answer.status).toBe(500);
    await filed(1);
    expect((await click('put-it-right', 'after')).answer).toMatchObject({ status: 200 });
    await filed(1, 2);
  });

  it('send a session and an address, and then neither', async () => {
    await click('scrub-the-report', 'before');
    const [whole] = await filed(1);
    expect(JSON.stringify(whole?.data)).toMatch(/"session_jwt":"eyJ.*grace@navy\.example/);
    await click('scrub-the-report', 'after');
    const scrubbed = (await filed(2, 2))[1];
    expect(scrubbed?.data).toMatchObject({
      person: { id: 7 },
      custom: { user: { handle: 'grace', session_jwt: expect.stringMatching(/^\*+$/) as string } },
    });
    expect(JSON.stringify(scrubbed?.data)).not.toMatch(/eyJ|navy\.example/);
  });

  it('are three items by their messages, and then one', async () => {
    for (let nth = 0; nth < 3; nth += 1) await click('group-occurrences', 'before');
    expect(new Set((await filed(3, 3)).map(({ fingerprint }) => fingerprint)).size).toBe(3);
    for (let nth = 0; nth < 3; nth += 1) await click('group-occurrences', 'after');
    const grouped = (await filed(6, 6)).slice(3);
    expect(new Set(grouped.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('have a bug in one route alone, and none once its name is right', async () => {
    const path = '/api/activities/3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01';
    expect((await click('find-the-latent-bug', 'before')).answer.status).toBe(200);
    expect((await click('find-the-latent-bug', 'before', path)).answer.status).toBe(500);
    expect(await filed(1, 2)).toMatchObject([
      { title: "TypeError: Cannot read properties of undefined (reading 'run')" },
    ]);
    expect((await click('find-the-latent-bug', 'after', path)).answer).toMatchObject({ status: 200 });
    await filed(1, 3);
  });
});
