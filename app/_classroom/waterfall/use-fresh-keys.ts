'use client';
import { useEffect, useRef, useState } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';

/** How long a row counts as new, in milliseconds: as long as its highlight takes to fade. */
const FRESH_FOR = 800;
/** A delivery larger than this is shown and not highlighted row by row. */
const MOST_FRESH = 200;

const none: ReadonlySet<string> = new Set();

/** The keys of the spans that came while the reader was looking; those that were there from the start are not news. */
export function useFreshKeys(spans: readonly StoredSpan[]): ReadonlySet<string> {
  const known = useRef<Set<string>>(null);
  const [fresh, setFresh] = useState(none);
  useEffect(() => {
    const keys = spans.map(branchKey);
    const before = known.current;
    known.current = new Set(keys);
    if (before === null) return undefined;
    const arrived = keys.filter((key) => !before.has(key));
    if (arrived.length === 0 || arrived.length > MOST_FRESH) return undefined;
    setFresh(new Set(arrived));
    const timer = setTimeout(() => setFresh(none), FRESH_FOR);
    return () => clearTimeout(timer);
  }, [spans]);
  return fresh;
}
