/** The logarithms of 0! to n!. */
function logFactorials(n: number): number[] {
  const logs = [0];
  for (let k = 1; k <= n; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log(k));
  return logs;
}

/** The probabilities of 0 to n successes in n trials of probability p, strictly between 0 and 1. */
function masses(n: number, p: number): number[] {
  const logs = logFactorials(n);
  const at = (k: number): number => logs[k] ?? 0;
  return Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(at(n) - at(k) - at(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p)),
  );
}

/**
 * How often something of probability p may happen in n independent trials before it is no longer believable: the exact
 * binomial interval, both ends included, each tail cut where it holds half of what the confidence leaves.
 */
export function binomialInterval(n: number, p: number, confidence: number): { from: number; to: number } {
  if (p <= 0) return { from: 0, to: 0 };
  if (p >= 1) return { from: n, to: n };
  const tail = (1 - confidence) / 2;
  const mass = masses(n, p);
  return { from: quantile(mass, tail), to: quantile(mass, 1 - tail) };
}

/**
 * How probable it is that chance alone leads out of such an interval, from 0 to 1: the odds that a red is wrong. What the
 * interval’s confidence leaves is the most that it may be; whole numbers make it less.
 */
export function chanceOutside(n: number, p: number, { from, to }: { from: number; to: number }): number {
  if (p <= 0 || p >= 1) return 0;
  return masses(n, p).reduce((sum, each, k) => (k < from || k > to ? sum + each : sum), 0);
}

/** The smallest count up to which at least so much of the probability lies. */
function quantile(mass: readonly number[], wanted: number): number {
  let sum = 0;
  for (const [k, each] of mass.entries()) {
    sum += each;
    if (sum >= wanted) return k;
  }
  return mass.length - 1;
}
