import { useCallback, useSyncExternalStore } from 'react';

/** Two views beside each other, each wide enough for a timeline. */
const WIDE = '(min-width: 87.5rem)';
/** A phone, or half of a small screen. */
const NARROW = '(max-width: 48rem)';

/** Whether the window is as a query says; on the server it is not. */
function useMedia(query: string): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Whether four views have room, two by two; on the server they have not. */
export const useWideScreen = (): boolean => useMedia(WIDE);

/** Whether what goes from left to right had better go from top to bottom. */
export const useNarrowScreen = (): boolean => useMedia(NARROW);

const never = () => () => {};

/** Whether the window's width is known: what a server drew may have to be drawn anew once it is. */
export const useKnowsScreen = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
