'use client';
import { useSyncExternalStore } from 'react';

const nothingChanges = (): (() => void) => () => {};

/** Whether the page is React's by now. What is chosen in a field before that is seen by nobody, and lost. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
