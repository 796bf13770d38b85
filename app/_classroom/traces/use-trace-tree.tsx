import { useMemo } from 'react';
import { joinRows } from '@/lib/projection/xray/trace/segment-rows.ts';
import { growTree, type Tree } from '@/lib/waterfall/tree.ts';
import { withMaskedNames } from '../secrets/masked-names.ts';
import type { TraceContent } from './trace-content.ts';

type Told = Pick<TraceContent, 'spans' | 'signals' | 'syntheticRoots'>;

/** The tree that the waterfall grows, of spans and segments alike, for the other drawings of the same trace; names without secrets. */
export function useTraceTree({ spans, signals, syntheticRoots }: Told): Tree {
  const roots = syntheticRoots.join();
  return useMemo(
    () => growTree(joinRows(spans, signals).spans.map(withMaskedNames), { syntheticRoots: roots.split(',') }),
    [spans, signals, roots],
  );
}
