import type { SamplingRule } from './sampling-rule.ts';

/** What the service granted a client for a rule: so many a second, until it ends. */
export interface Quota {
  perSecond: number;
  /** Unix seconds. */
  until: number;
}

/** How one client stands with one rule. Pure data: a decision gives a new one. */
export interface RuleUse {
  /** null until the service has granted one; until then a client borrows one a second. */
  quota: Quota | null;
  /** What was taken or borrowed in this second, in Unix seconds. */
  second: number;
  taken: number;
  borrowed: number;
  /** Since the last report. */
  requests: number;
  sampled: number;
  borrowedInAll: number;
}

/** Why a request was sampled or not: out of the quota, borrowed from the reservoir, by the rate, or not at all. */
export type SamplingReason = 'quota' | 'borrowed' | 'rate' | 'left out';

export interface SamplingDecision {
  sampled: boolean;
  reason: SamplingReason;
  use: RuleUse;
}

/** Which way a request goes before the rate is asked. */
function fromReservoir({ quota, taken, borrowed }: RuleUse, second: number, canBorrow: boolean): SamplingReason | null {
  if (quota !== null && quota.until >= second) return taken < quota.perSecond ? 'quota' : null;
  return canBorrow && borrowed < 1 ? 'borrowed' : null;
}

/**
 * Decides on one request as the X-Ray SDKs do: with a valid quota so many a second are taken; without one, one a second
 * is borrowed where the rule has a reservoir; all others are drawn by the rate.
 *
 * @param atMs Unix milliseconds
 * @param drawn a random number from 0 up to 1
 */
export function decide(
  rule: Pick<SamplingRule, 'ReservoirSize' | 'FixedRate'>,
  use: RuleUse,
  atMs: number,
  drawn: number,
): SamplingDecision {
  const second = Math.floor(atMs / 1000);
  const now = use.second === second ? use : { ...use, second, taken: 0, borrowed: 0 };
  const reason = fromReservoir(now, second, rule.ReservoirSize > 0) ?? (drawn < rule.FixedRate ? 'rate' : 'left out');
  const sampled = reason !== 'left out';
  return {
    sampled,
    reason,
    use: {
      ...now,
      taken: now.taken + (reason === 'quota' ? 1 : 0),
      borrowed: now.borrowed + (reason === 'borrowed' ? 1 : 0),
      requests: now.requests + 1,
      // A borrowed one is counted on its own, as the SDKs report it.
      sampled: now.sampled + (sampled && reason !== 'borrowed' ? 1 : 0),
      borrowedInAll: now.borrowedInAll + (reason === 'borrowed' ? 1 : 0),
    },
  };
}

/** What a client reports every ten seconds, and how it stands afterwards. */
export const report = (
  use: RuleUse,
): { counts: Pick<RuleUse, 'requests' | 'sampled' | 'borrowedInAll'>; use: RuleUse } => ({
  counts: { requests: use.requests, sampled: use.sampled, borrowedInAll: use.borrowedInAll },
  use: { ...use, requests: 0, sampled: 0, borrowedInAll: 0 },
});
