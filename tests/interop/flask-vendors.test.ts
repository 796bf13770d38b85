import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRequirements } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { FlaskRoom } from './flask-room.ts';
import { stillborn, type Crash } from './flask-stillborn.ts';
import { errorStages, logStages, quietStages, segmentStages, type Stage } from './flask-vendor-stages.ts';

const python = pythonWith(allRequirements());
if ('missing' in python) {
  const what = 'the Flask stages of X-Ray, CloudWatch Logs and Rollbar are not tried out';
  process.stderr.write(`\nSkipped: ${what}, because ${python.missing}.\n\n`);
}

/** D28: everything is answered, and nothing is reported. */
async function emptyToken(room: FlaskRoom): Promise<string> {
  const flask = await room.start('app_r2_rollbar', (variables) => ({ ...variables, ROLLBAR_ACCESS_TOKEN: '' }));
  const verdict = await room.check('rollbar-token', `${flask.url}/rollbar/test`);
  await flask.end();
  return verdict;
}

/** D29: the error first, and after it the same request to a process that was started anew. */
async function putRight(room: FlaskRoom): Promise<Record<string, string>> {
  const inTurn = async (stages: readonly string[]): Promise<string> =>
    room.watched('put-it-right', async () => {
      for (const stage of stages) {
        const flask = await room.start(stage);
        await room.visit(`${flask.url}/api/activities/home`);
        await flask.end();
      }
    });
  return {
    restored: await inTurn(['app_r3_no_return', 'app_r4_restored']),
    forgotten: await inTurn(['app_r3_no_return', 'app_r3_no_return']),
  };
}

const verdicts = new Map<string, Record<string, string>>();

/** Checks a stage’s steps at the same time, but for those that count what names no trace. */
async function tryStage(
  room: FlaskRoom,
  { stage, steps, paths, change, warm = false, logsAtStart = false, alone = [] }: Stage,
): Promise<void> {
  const since = Date.now();
  const flask = await room.start(stage, change);
  if (warm) await room.warm(flask);
  if (logsAtStart) await room.firstLines(since);
  const found: Record<string, string> = {};
  const check = async (step: string): Promise<void> => {
    const asked = [paths[step] ?? []].flat().map((path) => flask.url + path);
    found[step] = asked.length === 1 ? await room.check(step, asked[0] ?? '') : await room.watch(step, asked);
  };
  const [apart, beside] = [true, false].map((is) => Object.keys(steps).filter((step) => alone.includes(step) === is));
  for (const step of apart ?? []) await check(step);
  await Promise.all((beside ?? []).map(check));
  verdicts.set(stage, found);
  await flask.end();
}

describe.skipIf('missing' in python)('the notes’ Flask backend with the other vendors’ clients', () => {
  const rooms: FlaskRoom[] = [];
  let silent = '';
  let repaired: Record<string, string> = {};
  const room = async (): Promise<FlaskRoom> => {
    const opened = await FlaskRoom.open('python' in python ? python.python : '');
    rooms.push(opened);
    return opened;
  };
  const oneByOne = async (stages: readonly Stage[]): Promise<void> => {
    const opened = await room();
    for (const stage of stages) await tryStage(opened, stage);
  };
  const together = async (stages: readonly Stage[]): Promise<void> => {
    const opened = await room();
    await Promise.all(stages.map((stage) => tryStage(opened, stage)));
  };
  const crashes = new Map<string, string>();
  const crash = async (opened: FlaskRoom, { stage, change }: Crash): Promise<void> => {
    const ended = await opened.start(stage, change).then(() => 'It started.', String);
    crashes.set(stage, ended);
  };
  const mishaps = async (): Promise<void> => {
    const opened = await room();
    await Promise.all(stillborn.map((each) => crash(opened, each)));
    silent = await emptyToken(opened);
    repaired = await putRight(opened);
  };
  beforeAll(async () => {
    await Promise.all([
      together(segmentStages),
      oneByOne(errorStages),
      oneByOne(quietStages),
      oneByOne(logStages.slice(0, 3)),
      oneByOne(logStages.slice(3)),
      mishaps(),
    ]);
  }, 400_000);
  afterAll(() => Promise.all(rooms.map((opened) => opened.close())));

  it.each(stillborn)('$stage does not start ($why), and says $says', ({ stage, says }) => {
    expect(crashes.get(stage)).toContain(says);
  });

  it('with an empty token (D28), it answers and reports nothing', () => {
    expect(silent).toBe('failed error-item.silence');
  });

  it('is put right by the return alone (D29)', () => {
    expect(repaired).toEqual({
      restored: 'warned attr.deprecated-key crash.no-return',
      forgotten: 'failed attr.wrong-value crash.no-return',
    });
  });

  it.each([...segmentStages, ...quietStages, ...logStages, ...errorStages])(
    '$stage ($adds) passes exactly the steps that it should',
    ({ stage, steps }) => {
      expect(verdicts.get(stage)).toEqual(steps);
    },
  );
});
