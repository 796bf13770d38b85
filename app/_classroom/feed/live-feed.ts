import { feedEventTypes, type FeedEvent } from '@/lib/feed/feed-event.ts';
import { whosePage } from '../session/whose-page.ts';
import { ask } from './ask.ts';
import { RecentEvents } from './recent-events.ts';

/** What tabs tell each other: an event of the feed with its id, or the state of the connection. */
type Relay = { kind: 'event'; event: FeedEvent; id: number } | { kind: 'state'; state: FeedState };

/** `unused` until a page first listens. */
export type FeedState = 'unused' | 'connecting' | 'open' | 'lost';

const NAME = 'spanwalk-feed';
/** How long until a stream that was refused is asked for again, as long as a browser waits on a lost line. */
const RETRY_MS = 3000;

/**
 * One stream of server-sent events for the whole browser: HTTP/1.1 gives an origin six connections, and a tab that
 * kept one open would starve the seventh. The tab that holds the lock reads the stream and relays it to the others;
 * when it closes, the next one takes over where it stood.
 */
class LiveFeed {
  readonly #listeners = new Set<(event: FeedEvent) => void>();
  /** Whose page this is. Tabs of another student, signed in since or before, share neither lock nor channel with it. */
  readonly #workspace = whosePage();
  readonly #name = this.#workspace === '' ? NAME : `${NAME}-${this.#workspace}`;
  readonly #channel = new BroadcastChannel(this.#name);
  /** Whether the others hear this tab. */
  #leads = false;
  #lastId: number | null = null;
  #state: FeedState = 'connecting';
  readonly #recent = new RecentEvents();

  constructor() {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Relay>) => this.#take(data));
    // Outside localhost and https a page has no locks; there every tab reads a stream of its own.
    const { locks } = navigator as { locks?: LockManager };
    if (locks === undefined) this.#connect();
    else void locks.request(this.#name, () => this.#lead());
  }

  /** Hears every event from now on, until the returned function is called. */
  listen(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The telemetry of the last seconds, oldest first, for who learns only now that it is theirs. */
  recent(): FeedEvent[] {
    return this.#recent.upTo(performance.now());
  }

  get state(): FeedState {
    return this.#state;
  }

  /** Never resolves: the lock is held for as long as the tab lives. */
  #lead(): Promise<never> {
    this.#leads = true;
    this.#connect();
    return new Promise(() => {});
  }

  #connect(): void {
    const source = new EventSource(this.#address());
    for (const type of feedEventTypes) {
      source.addEventListener(type, ({ data, lastEventId }: MessageEvent<string>) => {
        const event = { type, ...(JSON.parse(data) as object) } as FeedEvent;
        // A stream without a past brings nothing from before its start, and the pages may have asked before that.
        const blind = type === 'hello' && this.#lastId === null;
        this.#relay({ kind: 'event', event: blind ? { type: 'gap', missed: 0 } : event, id: Number(lastEventId) });
      });
    }
    source.addEventListener('open', () => this.#relay({ kind: 'state', state: 'open' }));
    source.addEventListener('error', () => {
      this.#relay({ kind: 'state', state: 'lost' });
      // A lost line is mended by the browser itself; a stream that was answered with an error is given up by it.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(() => this.#connect(), RETRY_MS);
      // Where that was because the session ended, asking anything leads to the sign-in page.
      if (this.#workspace !== '') void ask('/classroom/progress');
    });
  }

  #address(): string {
    const wanted = new URLSearchParams();
    if (this.#workspace !== '') wanted.set('as', this.#workspace);
    if (this.#lastId !== null) wanted.set('after', String(this.#lastId));
    return wanted.size === 0 ? '/classroom/feed' : `/classroom/feed?${wanted.toString()}`;
  }

  #relay(message: Relay): void {
    if (this.#leads) this.#channel.postMessage(message);
    this.#take(message);
  }

  #take(message: Relay): void {
    if (message.kind === 'state') {
      // Streams end when somebody signs in or out; a page must not go on as the one that it no longer is.
      if (message.state === 'lost' && whosePage() !== this.#workspace) location.reload();
      this.#state = message.state;
      for (const watcher of watchers) watcher();
      return;
    }
    if (message.id > 0) this.#lastId = message.id;
    this.#recent.add(message.event, performance.now());
    for (const listener of this.#listeners) listener(message.event);
  }
}

let feed: LiveFeed | undefined;
const watchers = new Set<() => void>();

/** This tab's end of the feed, opened on first use. In a browser only. */
export const liveFeed = (): LiveFeed => (feed ??= new LiveFeed());

/** How the feed stands, without opening it: a page that shows nothing live needs none. */
export const feedState = (): FeedState => feed?.state ?? 'unused';

/** Calls back whenever the feed's state changes, until the returned function is called. */
export function watchFeedState(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
