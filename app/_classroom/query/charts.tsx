'use client';
import { useState } from 'react';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { canBeFiltered, filteredTo, zoomedTo } from '@/lib/query/narrow.ts';
import { BubbleUp } from '../bubble-up/bubble-up.tsx';
import { HeatmapChart } from './heatmap-chart.tsx';
import { NoHeatmap } from './no-numbers.tsx';
import { calculationsOf, type Calculation } from './query-words.ts';
import type { Answer } from './query-results.tsx';
import type { RegionActions } from './region-menu.tsx';
import { bucketWidth } from './result-words.ts';
import type { TimeBrush, TimeLine } from './time-line.ts';
import { TimeSeries } from './time-series.tsx';
import type { Looking } from './use-result-view.ts';
import { useScaledHeatmap } from './use-scaled-heatmap.ts';

interface ChartsProps {
  answer: Answer;
  looking: Looking;
  /** Which of its calculations are drawn; nothing said: all of them. */
  draws?: readonly Calculation[];
  onAsk: (spec: QuerySpecInput) => void;
}

/** The pictures of an answer, in the order in which they were asked for. They share where in time the reader is. */
export function Charts({ answer, looking, draws, onAsk }: ChartsProps) {
  const { spec, result, window } = answer;
  const [cursor, setCursor] = useState<number>();
  const [brush, setBrush] = useState<TimeBrush | null>(null);
  const [brushed, setBrushed] = useState(result);
  // Another answer has other buckets.
  if (brushed !== result) {
    setBrushed(result);
    setBrush(null);
    setCursor(undefined);
  }
  const onZoom = (first: number, last: number): void => {
    const from = result.buckets[first] ?? window.from;
    const to = (result.buckets[last] ?? 0) + bucketWidth(result.buckets);
    // The first and the last bucket may reach beyond the answer's own time.
    onAsk(zoomedTo(spec, Math.max(from, window.from), Math.min(to, window.to)));
  };
  const drawn = inOrder(draws ?? calculationsOf(spec));
  const first = drawn.find(({ op }) => op !== 'HEATMAP');
  const line: TimeLine = { first: first && resultKey(first), cursor, onCursor: setCursor, brush, setBrush, onZoom };
  return drawn.map((calculation) => {
    const key = resultKey(calculation);
    return calculation.op === 'HEATMAP' ? (
      <HeatmapOf key={key} column={calculation.column ?? ''} line={line} {...{ answer, looking, onAsk }} />
    ) : (
      <TimeSeries key={key} answer={answer} calculation={key} column={calculation.column} line={line} />
    );
  });
}

/** Each calculation once, in the order in which it was asked for. */
const inOrder = (calculations: readonly Calculation[]): Calculation[] => [
  ...new Map(calculations.map((calculation) => [resultKey(calculation), calculation])).values(),
];

function HeatmapOf({ answer, column, looking, line, onAsk }: ChartsProps & { column: string; line: TimeLine }) {
  const { spec, result, window } = answer;
  const { view, look } = looking;
  const { heatmap, waiting } = useScaledHeatmap(answer, column, view.scale);
  if (heatmap === undefined) return null;
  if (heatmap.cells.length === 0) return <NoHeatmap column={heatmap.column} />;
  const region = view.region?.column === column ? view.region : null;
  const asking = (asked: QuerySpecInput): void => {
    onAsk(asked);
    // A region belongs to one answer. The query page's new address knows nothing of it; a step's address is still the old one.
    look({ region: null, bubbleUp: false });
  };
  return (
    <>
      <HeatmapChart
        heatmap={heatmap}
        waiting={waiting}
        buckets={result.buckets}
        window={window}
        region={region}
        scale={view.scale}
        onScale={(scale) => look({ scale })}
        cursor={line.cursor}
        onCursor={line.onCursor}
        actions={actionsOf(answer, looking, asking)}
      />
      {region !== null && view.bubbleUp ? (
        <BubbleUp
          spec={spec}
          region={region}
          window={window}
          onClose={() => look({ bubbleUp: false })}
          onAsk={asking}
        />
      ) : null}
    </>
  );
}

const actionsOf = (answer: Answer, { view, look }: Looking, onAsk: (spec: QuerySpecInput) => void): RegionActions => ({
  answer,
  onTraces: (region) => look({ tab: 'traces', region, group: null, bubbleUp: false }),
  onRows: (region) => look({ tab: 'rows', region, group: null, bubbleUp: false }),
  onZoom: ({ from, to }) => onAsk(zoomedTo(answer.spec, from, to)),
  onFilter: canBeFiltered(answer.spec) ? (region) => onAsk(filteredTo(answer.spec, region)) : null,
  onBubbleUp: (region) => look({ region, bubbleUp: true }),
  // An open BubbleUp follows the region.
  onChosen: (region) => (view.bubbleUp ? look({ region }) : undefined),
  onClear: () => look({ region: null, bubbleUp: false }),
});
