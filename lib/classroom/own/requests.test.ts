import { describe, expect, it } from 'vitest';
import { expectationSchema } from '../../checker/expectation.ts';
import type { Run } from '../run-schema.ts';
import { planRequests, requestOf } from './requests.ts';
import { readTargets } from './targets.ts';

const { stimulus } = expectationSchema.parse({
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [
    { kind: 'manual', id: 'look', prompt: 'Look.' },
    { kind: 'http', id: 'click', path: '/api', repeat: 2 },
    {
      kind: 'http',
      id: 'send',
      path: '/api',
      method: 'POST',
      headers: { 'X-Order': '{run.nonce}' },
      body: { id: '{run.canary}' },
    },
  ],
  checks: [{ id: 'any', title: 'any', signal: 'span', match: {} }],
});

const policy = { hosts: [], ownPorts: [3000], shared: false };
const run = { nonce: 'cafe', canary: 'canary-1', syntheticParent: 'b'.repeat(16) } as Run;

function sent(at: number, wish: { method?: 'GET' | 'DELETE'; sampled?: boolean } = {}) {
  const read = readTargets({ url: 'localhost:4567' }, stimulus, policy);
  const planned = planRequests(stimulus)[at];
  if ('problem' in read || planned === undefined) throw new Error('nothing is sent');
  const call = requestOf(planned, { run, targets: read.ok, wish: { url: '', sampled: true, ...wish } });
  return { ...call, traceId: planned.traceId };
}

describe('the requests to one’s own service', () => {
  it('are those of the step, each in a trace of its own', () => {
    const traceIds = planRequests(stimulus).map(({ traceId }) => traceId);
    expect([traceIds.length, new Set(traceIds).size]).toEqual([3, 3]);
  });

  it('carry a sampled parent that nobody else made up, and the run’s nonce', () => {
    const { traceId, method, headers, body } = sent(0);
    expect([method, body]).toEqual(['GET', undefined]);
    expect(headers).toMatchObject({ traceparent: `00-${traceId}-${'b'.repeat(16)}-01`, tracestate: 'spanwalk=cafe' });
  });

  it('leave the sampling to the service where that is wished', () => {
    expect(sent(0, { sampled: false }).headers['traceparent']).toMatch(/-00$/);
  });

  it('fill in what is the run’s alone, in headers and body', () => {
    const { method, headers, body } = sent(2);
    expect([method, headers['x-order'], headers['content-type'], body]).toEqual([
      'POST',
      'cafe',
      'application/json',
      '{"id":"canary-1"}',
    ]);
  });

  it('have no body where the student’s method takes none', () => {
    const { method, headers, body } = sent(2, { method: 'DELETE' });
    expect([method, headers['content-type'], body]).toEqual(['DELETE', undefined, undefined]);
  });
});

const routes = expectationSchema.parse({
  schema: 'spanwalk/expectation/v1',
  step: 'a-step',
  title: 'A step',
  stimulus: [
    { kind: 'stage', id: 'click', stage: 'a-step' },
    { kind: 'stage', id: 'again', stage: 'a-step' },
    { kind: 'stage', id: 'lost', stage: 'a-step', path: '/api/activities/nowhere', method: 'POST' },
  ],
  checks: [{ id: 'any', title: 'any', signal: 'span', match: {} }],
}).stimulus;

/** The method and address of each request; what is wrong with the addresses, where something is. */
function addresses(url: string, urls?: Record<string, string>): string[] {
  const read = readTargets({ url, urls }, routes, policy);
  if ('problem' in read) return [read.problem.code, ...(read.problem.at ?? []).map(String)];
  const calls = planRequests(routes).map((planned) =>
    requestOf(planned, { run, targets: read.ok, wish: { url, sampled: true, method: 'PUT' } }),
  );
  return calls.map(({ method, target }) => `${method} ${target.url.href}`);
}

describe('the requests of a step that asks for two routes', () => {
  const mine = 'http://localhost:4567/mine';

  it('go to the address that was typed, and for another route to that of the same service', () => {
    expect(addresses(mine)).toEqual([
      `PUT ${mine}`,
      `PUT ${mine}`,
      'POST http://localhost:4567/api/activities/nowhere',
    ]);
  });

  it('go where their own address says, each by the name of its request', () => {
    expect(addresses(mine, { lost: 'localhost:4568/gone', again: '' })).toEqual([
      `PUT ${mine}`,
      `PUT ${mine}`,
      'POST http://localhost:4568/gone',
    ]);
  });

  it('go nowhere while one of the addresses may not be called, or is for no request of the step', () => {
    expect(addresses(mine, { lost: 'http://localhost:3000/' })).toEqual(['own/spanwalk', 'call', 'urls', 'lost']);
    expect(addresses(mine, { lots: mine })).toEqual(['own/request', 'call', 'urls', 'lots']);
  });
});
