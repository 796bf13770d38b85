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
  const known = useRef<readonly StoredSpan[]>(null);
  const [fresh, setFresh] = useState(none);
  useEffect(() => {
    const before = known.current;
    known.current = spans;
    if (before === null) return undefined;
    const arrived = arrivedSince(before, spans);
    if (arrived.length === 0 || arrived.length > MOST_FRESH) return undefined;
    setFresh(new Set(arrived));
    const timer = setTimeout(() => setFresh(none), FRESH_FOR);
    return () => clearTimeout(timer);
  }, [spans]);
  return fresh;
}

/** The keys of what is new. What arrives is added at the end, so a list that goes on as it was is not gone through. */
function arrivedSince(before: readonly StoredSpan[], spans: readonly StoredSpan[]): string[] {
  const last = before.length - 1;
  if (before[0] === spans[0] && before[last] === spans[last]) return spans.slice(before.length).map(branchKey);
  const known = new Set(before.map(branchKey));
  return spans.map(branchKey).filter((key) => !known.has(key));
}
