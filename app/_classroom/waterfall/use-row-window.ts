'use client';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { rowsInSight, scrollFor } from '@/lib/waterfall/window.ts';
import type { RowRange, View } from '@/lib/waterfall/window.ts';

const WIDE_ROW = 30;
const NARROW_ROW = 48;
/** On a phone the columns are a line of their own. */
const FIELDS_LINE = 18;
/** Below this width the bars go under the names. */
const NARROW = 600;
/** The column heads stay above the rows as they scroll. */
export const HEADS_HEIGHT = 30;

export interface RowWindow {
  range: RowRange;
  rowHeight: number;
  narrow: boolean;
  /** Until its size is known, nothing can be scrolled to. */
  isMeasured: boolean;
  /** Brings a row into sight, in the middle where it was far away. */
  scrollTo: (index: number) => void;
  /** Scrolls by so much and draws what is there then at once, before anything is painted. */
  scrollBy: (pixels: number) => void;
}

type Size = Pick<View, 'height'> & { narrow: boolean; isMeasured: boolean };

/** What the server draws for, before any size is known. */
const unmeasured: Size = { height: 480, narrow: false, isMeasured: false };

/** Which rows to draw, as the list is scrolled and resized. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, hasFields = false): RowWindow {
  const [size, setSize] = useState(unmeasured);
  const [scrollTop, setScrollTop] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void =>
      setSize({ height: element.clientHeight, narrow: element.clientWidth < NARROW, isMeasured: true });
    const observer = new ResizeObserver(measure);
    // React draws again only when this state changes, so it moves in steps of a few rows.
    const scrolled = (): void => setScrollTop(inSteps(element.scrollTop));
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller]);

  const rowHeight = size.narrow ? NARROW_ROW + (hasFields ? FIELDS_LINE : 0) : WIDE_ROW;
  return {
    range: rowsInSight({ scrollTop, height: size.height }, rowHeight, count),
    rowHeight,
    narrow: size.narrow,
    isMeasured: size.isMeasured,
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      const view = { scrollTop: element.scrollTop, height: element.clientHeight - HEADS_HEIGHT };
      element.scrollTo({ top: scrollFor(view, rowHeight, index) });
      setScrollTop(inSteps(element.scrollTop));
    },
    scrollBy: (pixels) => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollBy({ top: pixels, behavior: 'instant' });
      setScrollTop(inSteps(element.scrollTop));
    },
  };
}

const inSteps = (scrollTop: number): number => Math.floor(scrollTop / 240) * 240;
