'use client';
import { useId, useMemo, useRef, useState } from 'react';
import type { Region, Squares } from '@/lib/query/region.ts';
import type { Heatmap } from '@/lib/query/result.ts';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import shared from './chart.module.css';
import styles from './heatmap-chart.module.css';
import {
  cellWords,
  fullestCell,
  gridOf,
  rangeOf,
  regionWithin,
  squaresBetween,
  squaresOf,
  weightOf,
  weightText,
  type Cell,
  type CellRange,
} from './heatmap-cells.ts';
import { HeatmapPlot } from './heatmap-plot.tsx';
import { HeatmapScaleChoice } from './heatmap-scale-choice.tsx';
import { HeatmapTable } from './heatmap-table.tsx';
import { RegionMenu, type RegionActions } from './region-menu.tsx';
import { resultText } from './result-words.ts';
import type { ResultView } from './result-view.ts';
import type { AnsweredWindow } from './use-evidence.ts';
import { useHeatSelection, type HeatSelection } from './use-heat-selection.ts';

interface HeatmapChartProps {
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
  /** A square with rows in it was chosen: its traces are wanted. */
  onCell: (range: CellRange) => void;
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
      <Chosen {...props} />
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

/** A heatmap with what is asked of its squares again and again. */
function pictureOf({ heatmap, buckets, window }: Pick<HeatmapChartProps, 'heatmap' | 'buckets' | 'window'>) {
  const rangeAt = (cell: Cell): CellRange => rangeOf(heatmap, buckets, cell);
  return {
    grid: gridOf(heatmap, buckets),
    rangeAt,
    wordsAt: (cell: Cell): string =>
      `${cellWords(rangeAt(cell), buckets)}: ${weightText(weightOf(heatmap, squaresBetween(cell, cell)))}`,
    regionOf: ({ anchor, head }: HeatSelection): Region =>
      regionWithin(heatmap, buckets, { squares: squaresBetween(anchor, head), window }),
    squaresOf: (region: Region): Squares | null => squaresOf(heatmap, buckets, region),
  };
}

type Picture = ReturnType<typeof pictureOf>;

/** What is chosen: by hand just now, or by the address. */
function choiceOf(picture: Picture, selection: HeatSelection | null, region: Region | null) {
  const chosen = selection === null ? region : picture.regionOf(selection);
  const squares = selection === null ? region && picture.squaresOf(region) : squaresBetween(selection.anchor, selection.head);
  return { squares, region: squares === null || selection?.done === false ? null : chosen };
} // prettier-ignore

const IDLE = 'Point at a square, or walk to it with the arrow keys. Drag, or hold Shift, to choose a region.';

function Chosen({ heatmap, buckets, window, region, cursor, onCursor, onCell, actions }: HeatmapChartProps) {
  const menu = useRef<HTMLFieldSetElement>(null);
  const [cell, setCell] = useState<Cell>();
  const picture = useMemo(() => pictureOf({ heatmap, buckets, window }), [heatmap, buckets, window]);
  const at = cell ?? fullestCell(heatmap);
  const move = (next: Cell | undefined): void => {
    setCell(next);
    onCursor(next?.column);
  };
  const { selection, clear, handlers } = useHeatSelection({
    of: heatmap,
    grid: picture.grid,
    at,
    onMove: move,
    onDone: (done) => actions.onChosen(picture.regionOf(done)),
    onPress: (one) => (picture.rangeAt(one).count > 0 ? onCell(picture.rangeAt(one)) : undefined),
    onEnter: () => menu.current?.querySelector('button')?.focus(),
  });
  const choice = choiceOf(picture, selection, region);
  return (
    <>
      <div className={shared.frame} data-tall>
        <ValueAxis words={axisWords(heatmap)} />
        <HeatmapPlot heatmap={heatmap} grid={picture.grid} cell={cell} chosen={choice.squares} cursor={cell === undefined ? cursor : undefined} words={picture.wordsAt(at)} handlers={handlers} onEnter={() => move(at)} onLeave={() => move(undefined)} />
        <ClockAxis buckets={buckets} />
      </div>
      <output className={shared.readout}>{cell === undefined ? IDLE : picture.wordsAt(cell)}</output>
      {choice.region === null || choice.squares === null ? null : (
        <RegionMenu ref={menu} region={choice.region} weight={weightText(weightOf(heatmap, choice.squares))} actions={actions} onClear={() => { clear(); actions.onClear(); }} />
      )}
    </>
  );
} // prettier-ignore

/** The edges from the highest to the lowest, in equal steps: read off, so that any scale tells the truth. */
function axisWords({ edges, column }: Heatmap): string[] {
  const last = edges.length - 1;
  const steps = last < 5 ? Math.max(1, last) : 5;
  const places = Array.from({ length: steps + 1 }, (_, step) => Math.round((last * (steps - step)) / steps));
  return [...new Set(places)].map((place) => resultText(column, edges[place] ?? 0));
}
