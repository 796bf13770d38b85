import { describe, expect, it } from 'vitest';
import type { Row } from '@/lib/waterfall/rows.ts';
import { anchorRow } from './anchor-row.ts';

const rows = Array.from(
  { length: 100 },
  (_, nth) => ({ branch: { span: { traceId: 't', spanId: String(nth) } } }) as Row,
);
const at = (scrollTop: number, ...readerAt: number[]): number | undefined =>
  anchorRow(rows, { scrollTop, height: 300, rowHeight: 30 }, readerAt)?.place; // prettier-ignore

describe('the row that stays where it is while others arrive', () => {
  it('is the one with the keyboard, at the top of the list too', () => {
    expect(at(0, 7)).toBe(7);
    expect(at(600, 25, 21)).toBe(25);
  });

  it('is the open one where the keyboard is out of sight or nowhere', () => {
    expect(at(600, 3, 28)).toBe(28);
    expect(at(600, -1, 28)).toBe(28);
  });

  it('is the topmost where the reader is out of sight, as a row that is cut is', () => {
    expect(at(600, 99, -1)).toBe(20);
    expect(at(615, 20)).toBe(20);
    expect(at(600, 30)).toBe(20);
  });

  it('is none at the very top, so that new rows come in there', () => {
    expect(at(0)).toBeUndefined();
    expect(at(0, 50)).toBeUndefined();
  });

  it('is known by its span, wherever it goes', () => {
    expect(anchorRow(rows, { scrollTop: 0, height: 300, rowHeight: 30 }, [4])).toEqual({ key: 't/4', place: 4 });
  });
});
