'use client';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { Arrival, DoorName } from '@/lib/telemetry/arrival.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { mayHaveMissedWords, useFeed } from '../feed/use-feed.ts';
import { announcement, type Ours } from './arrival-words.ts';
import { MOST_LISTED, withArrivals } from './recent-arrivals.ts';

/** A door as the classroom tells of it. */
export interface DoorLine {
  door: DoorName;
  name: string;
  url: string | null;
  problem: Problem | null;
}

interface ArrivalsAnswer {
  arrivals: Arrival[];
  ours: Ours;
}

export interface RecentArrivals {
  /** The newest first. */
  arrivals: Arrival[];
  ours: Ours;
  problems: Problem[];
  /** False until the first answer came. */
  loaded: boolean;
  /** What came of late, for a screen reader. */
  news: string;
}

/** News are gathered this long: a flood of requests must not become a flood of drawings. */
const GATHER_MS = 200;
/** A screen reader that is interrupted all the time says nothing. */
const SAY_MS = 3000;

const nobody: Ours = { services: [], environment: '' };
const none: RecentArrivals = { arrivals: [], ours: nobody, problems: [], loaded: false, news: '' };

/** The requests that reached any door: those that are remembered, and every one that comes while the page is open. */
export function useArrivals(): RecentArrivals {
  const [recent, setRecent] = useState(none);
  const [asked, setAsked] = useState(0);
  const waiting = useRef<Arrival[]>([]);
  const unsaid = useRef<Arrival[]>([]);
  const request = `/classroom/arrivals?limit=${MOST_LISTED}&read=${asked}`;

  useEffect(() => {
    let current = true;
    void ask<ArrivalsAnswer>(request).then((answer) => {
      if (!current) return;
      setRecent((before) => {
        if (!answer.ok) return { ...before, problems: answer.problems, loaded: true };
        const { arrivals, ours } = answer.body;
        // What came by the feed while this was on its way is newer; after a restart nothing of before is.
        return { ...none, ours, arrivals: withArrivals(arrivals, waiting.current), loaded: true };
      });
    });
    return () => {
      current = false;
    };
  }, [request]);

  useFeed((event) => {
    if (mayHaveMissedWords(event)) setAsked((count) => count + 1);
    if (event.type !== 'arrival') return;
    waiting.current.push(event.arrival);
    unsaid.current.push(event.arrival);
  });
  useGathered(waiting, GATHER_MS, (fresh) =>
    setRecent((before) => ({ ...before, arrivals: withArrivals(before.arrivals, fresh) })),
  );
  useGathered(unsaid, SAY_MS, (fresh) => setRecent((before) => ({ ...before, news: announcement(fresh) })));
  return recent;
}

/** Looks every so often for what was gathered meanwhile, and takes it. */
function useGathered(gathered: RefObject<Arrival[]>, everyMs: number, take: (fresh: Arrival[]) => void): void {
  const onFresh = useEffectEvent(take);
  useEffect(() => {
    const looking = setInterval(() => {
      if (gathered.current.length === 0) return;
      const fresh = gathered.current;
      gathered.current = [];
      onFresh(fresh);
    }, everyMs);
    return () => clearInterval(looking);
  }, [gathered, everyMs]);
}
