'use client';
import { useState } from 'react';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';

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
  const { version, hear } = useGathered(paused);
  const [held, setHeld] = useState({ since: 0, count: 0 });

  useFeed((event) => {
    if (event.type === 'gap') hear();
    if (event.type !== 'signals') return;
    const news = event.signals.filter(
      (one) =>
        one.signal === 'log' &&
        (group === null || one.log.group === group) &&
        (stream === null || (one.log.stream ?? '') === stream),
    ).length;
    if (news === 0) return;
    if (paused) {
      setHeld(({ since, count }) => ({ since: version, count: (since === version ? count : 0) + news }));
    }
    hear();
  });
  return { version, waiting: held.since === version ? held.count : 0 };
}
