import type { NewPanel, Panel } from './board.ts';

/** The first id that no panel has yet: `p1`, `p2`. */
export function freePanelId(panels: readonly Panel[]): string {
  const taken = new Set(panels.map(({ id }) => id));
  let number = 1;
  while (taken.has(`p${number}`)) number += 1;
  return `p${number}`;
}

/** The panels with one more at their end. */
export const withPanel = (panels: readonly Panel[], panel: NewPanel): Panel[] => [
  ...panels,
  { ...panel, id: freePanelId(panels) },
];

/** The panels with one of them replaced in its place. */
export const withChanged = (panels: readonly Panel[], changed: Panel): Panel[] =>
  panels.map((panel) => (panel.id === changed.id ? changed : panel));

export const withoutPanel = (panels: readonly Panel[], id: string): Panel[] =>
  panels.filter((panel) => panel.id !== id);

/** The panels with one of them at another place, counted from 0; a place beyond the ends is the end. */
export function movedTo(panels: readonly Panel[], id: string, place: number): Panel[] {
  const panel = panels.find((one) => one.id === id);
  if (panel === undefined) return [...panels];
  const others = withoutPanel(panels, id);
  return others.toSpliced(Math.max(0, place), 0, panel);
}

/** The panels with one that was there before at its place again, counted from 0. */
export function withBack(panels: readonly Panel[], panel: Panel, place: number): Panel[] {
  const id = panels.some((one) => one.id === panel.id) ? freePanelId(panels) : panel.id;
  return panels.toSpliced(Math.max(0, place), 0, { ...panel, id });
}
