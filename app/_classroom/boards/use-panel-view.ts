'use client';
import { useState } from 'react';
import type { ResultView } from '../query/result-view.ts';
import type { Looking } from '../query/use-result-view.ts';

const plain: ResultView = {
  tab: 'results',
  region: null,
  group: null,
  bubbleUp: false,
  scale: null,
  order: null,
  columns: null,
};

/**
 * How a panel's charts are looked at. A region and a scale are the panel's own, for as long as it is on the screen; its
 * traces, its rows and what sets it apart are looked at in Explore.
 */
export function usePanelView(onLeave: (view: ResultView) => void): Looking {
  const [view, setView] = useState(plain);
  const look = (change: Partial<ResultView>): void => {
    const next = { ...view, ...change };
    if (next.tab !== 'results' || next.bubbleUp) onLeave(next);
    else setView(next);
  };
  return { view, look };
}
