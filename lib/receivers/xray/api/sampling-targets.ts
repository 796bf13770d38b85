import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import {
  emptyBook,
  INTERVAL_SECONDS,
  QUOTA_SECONDS,
  shareOf,
  writeDown,
  type RuleBook,
} from '../../../projection/xray/sampling/quotas.ts';
import { statisticsSchema } from '../../../projection/xray/sampling/statistics.ts';
import { answer, operation, type Operation } from './call.ts';
import { allRules } from './sampling-rules.ts';

/** Where it is kept how rules are used, by their name. */
export const USE = 'sampling-use';

const bookSchema = z.object({
  clients: z.record(z.string(), z.number()),
  windows: z.array(z.object({ start: z.number(), requests: z.number(), sampled: z.number(), borrowed: z.number() })),
});

/** How a rule is used, so far as its clients reported. */
async function bookOf(desk: Desk, rule: string): Promise<RuleBook> {
  return bookSchema.safeParse(await desk.documents.get(USE, rule)).data ?? emptyBook;
}

const targetsSchema = z.object({ SamplingStatisticsDocuments: z.array(statisticsSchema).max(25) });

/**
 * Hands out each rule's reservoir to the clients that report on it.
 * https://docs.aws.amazon.com/xray/latest/api/API_GetSamplingTargets.html
 */
const getSamplingTargets = operation(
  'GetSamplingTargets',
  '/SamplingTargets',
  targetsSchema,
  async ({ desk, input }) => {
    const rules = await allRules(desk);
    const SamplingTargetDocuments: object[] = [];
    const UnprocessedStatistics: object[] = [];
    for (const statistics of input.SamplingStatisticsDocuments) {
      const { RuleName, ClientID } = statistics;
      const rule = rules.find((each) => each.RuleName === RuleName);
      if (rule === undefined) {
        UnprocessedStatistics.push({ RuleName, ErrorCode: '404', Message: `Sampling rule ${RuleName} does not exist` });
        continue;
      }
      const book = writeDown(await bookOf(desk, RuleName), statistics, desk.now());
      await desk.documents.put(USE, RuleName, book);
      SamplingTargetDocuments.push({
        RuleName,
        FixedRate: rule.FixedRate,
        ReservoirQuota: shareOf(book, ClientID, rule.ReservoirSize),
        ReservoirQuotaTTL: Math.floor(desk.now() / 1000) + QUOTA_SECONDS,
        Interval: INTERVAL_SECONDS,
      });
    }
    // A number, always: without one the Node SDK throws the whole answer away.
    const LastRuleModification = Math.max(0, ...rules.map(({ ModifiedAt }) => ModifiedAt));
    return answer({ SamplingTargetDocuments, LastRuleModification, UnprocessedStatistics });
  },
);

/** https://docs.aws.amazon.com/xray/latest/api/API_GetSamplingStatisticSummaries.html */
const getSamplingStatisticSummaries = operation(
  'GetSamplingStatisticSummaries',
  '/SamplingStatisticSummaries',
  z.object({ NextToken: z.string().nullish() }),
  async ({ desk }) => {
    const kept = await desk.documents.list(USE);
    const summaries = kept.flatMap(({ id, body }) =>
      (bookSchema.safeParse(body).data?.windows ?? []).map(({ start, requests, sampled, borrowed }) => ({
        RuleName: id,
        Timestamp: start,
        RequestCount: requests,
        BorrowCount: borrowed,
        SampledCount: sampled,
      })),
    );
    return answer({ SamplingStatisticSummaries: summaries });
  },
);

export const targetOperations: readonly Operation[] = [getSamplingTargets, getSamplingStatisticSummaries];
