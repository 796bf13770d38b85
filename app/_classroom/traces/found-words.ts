import type { TraceCount } from '@/lib/store/telemetry-store.ts';
import { isPlain, type ListLook } from './list-look.ts';

const number = (count: number): string => count.toLocaleString('en');

/** How many traces there are of what is asked, and which of them are shown: “The newest 100 of 4,211 traces.” */
export function foundWords(asked: ListLook, shown: number, count: TraceCount | null): string {
  if (count === null) return '';
  const { total, older } = count;
  const traces = `${number(total)} ${total === 1 ? 'trace' : 'traces'}`;
  const those = isPlain(asked) ? traces : `${traces} found`;
  if (shown >= total) return total === 1 ? `${those}.` : `${those}, the newest first.`;
  const newer = total - older;
  if (newer === 0) return `The newest ${number(shown)} of ${those}.`;
  return `${number(newer + 1)} to ${number(newer + shown)} of ${those}, the newest first.`;
}
