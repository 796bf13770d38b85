import type { NewPanel, Panel } from '@/lib/boards/board.ts';
import { movedTo, withBack, withChanged, withoutPanel, withPanel } from '@/lib/boards/panels.ts';
import type { BoardDesk, Edit } from './use-board.ts';

/** A change of a board's panels, what is said of it, and how it is undone where that is offered. */
type PanelEdit = Parameters<BoardDesk['edit']>;

const ofPanels =
  (edit: (panels: readonly Panel[]) => Panel[]): Edit =>
  (content) => ({ ...content, panels: edit(content.panels) });

export const added = (panel: NewPanel): PanelEdit => [
  ofPanels((panels) => withPanel(panels, panel)),
  'The panel is added at the end.',
];

export const changed = (id: string, to: NewPanel, name: string): PanelEdit => [
  ofPanels((panels) => withChanged(panels, { ...to, id })),
  `“${name}” is changed.`,
];

/** @param place counted from 0 */
export const moved = (id: string, place: number, name: string): PanelEdit => [
  ofPanels((panels) => movedTo(panels, id, place)),
  `“${name}” is panel ${place + 1} now.`,
];

/** Takes a panel away. It comes back at its place, whatever was changed meanwhile. */
export const removed = (panel: Panel, place: number, name: string): PanelEdit => [
  ofPanels((panels) => withoutPanel(panels, panel.id)),
  `“${name}” is removed.`,
  { name, back: ofPanels((panels) => withBack(panels, panel, place)) },
];
