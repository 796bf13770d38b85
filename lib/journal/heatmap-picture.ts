import type { Heatmap } from '../query/result.ts';
import type { JournalHeatmap } from './journal.ts';
import { xml } from './safe-text.ts';
import { svg, type Colours } from './svg.ts';

/** What the picture of a heatmap shows. @param words a value of the column as a person reads it */
export function heatmapOf(
  { column, scale, edges, cells }: Heatmap,
  buckets: number,
  words: (value: number) => string,
): JournalHeatmap {
  return {
    column,
    scale,
    columns: Math.max(1, buckets),
    rows: Math.max(1, edges.length - 1),
    cells,
    low: words(edges[0] ?? 0),
    high: words(edges.at(-1) ?? 0),
  };
}

const WIDTH = 1000;
const HEIGHT = 300;
const GRID = { left: 100, top: 16, width: WIDTH - 116, height: HEIGHT - 48 };

/** Between the two ends of the scale, by the square root, so that a single span beside a crowd can still be seen. */
function heat(count: number, most: number, { heat: { low, high } }: Colours): string {
  const share = most <= 0 ? 0 : Math.sqrt(count / most);
  const mixed = low.map((from, at) => Math.round(from + ((high[at] ?? from) - from) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** How the rows go up, and what the darkest square is. */
const legend = (scale: JournalHeatmap['scale'], most: number): string =>
  `${scale === 'log' ? 'logarithmic, ' : ''}darkest: ${most.toLocaleString('en')}`;

/** A heatmap as an SVG that stands alone. @param range from when to when, in words */
export function heatmapSvg(heatmap: JournalHeatmap, range: { from: string; to: string }): string {
  const { column, scale, columns, rows, cells, low, high } = heatmap;
  const most = Math.max(0, ...cells.map(([, , count]) => count));
  const [wide, tall] = [GRID.width / columns, GRID.height / rows];
  const bottom = GRID.top + GRID.height;
  return svg({ width: WIDTH, height: HEIGHT, title: `Heatmap of ${column}` }, (colours) => {
    const label = (x: number, y: number, text: string, anchor: string): string =>
      `<text x="${x}" y="${y}" fill="${colours.quiet}" text-anchor="${anchor}">${xml(text, 40)}</text>`;
    return [
      `<path d="M${GRID.left} ${GRID.top}V${bottom}H${GRID.left + GRID.width}" fill="none" stroke="${colours.rule}"/>`,
      `<g shape-rendering="crispEdges">`,
      ...cells.map(([at, row, count]) => {
        const [x, y] = [GRID.left + at * wide, bottom - (row + 1) * tall];
        return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${Math.max(1, wide).toFixed(2)}" height="${Math.max(1, tall).toFixed(2)}" fill="${heat(count, most, colours)}"/>`;
      }),
      '</g>',
      label(GRID.left - 8, GRID.top + 10, high, 'end'),
      label(GRID.left - 8, bottom, low, 'end'),
      label(GRID.left, HEIGHT - 10, range.from, 'start'),
      label(GRID.left + GRID.width / 2, HEIGHT - 10, legend(scale, most), 'middle'),
      label(GRID.left + GRID.width, HEIGHT - 10, range.to, 'end'),
    ];
  });
}
