/** Where a journal’s pictures lie, beside its Markdown. No name holds anything that was sent. */
export const waterfallFile = (traceId: string): string => `pictures/waterfall-${traceId}.svg`;

/** @param query which saved query, from 0 @param nth which heatmap of it, from 0 */
export const heatmapFile = (query: number, nth: number): string => `pictures/heatmap-${query + 1}-${nth + 1}.svg`;
