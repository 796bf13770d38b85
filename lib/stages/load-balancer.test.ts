import { describe, expect, it } from 'vitest';
import { asLoadBalancer, throughLoadBalancer } from './load-balancer.ts';

const traceparent = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';

describe('a load balancer before a service', () => {
  it('names the same trace in its own form, and leaves the rest to the service', () => {
    expect(asLoadBalancer(traceparent)).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
    expect(asLoadBalancer(traceparent.replace(/01$/, '00'))).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
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
