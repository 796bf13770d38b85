import { z } from 'zod';

/** What a client tells of a rule: since its last report. */
export const statisticsSchema = z.object({
  RuleName: z.string().min(1).max(32),
  ClientID: z.string().length(24),
  Timestamp: z.number(),
  RequestCount: z.number().int().min(0),
  SampledCount: z.number().int().min(0),
  BorrowCount: z.number().int().min(0).default(0),
});
export type SamplingStatistics = z.infer<typeof statisticsSchema>;
