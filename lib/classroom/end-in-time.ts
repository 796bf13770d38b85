import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeedHub } from '../feed/hub.ts';
import { beforeEnding } from '../tracing/before-ending.ts';

/** Until a stream that was closed here has ended at its reader; a server closes at once only connections that rest. */
const STREAMS_END_MS = 100;
/** How long the server may wait for what is still being answered. A connection that asks for nothing never ends. */
const LAST_ANSWERS_MS = 3000;

/**
 * Has the process end soon after it is told to, though pages be open: the server waits for its connections, and a page
 * holds a stream open for as long as it is shown. What was taken is on the disk by then.
 */
export function endInTime(feed: Pick<FeedHub, 'close'>): void {
  beforeEnding(async (signal) => {
    feed.close();
    await wait(STREAMS_END_MS);
    setTimeout(() => process.exit(128 + constants.signals[signal]), LAST_ANSWERS_MS).unref();
  });
}
