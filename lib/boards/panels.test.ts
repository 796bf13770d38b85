import { describe, expect, it } from 'vitest';
import type { Panel } from './board.ts';
import { freePanelId, movedTo, withBack, withChanged, withoutPanel, withPanel } from './panels.ts';

const note = (id: string, content = id): Panel => ({ id, type: 'text', content, width: 'half' });
const panels = ['p1', 'p2', 'p3'].map((id) => note(id));
const order = (some: readonly Panel[]): string => some.map(({ id }) => id).join(' ');

describe('the panels of a board', () => {
  it('get an id that is free, also where one was taken away', () => {
    expect(freePanelId(panels)).toBe('p4');
    expect(order(withPanel(withoutPanel(panels, 'p2'), { type: 'text', content: 'new', width: 'full' }))).toBe('p1 p3 p2');
  }); // prettier-ignore

  it.each([
    ['p1', 1, 'p2 p1 p3'],
    ['p3', 0, 'p3 p1 p2'],
    ['p2', 9, 'p1 p3 p2'],
    ['p2', -1, 'p2 p1 p3'],
    ['gone', 0, 'p1 p2 p3'],
  ])('are moved: %s to place %i', (id, place, moved) => {
    expect(order(movedTo(panels, id, place))).toBe(moved);
    expect(order(panels)).toBe('p1 p2 p3');
  });

  it('are changed in their place', () => {
    expect(withChanged(panels, note('p2', 'other'))).toEqual([note('p1'), note('p2', 'other'), note('p3')]);
  });

  it('come back at their place, under another id where theirs was given away', () => {
    const without = withoutPanel(panels, 'p2');
    expect(order(withBack(without, note('p2'), 1))).toBe('p1 p2 p3');
    expect(order(withBack(panels, note('p2'), 0))).toBe('p4 p1 p2 p3');
    expect(order(withBack([], note('p2'), 7))).toBe('p2');
  });
});
