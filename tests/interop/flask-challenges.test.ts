import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { FlaskRoom } from './flask-room.ts';

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the Flask starter’s challenges are not tried out, because ${python.missing}.\n\n`);

const home = '/api/activities/home';
const slips = { stage: 'app_h1_user_slips', path: `${home}?as=u-1918` };

/** Each stage, what it is asked for, and what a step must say of it. */
const tried: { stage: string; path: string; step: string; verdict: string }[] = [
  { stage: 'app_6_attributes', path: home, step: 'user-on-the-span', verdict: 'failed attr.missing' },
  { ...slips, step: 'user-on-the-span', verdict: 'failed attr.near-key attr.wrong-type' },
  { stage: 'app_h2_user', path: `${home}?as=u-1918`, step: 'user-on-the-span', verdict: 'passed' },
  { stage: 'app_h2_user', path: home, step: 'custom-span', verdict: 'failed span.missing' },
  { stage: 'app_h3_collect_above', path: home, step: 'custom-span', verdict: 'failed attr.wrong-span' },
  { stage: 'app_h4_collect', path: home, step: 'custom-span', verdict: 'passed' },
];

describe.skipIf('missing' in python)('the challenges on the Flask starter', () => {
  let room: FlaskRoom;
  beforeAll(async () => {
    room = await FlaskRoom.open('python' in python ? python.python : '');
  }, 120_000);
  afterAll(() => room.close());

  it.each(tried)('$stage at $step: $verdict', { timeout: 120_000 }, async ({ stage, path, step, verdict }) => {
    const flask = await room.start(stage);
    expect(await room.check(step, flask.url + path)).toBe(verdict);
    await flask.end();
  });
});
