import { heatmapSvg } from './heatmap-picture.ts';
import type { Journal } from './journal.ts';
import { momentText } from './markdown.ts';
import { heatmapFile, waterfallFile } from './picture-files.ts';
import { waterfallSvg } from './waterfall-picture.ts';

export interface PictureFile {
  /** Where the Markdown looks for it. */
  path: string;
  svg: string;
}

/** All pictures of a journal: a waterfall for each trace, a heatmap for each that a saved query asks for. */
export const picturesOf = ({ traces, savedQueries }: Journal): PictureFile[] => [
  ...traces.map((trace) => ({ path: waterfallFile(trace.traceId), svg: waterfallSvg(trace) })),
  ...savedQueries.flatMap(({ heatmaps, from, to }, query) =>
    heatmaps.map((heatmap, nth) => ({
      path: heatmapFile(query, nth),
      svg: heatmapSvg(heatmap, { from: momentText(from), to: momentText(to) }),
    })),
  ),
];
