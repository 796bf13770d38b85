import { describe, expect, it } from 'vitest';
import { expectationSchema } from '../../checker/expectation.ts';
import type { Run } from '../run-schema.ts';
import { planRequests, requestOf } from './requests.ts';
import { readTarget } from './target.ts';

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

const run = { nonce: 'cafe', canary: 'canary-1', syntheticParent: 'b'.repeat(16) } as Run;

function sent(at: number, wish: { method?: 'GET' | 'DELETE'; sampled?: boolean } = {}) {
  const target = readTarget('localhost:4567', { hosts: [], ownPorts: [], shared: false });
  const planned = planRequests(stimulus)[at];
  if ('problem' in target || planned === undefined) throw new Error('nothing is sent');
  const call = requestOf(planned, { run, target: target.ok, wish: { url: '', sampled: true, ...wish } });
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
