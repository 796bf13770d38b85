import type { Panel } from '../../boards/board.ts';
import type { SavedQuery } from '../../query/saved-query.ts';

/** The panels with the ids that a file's saved queries have in the workspace. */
export const withIds = (panels: readonly Panel[], ids: ReadonlyMap<string, string>): Panel[] =>
  panels.map((panel) => {
    if (panel.type === 'text' || panel.asks.from === 'panel') return panel;
    const queryId = ids.get(panel.asks.queryId) ?? panel.asks.queryId;
    return { ...panel, asks: { ...panel.asks, queryId } };
  });

/** The panels with a copy in each that asks a saved query; null where none does. */
export function withCopyOf(panels: readonly Panel[], { id, name, spec, dataset }: SavedQuery): Panel[] | null {
  const asksIt = (panel: Panel): boolean =>
    panel.type === 'query' && panel.asks.from === 'saved' && panel.asks.queryId === id;
  if (!panels.some(asksIt)) return null;
  const asks = { from: 'saved', queryId: id, copy: { name, spec, dataset } } as const;
  return panels.map((panel) => (panel.type === 'query' && asksIt(panel) ? { ...panel, asks } : panel));
}
