'use client';
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** So much of the window above the details is enough to see that something opened there. */
const IN_SIGHT = 0.6;

/**
 * Where the details stand below the rows, what was chosen with a tap or a key comes into sight; moving along the rows
 * leaves the page where it is. @param panes the rows, and the details as its last child
 */
export function useDetailsInSight(panes: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panes.current;
    if (element === null) return undefined;
    const chosen = (event: Event): void => {
      // Once what was chosen is drawn.
      if (isChoice(event)) requestAnimationFrame(() => bringDetails(element));
    };
    element.addEventListener('click', chosen);
    element.addEventListener('keydown', chosen);
    return () => {
      element.removeEventListener('click', chosen);
      element.removeEventListener('keydown', chosen);
    };
  }, [panes]);
}

/** Something was opened in the rows, and nothing was folded. */
function isChoice(event: Event): boolean {
  const target = event.target as Element;
  if (event.type === 'keydown' && !['Enter', ' '].includes((event as KeyboardEvent).key)) return false;
  return target.closest('[data-row], [data-mark]') !== null && target.closest('[data-fold]') === null;
}

function bringDetails(panes: HTMLElement): void {
  const [rows, details] = [panes.firstElementChild, panes.lastElementChild];
  if (!rows || !details) return;
  const { top } = details.getBoundingClientRect();
  const isBelow = top >= rows.getBoundingClientRect().bottom;
  if (isBelow && top > window.innerHeight * IN_SIGHT) details.scrollIntoView({ block: 'start', behavior: glide() });
}

const glide = (): ScrollBehavior =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
