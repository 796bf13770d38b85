/** A month of 30.4 days, as a vendor too divides a month’s limit into days: https://docs.honeycomb.io/manage-data-volume/usage-center/. */
const MONTH_MS = 304 * 24 * 3600 * 100;

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Below this a month is not projected: it would tell of the minutes, seven hundred hours of them. */
const SHORTEST_MS = HOUR_MS;

/** How much of the ordinary a measurement has seen. */
export type Grounds = 'hours' | 'days' | 'weeks';

export type Projection =
  | { kind: 'none'; because: 'nothing' | 'too-short'; measuredMs: number }
  | {
      kind: 'month';
      measuredMs: number;
      grounds: Grounds;
      /** In the meter’s unit. */
      amount: number;
      /** Of the free tier; 1 is all of it. */
      share: number;
      /** After how many days of a month the free tier is used up; null where it lasts. */
      usedUpAfterDays: number | null;
      /** US dollars beyond the free tier; null where no price is known. */
      usd: number | null;
    };

/** What a projection is made from. Amounts in the meter’s unit. */
export interface Basis {
  amount: number;
  measuredMs: number;
  freeAmount: number;
  price: { usd: number; per: number } | null;
}

function groundsOf(measuredMs: number): Grounds {
  if (measuredMs < DAY_MS) return 'hours';
  return measuredMs < 7 * DAY_MS ? 'days' : 'weeks';
}

/** The month that this would become if it went on, pauses included, just as it did while it was measured. */
export function project({ amount, measuredMs, freeAmount, price }: Basis): Projection {
  if (amount === 0) return { kind: 'none', because: 'nothing', measuredMs };
  if (measuredMs < SHORTEST_MS) return { kind: 'none', because: 'too-short', measuredMs };
  const month = (amount * MONTH_MS) / measuredMs;
  const share = month / freeAmount;
  return {
    kind: 'month',
    measuredMs,
    grounds: groundsOf(measuredMs),
    amount: month,
    share,
    usedUpAfterDays: share > 1 ? MONTH_MS / DAY_MS / share : null,
    usd: price && (Math.max(0, month - freeAmount) / price.per) * price.usd,
  };
}
