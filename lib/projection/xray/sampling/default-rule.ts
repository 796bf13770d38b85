import type { KeptRule } from './sampling-rule.ts';

export const DEFAULT_RULE = 'Default';

/**
 * The rule for what no other rule matches. At AWS it takes one request a second and five in a hundred of the rest; here
 * every request is taken, or whoever tries things out would miss most of them. UpdateSamplingRule sets it to AWS's.
 */
export const defaultRule: KeptRule = {
  RuleName: DEFAULT_RULE,
  ResourceARN: '*',
  Priority: 10_000,
  FixedRate: 1,
  ReservoirSize: 1000,
  ServiceName: '*',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
  Attributes: {},
  CreatedAt: 0,
  ModifiedAt: 0,
};
