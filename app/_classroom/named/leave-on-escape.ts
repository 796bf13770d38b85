import type { KeyboardEvent } from 'react';

/** Escape, anywhere in a form, gives the form up, and nothing around it. */
export const leaveOnEscape = (leave: () => void) => ({
  onKeyDown: (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  },
});
