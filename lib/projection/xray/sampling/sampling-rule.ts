import { z } from 'zod';

/** What a rule holds requests against: `*` stands for any characters, `?` for one. */
const pattern = (longest: number): z.ZodString => z.string().max(longest);

const ruleName = z.string().min(1).max(32);
const attributes = z
  .record(z.string().min(1).max(32), z.string().min(1).max(32))
  .refine((map) => Object.keys(map).length <= 5, 'Member must have length less than or equal to 5');
const boost = z.object({ MaxRate: z.number().min(0).max(1), CooldownWindowMinutes: z.number().int().min(0) });

const shape = {
  RuleName: ruleName,
  RuleARN: z.string().optional(),
  ResourceARN: pattern(500),
  /** The lower goes first. */
  Priority: z.number().int().min(1).max(9999),
  /** Of what the reservoir leaves: 0 none, 1 all. */
  FixedRate: z.number().min(0).max(1),
  /** Requests a second that are taken before the rate applies, by all services of the rule together. */
  ReservoirSize: z.number().int().min(0),
  /** The name that the service gives its segments, which may be a host. */
  ServiceName: pattern(64),
  ServiceType: pattern(64),
  Host: pattern(64),
  HTTPMethod: pattern(10),
  URLPath: pattern(128),
  Version: z.number().int().min(1),
  Attributes: attributes.optional(),
  SamplingRateBoost: boost.optional(),
};

/** A rule as CreateSamplingRule takes it; limits as in the service model of 2016-04-12. */
export const samplingRuleSchema = z.object(shape);

/** What UpdateSamplingRule takes: a rule by its name or ARN, and what is to change. */
export const samplingRuleUpdateSchema = z.object(shape).omit({ Version: true }).partial();

export type SamplingRule = z.infer<typeof samplingRuleSchema>;
export type SamplingRuleUpdate = z.infer<typeof samplingRuleUpdateSchema>;

/** A rule as it is kept: with its times, in seconds since the Unix epoch. */
export interface KeptRule extends SamplingRule {
  CreatedAt: number;
  ModifiedAt: number;
}
