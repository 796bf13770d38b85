import type { FeedEvent } from './feed-event.ts';

const encoder = new TextEncoder();

/** One event in the form of server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export function encodeEvent(event: FeedEvent, id?: number): Uint8Array {
  const { type, ...data } = event;
  // JSON never holds a raw line break, so one `data:` line is always enough.
  return encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** A comment line: keeps proxies and sleepy networks from closing an idle stream. */
export const keepAlive: Uint8Array = encoder.encode(': still here\n\n');

/** The reader's `Last-Event-ID` as a sequence number; null where there is none or it is not ours. */
export function parseLastEventId(text: string | null): number | null {
  if (text === null || !/^\d{1,15}$/.test(text)) return null;
  return Number(text);
}
