import type { SignalFilter } from '../../telemetry/signal-query.ts';
import type { Desk } from '../desk.ts';
import { cursorAt, type EventCursor, type StoredLog } from './event-cursor.ts';
import { messageOf } from './lines/message-of.ts';

/** A log event as it is read back. */
export interface ReadEvent {
  stored: StoredLog;
  message: string;
}

/** How many events are asked of the store at once: few while nobody knows how large they are. */
const FIRST_PAGE = 50;
const LARGEST_PAGE = 5000;
/** What one page aims to hold, in characters of messages. */
const PAGE_CHARACTERS = 4_000_000;

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
  let cursor = beyond;
  let limit = FIRST_PAGE;
  for (;;) {
    const page = await desk.signals({
      ...filter,
      signal: 'log',
      order,
      limit,
      ...(cursor === undefined ? {} : { beyond: cursor }),
    });
    let characters = 0;
    for (const signal of page) {
      if (signal.signal !== 'log') continue;
      const message = messageOf(signal.log);
      characters += message.length;
      cursor = cursorAt(signal);
      yield { stored: signal, message };
    }
    if (page.length < limit) return;
    const fitting = Math.floor((PAGE_CHARACTERS * page.length) / Math.max(characters, 1));
    limit = Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, fitting));
  }
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
