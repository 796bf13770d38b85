import { walk } from './outline.ts';
import type { Branch, Tree } from './tree.ts';

/** A trace in small: one path for each look, in a box of `COLUMNS` by as many lanes as there are. */
export interface Minimap {
  lanes: number;
  /** How many rows share a lane. */
  rowsPerLane: number;
  /** The box's own height in lanes: where rows share them, a strip below tells when something failed. */
  height: number;
  /** SVG path data, by service colour; failing spans by themselves, to be drawn last. */
  paths: { colour: number | 'failed'; d: string }[];
}

/** How finely time is told apart. */
export const MINIMAP_COLUMNS = 400;
/** More lanes than this would be thinner than a pixel. */
export const MINIMAP_LANES = 48;

/** The strip of failures, and the gap above it, in lanes. */
const STRIP = 4;
const GAP = 2;

/**
 * Draws every span into a grid of cells, later rows over earlier ones, and joins equal cells of a lane. So a trace of
 * fifty thousand spans costs the page no more than one of fifty. What failed is drawn over all; where a thousand rows
 * share a lane that would be nearly all of it, so it stands in a strip of its own.
 *
 * @param order the tree's branches as the rows have them
 */
export function minimapOf(tree: Tree, order: readonly Branch[] = walk(tree.roots)): Minimap {
  const rowsPerLane = Math.max(1, Math.ceil(order.length / MINIMAP_LANES));
  const lanes = Math.ceil(order.length / rowsPerLane);
  const cells = new Int8Array(lanes * MINIMAP_COLUMNS).fill(-1);
  const failed = new Uint8Array(cells.length);
  const scale = MINIMAP_COLUMNS / longestOf(tree);
  const offsets = offsetsOf(tree);
  for (const [row, { span, startNs, endNs }] of order.entries()) {
    const start = startNs - (offsets.get(span.traceId) ?? 0);
    const first = Math.min(MINIMAP_COLUMNS - 1, Math.max(0, Math.floor(start * scale)));
    const end = Math.max(first + 1, Math.min(MINIMAP_COLUMNS, Math.ceil((start + endNs - startNs) * scale)));
    const lane = Math.floor(row / rowsPerLane) * MINIMAP_COLUMNS;
    cells.fill(tree.colours.get(span.service) ?? 0, lane + first, lane + end);
    if (span.status.code === 'error') failed.fill(1, lane + first, lane + end);
  }
  const isStrip = rowsPerLane > 1 && failed.includes(1);
  const height = isStrip ? lanes + GAP + STRIP : lanes;
  return { lanes, rowsPerLane, height, paths: [...coloured(cells), ...failures(failed, isStrip ? lanes + GAP : 0)] };
}

/** Nanoseconds of the longest trace, at least one so that it divides. */
const longestOf = ({ windows }: Tree): number =>
  [...windows.values()].reduce((longest, { start, end }) => Math.max(longest, Number(end - start)), 1);

/** Where each trace starts on the tree's axis: each is drawn from its own start. */
function offsetsOf({ windows }: Tree): Map<string, number> {
  const starts = [...windows].map(([traceId, { start }]) => [traceId, start] as const);
  const first = starts.reduce((least, [, start]) => (start < least ? start : least), starts[0]?.[1] ?? 0n);
  return new Map(starts.map(([traceId, start]) => [traceId, Number(start - first)]));
}

function coloured(cells: Int8Array): Minimap['paths'] {
  const colours = [...new Set(cells)].filter((colour) => colour !== -1).sort((a, b) => a - b);
  return colours.map((colour) => ({ colour, d: runs(cells, colour) }));
}

/** @param below 0 where they lie on the lanes themselves, else the lane at which their strip begins */
function failures(cells: Uint8Array, below: number): Minimap['paths'] {
  if (!cells.includes(1)) return [];
  const d = below === 0 ? runs(cells, 1) : runs(inOneLane(cells), 1, { y: below, height: STRIP });
  return [{ colour: 'failed', d }];
}

/** When anything failed, whatever its row. */
function inOneLane(cells: Uint8Array): Uint8Array {
  const lane = new Uint8Array(MINIMAP_COLUMNS);
  for (const [cell, is] of cells.entries()) if (is === 1) lane[cell % MINIMAP_COLUMNS] = 1;
  return lane;
}

/** One rectangle for each run of equal cells in a lane. */
function runs(cells: Int8Array | Uint8Array, wanted: number, { y, height } = { y: 0, height: 1 }): string {
  const drawn: string[] = [];
  for (let lane = 0; lane * MINIMAP_COLUMNS < cells.length; lane += 1) {
    const from = lane * MINIMAP_COLUMNS;
    for (let x = 0; x < MINIMAP_COLUMNS; x += 1) {
      if (cells[from + x] !== wanted) continue;
      const start = x;
      while (x + 1 < MINIMAP_COLUMNS && cells[from + x + 1] === wanted) x += 1;
      drawn.push(`M${start} ${y + lane}h${x + 1 - start}v${height}H${start}z`);
    }
  }
  return drawn.join('');
}
