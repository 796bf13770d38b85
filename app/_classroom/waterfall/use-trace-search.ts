'use client';
import { useEffect, useState } from 'react';
import { spanMatcher } from '@/lib/waterfall/trace-search.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';

/** What a search in a trace has found so far. */
export interface TraceHits {
  hits: readonly Branch[];
  /** The same, to be asked whether a branch is among them. */
  isHit: ReadonlySet<Branch>;
  /** How many spans were looked through. */
  looked: number;
}

/** Milliseconds that a search may keep the page busy at a time, and between two tellings of what it found. */
const SLICE = 10;
const TELL_EVERY = 150;

const nothing: TraceHits = { hits: [], isHit: new Set(), looked: 0 };

/** Looks through the spans in slices, so that one can type and scroll meanwhile. @param order the spans, row by row */
export function useTraceSearch(order: readonly Branch[], wanted: string): TraceHits {
  const [found, setFound] = useState(nothing);
  const isBlank = wanted.trim() === '';
  useEffect(() => (isBlank ? undefined : lookThrough(order, wanted, setFound)), [order, wanted, isBlank]);
  return isBlank ? nothing : found;
}

/** Begins to look, until the returned function is called. */
function lookThrough(order: readonly Branch[], wanted: string, tell: (found: TraceHits) => void): () => void {
  const matches = spanMatcher(wanted);
  const hits: Branch[] = [];
  let looked = 0;
  let told = performance.now();
  const look = (): void => {
    const until = performance.now() + SLICE;
    for (; looked < order.length && performance.now() < until; looked += 1) {
      const branch = order[looked] as Branch;
      if (matches(branch.span)) hits.push(branch);
    }
    const isDone = looked === order.length;
    if (isDone || performance.now() > told + TELL_EVERY) {
      told = performance.now();
      tell({ hits: [...hits], isHit: new Set(hits), looked });
    }
    if (!isDone) timer = setTimeout(look);
  };
  let timer = setTimeout(look);
  return () => clearTimeout(timer);
}
