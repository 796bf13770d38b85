const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** So many of one unit a person still grasps; beyond, larger ones help. */
const MOST_OF_ONE = 119;

const times = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** So many seconds as a person says them: `4 hours`, `90 minutes`, `1 hour 1 minute 1 second`, `0.5 seconds`. */
export function durationWords(seconds: number): string {
  const [unit, size] = units.find(([, one]) => seconds >= one && seconds % one === 0) ?? ['second', 1];
  if (seconds / size <= MOST_OF_ONE) return times(seconds / size, unit);
  let rest = seconds;
  const parts = units.flatMap(([name, one]) => {
    // Only seconds have fractions.
    const count = one === 1 ? Math.round(rest * 1000) / 1000 : Math.floor(rest / one);
    rest -= count * one;
    return count === 0 ? [] : [times(count, name)];
  });
  return parts.join(' ');
}
