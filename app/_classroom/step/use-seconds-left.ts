'use client';
import { useEffect, useState } from 'react';

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** Whole seconds until a time in Unix milliseconds, counted down; null where there is none. */
export function useSecondsLeft(until: number | null): number | null {
  const [left, setLeft] = useState<{ until: number; seconds: number } | null>(null);
  useEffect(() => {
    if (until === null) return undefined;
    const tick = (): void => setLeft({ until, seconds: secondsTo(until) });
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left !== null && left.until === until ? left.seconds : null;
}
