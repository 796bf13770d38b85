import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forwardToStage, type StageAnswer } from '../../../lib/stages/forward-to-stage.ts';
import { StageRunner } from '../../../lib/stages/stage-runner.ts';
import type { JsonObject } from '../../../lib/telemetry/json.ts';
import { mintSpanId, mintTraceId, traceparent } from '../../../lib/telemetry/mint-ids.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** A stage that must stay silent is waited for this long. */
const SILENCE_MS = 500;

let room: XRayRoom;
let runner: StageRunner;

beforeAll(async () => {
  room = await openXRayRoom();
  const addresses = { SPANWALK_DAEMON_ADDRESS: room.daemon['AWS_XRAY_DAEMON_ADDRESS'] ?? '' };
  runner = new StageRunner({ projectRoot, receiver: new URL('http://127.0.0.1:9'), addresses, maxRunning: 2 });
});
afterAll(async () => {
  await runner.close();
  await room.close();
});

const stageOf = (step: string, variant: string, path?: string) => ({ step, variant, ...(path && { path }) });

async function answerTo(wanted: ReturnType<typeof stageOf>, parent: string | null): Promise<StageAnswer> {
  const answer = await forwardToStage(runner, { ...wanted, traceparent: parent, through: 'load-balancer' });
  if (!('status' in answer)) throw new Error(answer.message);
  return answer;
}

interface Part {
  name: string;
  annotations?: JsonObject;
  metadata?: JsonObject;
  subsegments?: Part[];
}

/** A document as names below names. */
const outline = ({ name, subsegments = [] }: Part): unknown =>
  subsegments.length === 0 ? name : { [name]: subsegments.map(outline) };

interface Came {
  answer: StageAnswer;
  /** What came in the click's own trace. */
  own: Segment[];
  /** What came in others. */
  strays: Segment[];
}

/** A click through a load balancer, and what came of it within a moment. */
async function click(wanted: ReturnType<typeof stageOf>): Promise<Came> {
  const traceId = mintTraceId();
  const known = new Set((await room.segments()).map(({ segmentId }) => segmentId));
  const answer = await answerTo(wanted, traceparent(traceId, mintSpanId()));
  await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  const fresh = (await room.segments()).filter(({ segmentId }) => !known.has(segmentId));
  const own = fresh.filter((segment) => segment.traceId === traceId);
  for (const segment of own) expect(segment.parentId).toBeNull();
  return { answer, own, strays: fresh.filter((segment) => segment.traceId !== traceId) };
}

const documentOf = (segment: Segment | undefined): Part => segment?.document as unknown as Part;
const user = '/api/activities/@andrewbrown';
const withMockData = [{ 'backend-node': ['mock-data'] }];

/** What each stage sends for one click. */
const emissions: { step: string; variant: string; path?: string; own: unknown[]; strays?: unknown[] }[] = [
  { step: 'recorder-and-middleware', variant: 'before', own: [] },
  { step: 'recorder-and-middleware', variant: 'after', own: ['backend-node'] },
  { step: 'daemon-address', variant: 'before', own: [] },
  { step: 'daemon-address', variant: 'after', own: ['backend-node'] },
  { step: 'mock-data', variant: 'before', path: user, own: ['backend-node'] },
  { step: 'mock-data', variant: 'after', path: user, own: withMockData },
  { step: 'unclosed-subsegment', variant: 'before', path: user, own: [] },
  { step: 'unclosed-subsegment', variant: 'after', path: user, own: withMockData },
  {
    step: 'segment-inside-a-view',
    variant: 'before',
    path: user,
    own: ['backend-node'],
    strays: [{ user_activities: ['mock-data'] }],
  },
  { step: 'segment-inside-a-view', variant: 'after', path: user, own: withMockData },
  { step: 'named-after-the-host', variant: 'after', own: ['backend-node'] },
  { step: 'vanished-annotation', variant: 'before', own: withMockData },
  { step: 'vanished-annotation', variant: 'after', own: withMockData },
  {
    step: 'user-subsegments',
    variant: 'before',
    path: user,
    own: [{ 'backend-node': ['user_activities', 'mock-data'] }],
  },
  {
    step: 'user-subsegments',
    variant: 'after',
    path: user,
    own: [{ 'backend-node': [{ user_activities: ['mock-data'] }] }],
  },
];

describe('the stages of segments', () => {
  it.each(emissions)('$step, $variant, answers 200 and sends exactly what it says', async (emission) => {
    const { step, variant, path } = emission;
    const { answer, own, strays } = await click(stageOf(step, variant, path));
    expect(answer.status).toBe(200);
    expect(own.map((segment) => outline(documentOf(segment)))).toEqual(emission.own);
    expect(strays.map((segment) => outline(documentOf(segment)))).toEqual(emission.strays ?? []);
  });

  it('has one whose segments bear the host that was asked for', async () => {
    const { own } = await click(stageOf('named-after-the-host', 'before'));
    expect(own.map(({ name }) => name)).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
  });

  it('has one with what was found, apart: to be searched by, and to be read', async () => {
    const { own } = await click(stageOf('mock-data', 'after', user));
    expect(documentOf(own[0]).subsegments?.[0]).toMatchObject({
      annotations: { handle: 'andrewbrown' },
      metadata: { namespace: { key: { 'results-size': 2 } } },
    });
  });

  it('loses an annotation that is a list, and keeps it as text', async () => {
    const before = await click(stageOf('vanished-annotation', 'before'));
    const after = await click(stageOf('vanished-annotation', 'after'));
    expect(documentOf(before.own[0]).subsegments?.[0]?.annotations).toBeUndefined();
    expect(before.answer.log.join('\n')).toContain('Failed to add annotation key: handles');
    expect(documentOf(after.own[0]).subsegments?.[0]?.annotations).toEqual({ handles: 'katherine ada grace' });
  });
});

describe('the service behind the sampling rule', () => {
  it('asks the daemon for the rules, and says of each request how it was decided', async () => {
    const answer = await answerTo(stageOf('sampling-rule', 'live'), null);
    expect(answer.body).toEqual({ decision: 'borrowed', rule: { name: 'Default', rate: 1, quota: null } });
    const next = await answerTo(stageOf('sampling-rule', 'live'), null);
    expect(next.body).toMatchObject({
      decision: expect.stringMatching(/^(borrowed|rate)$/),
      rule: { name: 'Default' },
    });
  });

  it('takes its share of the reservoir once it has reported and was granted one', async () => {
    const decisions: unknown[] = [];
    const giveUp = Date.now() + 20_000;
    while (!decisions.includes('reservoir') && Date.now() < giveUp) {
      const { body } = await answerTo(stageOf('sampling-rule', 'live'), null);
      decisions.push((body as { decision: unknown }).decision);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(decisions.at(-1)).toBe('reservoir');
  }, 30_000);
});
