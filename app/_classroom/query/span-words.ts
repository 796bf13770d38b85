import { durationWords } from '@/lib/query/duration-words.ts';
import { compareOffsets } from '@/lib/query/ops.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { secondsOf } from './time-choices.ts';

interface Choice {
  value: string;
  words: string;
}

/** The earlier times that a query can be compared with: none that would overlap with its own. */
export function compareChoices(spec: QuerySpecInput): Choice[] {
  const own = spec.compare_time_offset_seconds;
  const offsets = compareOffsets.filter((offset) => offset >= secondsOf(spec) || offset === own);
  return [
    { value: '', words: 'nothing earlier' },
    ...offsets.map((offset) => ({ value: String(offset), words: `${durationWords(offset)} earlier` })),
  ];
}

/** Widths of a bucket that a reader can name, in seconds. */
const widths = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 1800, 3600, 21_600, 86_400] as const;

/** The granularities that suit a query's range: from a thousandth of it to all of it. */
export function granularityChoices(spec: QuerySpecInput): Choice[] {
  const seconds = secondsOf(spec);
  const suiting = widths.filter((width) => width >= seconds / 1000 && width <= seconds);
  const own = spec.granularity;
  const offered =
    own === undefined || own === 0 || suiting.some((width) => width === own) ? suiting : [own, ...suiting];
  return [
    { value: '', words: 'chosen for you' },
    ...offered.map((width) => ({ value: String(width), words: durationWords(width) })),
  ];
}
