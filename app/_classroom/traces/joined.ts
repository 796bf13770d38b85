import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import type { TraceContent } from './trace-content.ts';

/** Whether a log line or an error was written in the span that is chosen. */
export const isJoined = (spanId: string | null, chosen: string | undefined): boolean =>
  chosen !== undefined && spanId === chosen;

const plural = (count: number, noun: string): string =>
  count === 0 ? `no ${noun}` : `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** Its own id, or that of the span in which it was said. */
function idIn(signal: StoredSignal): string | null {
  if (signal.signal === 'segment') return signal.segment.segmentId;
  return signal.signal === 'log' ? signal.log.spanId : signal.error.spanId;
}

/** What belongs to the chosen span in the other views, in one sentence; null where nothing is chosen. */
export function joinedInWords({ spans, signals, openSpanId }: TraceContent): string | null {
  if (openSpanId === undefined) return null;
  const mine = signals.filter((signal) => idIn(signal) === openSpanId);
  const named = mine.flatMap((each) => (each.signal === 'segment' ? [each.segment.name] : []))[0];
  const name = spans.find(({ spanId }) => spanId === openSpanId)?.name ?? named;
  const count = (kind: StoredSignal['signal']): number => mine.filter(({ signal }) => signal === kind).length;
  const what = `${plural(count('log'), 'log line')} and ${plural(count('error'), 'error report')} name it`;
  return `${name === undefined ? 'What is chosen' : `“${printable(asHidden('', name), 60)}”`}: ${what}.`;
}
