import { describe, expect, it } from 'vitest';
import { levelShares } from './level-shares.ts';

const group = (severity: number, lines: number, bytes: number) => ({ group: 'cruddur', severity, lines, bytes });
const logs = (largest: ReturnType<typeof group>[]) => ({ lines: 0, bytes: 0, groups: { largest, of: largest.length } });

describe('what lines weigh, level by level', () => {
  it('adds the bytes for each line, and joins the four numbers of a level, the lowest level first', () => {
    const shares = levelShares(logs([group(9, 1, 74), group(5, 4, 296), group(6, 6, 444)]), 26);
    expect(shares).toEqual([
      { level: 'DEBUG', lines: 10, bytes: 1000, share: 10 / 11, below: 0 },
      { level: 'INFO', lines: 1, bytes: 100, share: 1 / 11, below: 10 / 11 },
    ]);
  });

  it('keeps lines without a level whatever the level is', () => {
    const shares = levelShares(logs([group(0, 1, 50), group(9, 1, 25), group(17, 1, 25)]), 0);
    expect(shares.map(({ level, below }) => [level, below])).toEqual([
      ['no level', 0],
      ['INFO', 0],
      ['ERROR', 0.25],
    ]);
  });

  it('is nothing where no line came', () => {
    expect(levelShares(logs([]), 26)).toEqual([]);
  });
});
