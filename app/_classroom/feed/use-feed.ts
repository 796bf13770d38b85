'use client';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { FeedEvent } from '@/lib/feed/feed-event.ts';
import { feedState, liveFeed, watchFeedState, type FeedState } from './live-feed.ts';

/** Calls back with every event of the live feed while the component is shown. */
export function useFeed(onEvent: (event: FeedEvent) => void): void {
  const hear = useEffectEvent(onEvent);
  useEffect(() => liveFeed().listen((event) => hear(event)), []);
}

/**
 * As `useFeed`, for telemetry that belongs to `key`. Whenever that is another, what came in the last seconds is heard
 * once more: a fast answer's spans arrive before a busy page has drawn that it waits for them.
 */
export function useFeedOf(key: string, onEvent: (event: FeedEvent) => void): void {
  const hear = useEffectEvent(onEvent);
  useFeed(onEvent);
  useEffect(() => {
    if (key === '') return;
    for (const event of liveFeed().recent()) hear(event);
  }, [key]);
}

/**
 * Whether reports and news of progress may have been missed. A stream that resumes repeats the spans that fell while it
 * was down, and nothing else.
 */
export const mayHaveMissedWords = ({ type }: FeedEvent): boolean => type === 'hello' || type === 'gap';

/** How the feed stands, wherever on the page it is used. */
export const useFeedState = (): FeedState => useSyncExternalStore(watchFeedState, feedState, () => 'unused');
