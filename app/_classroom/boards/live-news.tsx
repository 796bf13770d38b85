'use client';
import { useEffect, useEffectEvent } from 'react';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';

/** A board asks many questions at once: so often, and no more. */
const PACE_MS = 2000;

/** Tells when something has arrived, now and then. A part of its own, so that the board is not drawn with each piece of news. */
export function LiveNews({ onNews }: { onNews: () => void }) {
  const { version, hear } = useGathered(false, PACE_MS);
  useFeed(({ type }) => {
    if (type === 'spans' || type === 'gap') hear();
  });
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    if (version > 0) tell();
  }, [version]);
  return null;
}
