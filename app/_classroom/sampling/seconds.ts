/** How the SDK decided on a request: out of its share of the reservoir, borrowed from it, by the rate, or not to keep it. */
export const decisions = ['reservoir', 'borrowed', 'rate', 'left out'] as const;
export type Decision = (typeof decisions)[number];

/** A sampling rule as the service's SDK knows it. */
export interface KnownRule {
  name: string;
  /** Of what the reservoir leaves, 0 to 1. */
  rate: number;
  /** Its share of the reservoir, a second; null until the daemon has granted one. */
  quota: number | null;
}

/** What the service says of a request; the rule is null where its SDK has none but its built-in one. */
export interface Decided {
  decision: Decision;
  rule: KnownRule | null;
}

/** What became of the requests of one second. */
export interface Second {
  /** Unix seconds. */
  at: number;
  counts: Record<Decision, number>;
}

/** How many seconds are drawn. */
export const MOST_SECONDS = 30;

const isDecision = (text: unknown): text is Decision => decisions.some((each) => each === text);

function readRule(rule: unknown): KnownRule | null {
  if (typeof rule !== 'object' || rule === null) return null;
  const { name, rate, quota } = rule as Partial<Record<keyof KnownRule, unknown>>;
  if (typeof name !== 'string' || typeof rate !== 'number') return null;
  return { name, rate, quota: typeof quota === 'number' ? quota : null };
}

/** Reads what the service answered; null where that is no decision. */
export function readDecided(body: unknown): Decided | null {
  if (typeof body !== 'object' || body === null) return null;
  const { decision, rule } = body as { decision?: unknown; rule?: unknown };
  return isDecision(decision) ? { decision, rule: readRule(rule) } : null;
}

const none: Record<Decision, number> = { reservoir: 0, borrowed: 0, rate: 0, 'left out': 0 };

/** The seconds with one decision more; the oldest make room. Seconds without a request are drawn empty. */
export function noted(seconds: readonly Second[], at: number, decision: Decision): Second[] {
  const last = seconds.at(-1)?.at ?? at - 1;
  const missing = Array.from({ length: Math.min(MOST_SECONDS, Math.max(0, at - last)) }, (_, nth) => ({
    at: at - nth,
    counts: none,
  }));
  const all = [...seconds, ...missing.toReversed()];
  return all
    .map((second) =>
      second.at === at ? { at, counts: { ...second.counts, [decision]: second.counts[decision] + 1 } } : second,
    )
    .slice(-MOST_SECONDS);
}

/** All the seconds together. */
export function totalsOf(seconds: readonly Second[]): Record<Decision, number> {
  const totals = { ...none };
  for (const { counts } of seconds) for (const each of decisions) totals[each] += counts[each];
  return totals;
}

/** How many of so many requests a second a rule keeps, in the long run. */
export function expectedOf({ rate, quota }: KnownRule, perSecond: number): number {
  const reserved = Math.min(perSecond, quota ?? 1);
  return reserved + rate * (perSecond - reserved);
}
