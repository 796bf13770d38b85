import { describe, expect, it } from 'vitest';
import { asLoadBalancer, throughLoadBalancer } from './load-balancer.ts';

const traceparent = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';

describe('a load balancer before a service', () => {
  it('names the same trace and parent, in its own form', () => {
    expect(asLoadBalancer(traceparent)).toBe(
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    );
  });

  it.each([
    ['00', 'Sampled=0'],
    ['02', 'Sampled=0'],
    ['03', 'Sampled=1'],
  ])('passes the decision of the flags %s on as %s', (flags, said) => {
    expect(asLoadBalancer(traceparent.replace(/01$/, flags))).toContain(said);
  });

  it.each(['', '01-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01', 'Root=1;Sampled=1'])(
    'adds nothing to “%s”',
    (text) =>
      expect(throughLoadBalancer({ traceparent: text, accept: '*/*' })).toEqual({ traceparent: text, accept: '*/*' }),
  );

  it('leaves the other headers as they are', () => {
    expect(Object.keys(throughLoadBalancer({ accept: '*/*', traceparent }))).toEqual([
      'accept',
      'traceparent',
      'x-amzn-trace-id',
    ]);
  });
});
