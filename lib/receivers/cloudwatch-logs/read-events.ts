import type { SignalFilter } from '../../telemetry/signal-query.ts';
import type { Desk } from '../desk.ts';
import type { EventCursor, StoredLog } from './event-cursor.ts';
import { messageOf } from './lines/message-of.ts';

/** A log event as it is read back. */
export interface ReadEvent {
  stored: StoredLog;
  message: string;
}

/** How many events are asked of the store at once: few at first, since most readers want no more. */
const FIRST_PAGE = 50;
const LARGEST_PAGE = 5000;
/** What one page holds, in bytes. */
const PAGE_BYTES = 4 * 1024 * 1024;

export type EventFilter = Pick<SignalFilter, 'place' | 'streams' | 'from' | 'to'>;

export interface Walk {
  order: 'oldest' | 'newest';
  beyond?: EventCursor;
}

/**
 * Walks log events one by one, in pages from the store: events may be a megabyte each, so that no more than a page of
 * them is in memory.
 */
export async function* walkEvents(desk: Desk, filter: EventFilter, { order, beyond }: Walk): AsyncGenerator<ReadEvent> {
  let cursor = beyond ?? null;
  let limit = FIRST_PAGE;
  do {
    const asked = { ...filter, signal: 'log', order, limit, mostBytes: PAGE_BYTES } as const;
    const { signals, more } = await desk.signals({ ...asked, ...(cursor && { beyond: cursor }) });
    for (const stored of signals) if (stored.signal === 'log') yield { stored, message: messageOf(stored.log) };
    cursor = more;
    limit = LARGEST_PAGE;
  } while (cursor !== null);
}

/** What one answer may hold: 10,000 events, or as many as fit into a megabyte. */
export const answerLimits = { events: 10_000, bytes: 1_048_576 } as const;

/** Collects events while an answer has room for them; the first is always taken. */
export class AnswerRoom<T> {
  readonly events: T[] = [];
  #bytes = 0;

  constructor(private readonly most: number = answerLimits.events) {}

  /** False where there is no room for this one, or none is left after it. */
  fits(message: string): boolean {
    if (this.events.length >= this.most) return false;
    this.#bytes += Buffer.byteLength(message) + 26;
    return this.events.length === 0 || this.#bytes <= answerLimits.bytes;
  }

  get isFull(): boolean {
    return this.events.length >= this.most;
  }
}
