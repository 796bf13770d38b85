'use client';
import type { Region } from '@/lib/query/region.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

export interface BubbleUpProps {
  /** The query whose heatmap the region was chosen in. */
  spec: QuerySpecInput;
  region: Region;
  /** From when to when that query was answered, Unix milliseconds; without it, its time is counted from now. */
  window?: { from: number; to: number };
  onClose: () => void;
  /** Another question is asked: narrowed to a value, without it, or grouped by a column. */
  onAsk: (spec: QuerySpecInput) => void;
}

/** What sets the rows of a region apart from the query's other rows. */
export function BubbleUp({ region, onClose }: BubbleUpProps) {
  return (
    <section aria-label="What sets the region apart">
      <h2>What sets this region of {region.column} apart</h2>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
