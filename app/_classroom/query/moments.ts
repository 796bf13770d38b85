import { bucketWidth } from './result-words.ts';

const DAY_MS = 86_400_000;

const digits = (ms: number, fine: boolean): string => {
  const date = new Date(ms);
  const clock = date.toLocaleTimeString('en-GB');
  return fine ? `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}` : clock;
};

/** A moment by the reader's clock; with its milliseconds and its day, where these are needed. */
export function momentText(ms: number, { fine = false, dated = false } = {}): string {
  const day = new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return dated ? `${day}, ${digits(ms, fine)}` : digits(ms, fine);
}

/** How the moments of a chart are written: as precisely as its buckets tell them apart, and with the day where it has several. */
export function clockOf(buckets: readonly number[]): (ms: number) => string {
  const width = bucketWidth(buckets);
  const told = { fine: width > 0 && width < 1000, dated: (buckets.at(-1) ?? 0) - (buckets[0] ?? 0) >= DAY_MS };
  return (ms) => momentText(ms, told);
}

/** The days and units that offsets are told in, in seconds; the largest first. */
const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A length of time in the largest unit that it is whole in: `1 hour`, `30 minutes`. */
export function offsetText(seconds: number): string {
  const [word, size] = units.find(([, each]) => seconds % each === 0) ?? ['second', 1];
  const count = seconds / size;
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
