'use client';
import { useEffect, useRef } from 'react';

/** What a tab's heading is found by. */
export const TAB_HEADING = 'data-answer-heading';

/**
 * Whoever opened a tab from within another one finds themselves at its heading, since what they pressed is gone with
 * that; who chose it among the tabs, or came by an address, is where they are.
 */
export function useFocusOnOpening(tab: string): void {
  const before = useRef(tab);
  useEffect(() => {
    if (before.current === tab) return;
    before.current = tab;
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body) return;
    document.querySelector<HTMLElement>(`[${TAB_HEADING}]`)?.focus();
  }, [tab]);
}
