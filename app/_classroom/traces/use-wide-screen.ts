import { useSyncExternalStore } from 'react';

/** Two views beside each other, each wide enough for a timeline. */
const WIDE = '(min-width: 87.5rem)';

function follow(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether four views have room, two by two; on the server they have not. */
export const useWideScreen = (): boolean =>
  useSyncExternalStore(
    follow,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
