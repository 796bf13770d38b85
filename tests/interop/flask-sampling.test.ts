import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { FlaskRoom, type Variables } from './flask-room.ts';

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the Flask starter’s sampling is not tried out, because ${python.missing}.\n\n`);

const home = '/api/activities/home';
const bySampler = (sampler: string, ratio: string) => ({
  OTEL_TRACES_SAMPLER: sampler,
  OTEL_TRACES_SAMPLER_ARG: ratio,
});

interface Tried {
  stage: string;
  set?: Variables;
  step: string;
  verdict: RegExp;
}

/** Each stage, what its environment says, and what its step must say of it: a right sampler is red once in 100,000 runs. */
const tried: Tried[] = [
  { stage: 'app_6_attributes', step: 'head-sampling', verdict: /^failed population.too-many$/ },
  { stage: 'app_6_attributes', set: bySampler('parentbased_traceidratio', '0.25'), step: 'head-sampling', verdict: /^failed population.too-many$/ },
  { stage: 'app_6_attributes', set: bySampler('traceidratio', '0.25'), step: 'head-sampling', verdict: /^passed$/ },
  { stage: 'app_s1_head_sampling', step: 'head-sampling', verdict: /^passed$/ },
  { stage: 'app_s1_head_sampling', step: 'deterministic-sampling', verdict: /^failed attr.missing$/ },
  { stage: 'app_s2_sample_rate', step: 'deterministic-sampling', verdict: /^passed$/ },
  { stage: 'app_s3_tail_sampling', step: 'tail-sampling', verdict: /^passed$/ },
  { stage: 'app_s3_tail_sampling', set: bySampler('traceidratio', '0.2'), step: 'tail-sampling', verdict: /^failed / },
]; // prettier-ignore

describe.skipIf('missing' in python)('the sampling of the Flask starter', () => {
  let room: FlaskRoom;
  beforeAll(async () => {
    room = await FlaskRoom.open('python' in python ? python.python : '');
  }, 120_000);
  afterAll(() => room.close());

  it.each(tried)('$stage $set.OTEL_TRACES_SAMPLER, at $step: $verdict', { timeout: 180_000 }, async (one) => {
    const flask = await room.start(one.stage, (variables) => ({ ...variables, ...one.set }));
    const elsewhere = [`failed=${flask.url}/api/activities/broken`, `slow=${flask.url}/api/activities/search`];
    const more = one.step === 'tail-sampling' ? elsewhere : [];
    expect(await room.check(one.step, flask.url + home, ...more)).toMatch(one.verdict);
    await flask.end();
  });
});
