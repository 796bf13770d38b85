'use client';
import { useId } from 'react';
import type { Region } from '@/lib/query/region.ts';
import type { Heatmap } from '@/lib/query/result.ts';
import shared from './chart.module.css';
import styles from './heatmap-chart.module.css';
import { HeatmapScaleChoice } from './heatmap-scale-choice.tsx';
import { HeatmapStage } from './heatmap-stage.tsx';
import { HeatmapTable } from './heatmap-table.tsx';
import type { RegionActions } from './region-menu.tsx';
import type { ResultView } from './result-view.ts';
import type { AnsweredWindow } from './use-evidence.ts';

export interface HeatmapChartProps {
  heatmap: Heatmap;
  /** Another picture of the same is on its way. */
  waiting: boolean;
  /** Start of each time bucket, Unix milliseconds. */
  buckets: readonly number[];
  window: AnsweredWindow;
  /** The region that the address tells of. */
  region: Region | null;
  scale: ResultView['scale'];
  onScale: (scale: ResultView['scale']) => void;
  /** The time bucket that is pointed at in any of the charts. */
  cursor: number | undefined;
  onCursor: (bucket: number | undefined) => void;
  actions: RegionActions;
}

/** Rows over time and value: the darker a square, the more of them. A click shows the traces behind it, dragging chooses a region. */
export function HeatmapChart(props: HeatmapChartProps) {
  const { heatmap, waiting, buckets, scale, onScale } = props;
  const heading = useId();
  const most = Math.max(0, ...heatmap.cells.map(([, , count]) => count));
  return (
    <section className={shared.chart} aria-labelledby={heading} aria-busy={waiting}>
      <h2 className={shared.title} id={heading}>
        HEATMAP({heatmap.column})
      </h2>
      <HeatmapStage {...props} />
      <div className={styles.foot}>
        <span className={styles.scaleWords}>
          1 <span className={styles.scale} aria-hidden="true" /> {most.toLocaleString('en')}{' '}
          {most === 1 ? 'row' : 'rows'} a square
        </span>
        <HeatmapScaleChoice heatmap={heatmap} scale={scale} onScale={onScale} />
      </div>
      <HeatmapTable heatmap={heatmap} buckets={buckets} />
    </section>
  );
}
