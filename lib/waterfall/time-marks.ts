import { valueAsText } from '../telemetry/attributes.ts';
import { coordinatesOf, isFailure, type StoredSignal } from '../telemetry/signal.ts';
import { printable } from './printable.ts';
import type { TimeMark } from './row-note.ts';
import { branchKey } from './tree.ts';

const LONGEST_TEXT = 160;

/** Logs and errors as marks, by the time that they name. Segments are rows, and so is what names no trace no mark. */
export function timeMarks(signals: readonly StoredSignal[]): TimeMark[] {
  const marks = signals.flatMap((signal): TimeMark[] => {
    const { traceId, spanId, time } = coordinatesOf(signal, BigInt(Math.trunc(signal.receivedAt)) * 1_000_000n);
    if (traceId === null || signal.signal === 'segment') return [];
    const head = { seq: signal.seq, kind: signal.signal, traceId, spanId, at: time, failed: isFailure(signal) };
    return [{ ...head, ...wordsOf(signal) }];
  });
  return marks.toSorted((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1));
}

function wordsOf(signal: Exclude<StoredSignal, { signal: 'segment' }>): Pick<TimeMark, 'level' | 'text'> {
  if (signal.signal === 'error')
    return { level: signal.error.level, text: printable(signal.error.title, LONGEST_TEXT) };
  const { severityText, body, eventName } = signal.log;
  const text = body === null ? eventName : valueAsText(body);
  return { level: printable(severityText, 20), text: printable(text, LONGEST_TEXT) };
}

/** Marks by the branch key of the span they name, where it is drawn; the others by themselves. */
export function placeMarks(
  marks: readonly TimeMark[],
  isDrawn: (key: string) => boolean,
): { marks: Map<string, TimeMark[]>; loose: TimeMark[] } {
  const placed = new Map<string, TimeMark[]>();
  const loose: TimeMark[] = [];
  for (const mark of marks) {
    const key = mark.spanId === null ? null : branchKey({ traceId: mark.traceId, spanId: mark.spanId });
    const known = key === null ? undefined : placed.get(key);
    if (known !== undefined) known.push(mark);
    else if (key === null || !isDrawn(key)) loose.push(mark);
    else placed.set(key, [mark]);
  }
  return { marks: placed, loose };
}
