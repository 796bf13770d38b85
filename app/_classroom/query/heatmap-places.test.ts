import { describe, expect, it } from 'vitest';
import { menuPlace, tipPlace } from './heatmap-places.ts';

const grid = { columns: 10, rows: 5 };
const square = (column: number, row: number) => ({ columns: [column, column], rows: [row, row] }) as const;

describe('what stands beside squares of a heatmap', () => {
  it('begins at their left edge, or ends at their right one, whichever leaves it more room', () => {
    expect(tipPlace(square(0, 0), grid)).toMatchObject({ left: '0%' });
    expect(tipPlace(square(9, 0), grid)).toMatchObject({ right: '0%' });
    expect(tipPlace(square(6, 0), grid)).toMatchObject({ right: '30%' });
  });

  it('is above a square that lies low, and below one that lies high', () => {
    expect(tipPlace(square(0, 0), grid)).toMatchObject({ bottom: '20%' });
    expect(tipPlace(square(0, 4), grid)).toMatchObject({ top: '20%' });
  });

  it('is right below a region where it is its menu', () =>
    expect(menuPlace({ columns: [2, 4], rows: [1, 3] }, grid)).toEqual({ left: '20%', top: '80%' }));
});
