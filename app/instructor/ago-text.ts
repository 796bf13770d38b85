const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something was, in one unit. @param at @param now Unix milliseconds */
export function agoText(at: number, now: number = Date.now()): string {
  const [unit, ms] = units.find(([, length]) => now - at >= length) ?? [undefined, 1];
  if (unit === undefined) return 'just now';
  const count = Math.floor((now - at) / ms);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
