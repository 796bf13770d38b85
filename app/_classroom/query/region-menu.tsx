import type { Ref } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { Region } from '@/lib/query/region.ts';
import type { Answered } from '../origin/origin-href.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import { regionText } from './region-words.ts';
import { SelectionMenu } from './selection-menu.tsx';

/** What can be done with a region of a heatmap. */
export interface RegionActions {
  /** What the region is of. */
  answer: Answered;
  onTraces: (region: Region) => void;
  onRows: (region: Region) => void;
  onZoom: (region: Region) => void;
  /** Null where the query's conditions leave no way to add one. */
  onFilter: ((region: Region) => void) | null;
  onBubbleUp: (region: Region) => void;
  /** A region was chosen, or another one instead of it. */
  onChosen: (region: Region) => void;
  onClear: () => void;
}

interface RegionMenuProps {
  region: Region;
  /** How many rows it holds, in words. */
  weight: string;
  actions: RegionActions;
  onClear: () => void;
  ref: Ref<HTMLFieldSetElement>;
}

export function RegionMenu({ region, weight, actions, onClear, ref }: RegionMenuProps) {
  const { answer, onTraces, onRows, onZoom, onFilter, onBubbleUp } = actions;
  return (
    <SelectionMenu ref={ref} label="The chosen region" words={`${regionText(region)}: ${weight}`} onClear={onClear}>
      <Button size="small" onClick={() => onTraces(region)}>
        Traces of this region
      </Button>
      <Button size="small" onClick={() => onBubbleUp(region)}>
        BubbleUp
      </Button>
      <Button size="small" onClick={() => onZoom(region)}>
        Zoom to its time
      </Button>
      <Button
        size="small"
        disabled={onFilter === null}
        title={onFilter === null ? 'The WHERE joins its conditions by OR: one more would let in more rows, not fewer.' : undefined}
        onClick={() => onFilter?.(region)}
      >
        Filter to it
      </Button>
      <Button size="small" onClick={() => onRows(region)}>
        Its rows
      </Button>
      <OriginLink answer={answer} part={{ region }} of="the region" />
    </SelectionMenu>
  );
} // prettier-ignore
