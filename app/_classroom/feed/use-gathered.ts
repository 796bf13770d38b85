'use client';
import { useEffect, useState } from 'react';

/** How long to gather news before asking again: a busy feed must not become a busy store. */
const GATHER_MS = 400;

/** News that were heard, and how many of them it was asked for. */
interface News {
  heard: number;
  told: number;
}

interface Gathered {
  /** Grows whenever it is time to ask again. */
  version: number;
  /** There is news. */
  hear: () => void;
  /** It is time at once. */
  hurry: () => void;
}

const allTold = ({ heard }: News): News => ({ heard, told: heard });
const oneMore = ({ heard, told }: News): News => ({ heard: heard + 1, told });

/**
 * Tells when to ask again, a few times a second at most. The wait runs from the first news that was not asked for, and
 * no later one begins it anew: a steady stream would put it off for as long as it flows.
 * @param gatherMs how long; more where asking again costs more
 */
export function useGathered(paused = false, gatherMs = GATHER_MS): Gathered {
  const [{ heard, told }, setNews] = useState<News>({ heard: 0, told: 0 });
  const due = heard !== told && !paused;
  useEffect(() => {
    if (!due) return undefined;
    const timer = setTimeout(() => setNews(allTold), gatherMs);
    return () => clearTimeout(timer);
  }, [due, gatherMs]);
  return {
    version: told,
    hear: () => setNews(oneMore),
    hurry: () => setNews((before) => allTold(oneMore(before))),
  };
}
