'use client';
import { useEffect, useState } from 'react';
import { useFeed } from '../feed/use-feed.ts';

/** How long to gather news before asking again: a busy feed must not become a busy store. */
const GATHER_MS = 400;

interface Wanted {
  /** null for every group. */
  group: string | null;
  stream: string | null;
  paused: boolean;
}

interface News {
  /** Grows whenever it is time to ask again. */
  version: number;
  /** Lines that came while it was paused. */
  waiting: number;
}

/** Tells when new lines have come, a few times a second at most; counts them while it is paused. */
export function useLogNews({ group, stream, paused }: Wanted): News {
  const [heard, setHeard] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const [version, setVersion] = useState(0);

  useEffect(() => {
    if (heard === 0 || paused) return undefined;
    const timer = setTimeout(() => {
      setWaiting(0);
      setVersion((count) => count + 1);
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [heard, paused]);

  useFeed((event) => {
    if (event.type === 'gap') setHeard((count) => count + 1);
    if (event.type !== 'signals') return;
    const news = event.signals.filter(
      (one) =>
        one.signal === 'log' &&
        (group === null || one.log.group === group) &&
        (stream === null || (one.log.stream ?? '') === stream),
    ).length;
    if (news === 0) return;
    if (paused) setWaiting((count) => count + news);
    setHeard((count) => count + 1);
  });
  return { version, waiting };
}
