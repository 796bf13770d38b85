'use client';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { rowsInSight, scrollFor } from '@/lib/waterfall/window.ts';
import type { RowRange, View } from '@/lib/waterfall/window.ts';

const WIDE_ROW = 30;
const NARROW_ROW = 48;
/** Below this width the bars go under the names. */
const NARROW = 600;
/** The column heads stay above the rows as they scroll. */
export const HEADS_HEIGHT = 30;

export interface RowWindow {
  range: RowRange;
  rowHeight: number;
  narrow: boolean;
  scrollTo: (index: number) => void;
}

type Size = Pick<View, 'height'> & { narrow: boolean };

/** What the server draws for, before any size is known. */
const unmeasured: Size = { height: 480, narrow: false };

/** Which rows to draw, as the list is scrolled and resized. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [size, setSize] = useState(unmeasured);
  const [scrollTop, setScrollTop] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => setSize({ height: element.clientHeight, narrow: element.clientWidth < NARROW });
    const observer = new ResizeObserver(measure);
    // React draws again only when this state changes, so it moves in steps of a few rows.
    const scrolled = (): void => setScrollTop(Math.floor(element.scrollTop / 240) * 240);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller]);

  const rowHeight = size.narrow ? NARROW_ROW : WIDE_ROW;
  return {
    range: rowsInSight({ scrollTop, height: size.height }, rowHeight, count),
    rowHeight,
    narrow: size.narrow,
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      const view = { scrollTop: element.scrollTop, height: element.clientHeight - HEADS_HEIGHT };
      element.scrollTo({ top: scrollFor(view, rowHeight, index) });
    },
  };
}
