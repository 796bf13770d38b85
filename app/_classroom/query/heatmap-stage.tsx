'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Region, Squares } from '@/lib/query/region.ts';
import type { Heatmap } from '@/lib/query/result.ts';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import shared from './chart.module.css';
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
import type { HeatmapChartProps } from './heatmap-chart.tsx';
import { menuPlace, tipPlace } from './heatmap-places.ts';
import { HeatmapPlot } from './heatmap-plot.tsx';
import styles from './heatmap-stage.module.css';
import { RegionMenu } from './region-menu.tsx';
import { regionText } from './region-words.ts';
import { resultText } from './result-words.ts';
import { useHeatSelection, type HeatSelection } from './use-heat-selection.ts';

/** A heatmap with what is asked of its squares again and again. */
function pictureOf({ heatmap, buckets, window }: Pick<HeatmapChartProps, 'heatmap' | 'buckets' | 'window'>) {
  const rangeAt = (cell: Cell): CellRange => rangeOf(heatmap, buckets, cell);
  return {
    grid: gridOf(heatmap, buckets),
    rangeAt,
    wordsAt: (cell: Cell): string =>
      `${cellWords(rangeAt(cell), buckets)}: ${weightText(weightOf(heatmap, squaresBetween(cell, cell)))}`,
    wordsOf: (selection: HeatSelection): string => {
      const squares = squaresBetween(selection.anchor, selection.head);
      return `${regionText(regionWithin(heatmap, buckets, { squares, window }))}: ${weightText(weightOf(heatmap, squares))}`;
    },
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

/** The squares with their axes; what is pointed at and what is chosen is told right beside it. */
export function HeatmapStage(props: HeatmapChartProps) {
  const { heatmap, buckets, cursor, actions } = props;
  const { picture, cell, at, move, choice, pointed, handlers, onClear, menu, stage } = useStage(props);
  return (
    <>
      <div className={shared.frame} data-tall>
        <ValueAxis words={axisWords(heatmap)} />
        <div className={styles.stage} ref={stage}>
          <HeatmapPlot heatmap={heatmap} grid={picture.grid} cell={cell} chosen={choice.squares} cursor={cell === undefined ? cursor : undefined} words={picture.wordsAt(at)} handlers={handlers} onEnter={() => move(at)} onLeave={() => move(undefined)} />
          {pointed === null ? null : (
            <span className={styles.tip} style={tipPlace(pointed.squares, picture.grid)} aria-hidden="true">{pointed.words}</span>
          )}
          {choice.region === null || choice.squares === null ? null : (
            <div className={styles.beside} style={menuPlace(choice.squares, picture.grid)}>
              <RegionMenu ref={menu} region={choice.region} weight={weightText(weightOf(heatmap, choice.squares))} actions={actions} onClear={onClear} />
            </div>
          )}
        </div>
        <ClockAxis buckets={buckets} />
      </div>
      <p className={shared.readout}>{IDLE}</p>
    </>
  );
} // prettier-ignore

/** Where the reader is among the squares, and what they have chosen there. */
function useStage({ heatmap, buckets, window, region, onCursor, actions }: HeatmapChartProps) {
  const { menu, stage, focusMenu, focusPlot, awaitMenu } = useStageFocus();
  const [cell, setCell] = useState<Cell>();
  const picture = useMemo(() => pictureOf({ heatmap, buckets, window }), [heatmap, buckets, window]);
  const at = cell ?? fullestCell(heatmap);
  const move = (next: Cell | undefined): void => {
    setCell(next);
    onCursor(next?.column);
  };
  const onPress = (one: Cell): void => {
    if (picture.rangeAt(one).count === 0) return;
    actions.onTraces(picture.regionOf({ anchor: one, head: one, done: true }));
  };
  const onClear = (): void => {
    clear();
    if (region !== null) actions.onClear();
    focusPlot();
  };
  const { selection, clear, handlers } = useHeatSelection({
    of: heatmap,
    grid: picture.grid,
    at,
    onMove: move,
    onDone: (done) => actions.onChosen(picture.regionOf(done)),
    onDropped: awaitMenu,
    onPress,
    onEnter: focusMenu,
    onEscape: onClear,
  });
  const choice = choiceOf(picture, selection, region);
  const pointed = pointedAt(picture, selection, cell);
  return { picture, cell, at, move, choice, pointed, handlers, onClear, menu, stage };
}

/** What is told at the pointer: the square, or as much as is being dragged over. */
function pointedAt(picture: Picture, selection: HeatSelection | null, cell: Cell | undefined) {
  if (cell === undefined) return null;
  if (selection !== null && !selection.done) {
    const squares = squaresBetween(selection.anchor, selection.head);
    return { squares, words: picture.wordsOf(selection) };
  }
  return { squares: squaresBetween(cell, cell), words: picture.wordsAt(cell) };
}

/** Between the squares and the menu of what is chosen among them. */
function useStageFocus() {
  const menu = useRef<HTMLFieldSetElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const awaited = useRef(false);
  const focusMenu = (): void => menu.current?.querySelector('button')?.focus();
  // The menu of what was dragged over is there with the next drawing.
  useEffect(() => {
    if (!awaited.current || menu.current === null) return;
    awaited.current = false;
    focusMenu();
  });
  return {
    menu,
    stage,
    focusMenu,
    focusPlot: (): void => stage.current?.querySelector('button')?.focus(),
    awaitMenu: (): void => void (awaited.current = true),
  };
}

/** The edges from the highest to the lowest, in equal steps: read off, so that any scale tells the truth. */
function axisWords({ edges, column }: Heatmap): string[] {
  const last = edges.length - 1;
  const steps = last < 5 ? Math.max(1, last) : 5;
  const places = Array.from({ length: steps + 1 }, (_, step) => Math.round((last * (steps - step)) / steps));
  return [...new Set(places)].map((place) => resultText(column, edges[place] ?? 0));
}
