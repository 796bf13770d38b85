import { setTimeout } from 'node:timers/promises';
import type { FeedEvent } from '../../feed/feed-event.ts';

export interface FeedMessage {
  id: string | null;
  event: FeedEvent;
}

/** One block of server-sent events; null for a comment, or for an event of another version that is no JSON. */
function messageIn(block: string): FeedMessage | null {
  let [type, data, id]: [string, string, string | null] = ['', '', null];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') type = value;
    else if (field === 'data') data += value;
    else if (field === 'id') id = value;
  }
  if (type === '' || data === '') return null;
  try {
    return { id, event: { type, ...(JSON.parse(data) as object) } as FeedEvent };
  } catch {
    return null;
  }
}

/** A block beyond this many characters is no event of ours. */
const LONGEST = 64 * 1024 * 1024;

/** The events of one stream, until it ends or breaks. */
export async function* messagesOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<FeedMessage> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const message = messageIn(text.slice(0, end));
      text = text.slice(end + 2);
      if (message !== null) yield message;
    }
    if (text.length > LONGEST) return;
  }
}

export interface Following {
  url: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  onMessage: (event: FeedEvent) => void;
  /** The stream is gone, and is asked for again after a moment. */
  onLost: () => void;
}

const RETRY_MS = 1000;

/** Follows the feed until the signal says that it is enough; resumes after the last event where the stream broke. */
export async function follow({ url, headers, signal, onMessage, onLost }: Following): Promise<void> {
  let last: string | null = null;
  while (!signal.aborted) {
    try {
      const resume: Record<string, string> = last === null ? {} : { 'last-event-id': last };
      const response = await fetch(url, { headers: { ...headers, ...resume }, signal });
      for await (const { id, event } of messagesOf(response.ok ? (response.body ?? []) : [])) {
        last = id ?? last;
        onMessage(event);
      }
    } catch {
      // Broken off, or never begun: both are told below and tried again.
    }
    if (signal.aborted) return;
    onLost();
    await setTimeout(RETRY_MS, null, { signal }).catch(() => null);
  }
}
