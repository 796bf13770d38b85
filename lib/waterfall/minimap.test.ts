import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { MINIMAP_COLUMNS, MINIMAP_LANES, minimapOf } from './minimap.ts';
import { growTree } from './tree.ts';

const pathsOf = (outline: string) => minimapOf(growTree(sketch(outline))).paths;

describe('the minimap', () => {
  it('has a lane for each row, and a bar where its span was', () => {
    const [path, ...others] = pathsOf('a 0..100\n  b 50..75');
    expect(others).toEqual([]);
    expect(path?.d).toBe('M0 0h400v1H0zM200 1h100v1H200z');
  });

  it('has a colour for each service', () => {
    const tree = growTree(sketch('a @one 0..10\n  b @two 5..10'));
    const colours = minimapOf(tree).paths.map(({ colour }) => colour);
    expect(new Set(colours)).toEqual(new Set(tree.colours.values()));
  });

  it('draws what failed over everything', () => {
    const paths = pathsOf('a 0..10 !x\n  b 0..10');
    expect(paths.at(-1)).toMatchObject({ colour: 'failed', d: 'M0 0h400v1H0z' });
  });

  it('shows even what took no time', () => expect(pathsOf('a 0..100\n  b 50..50')[0]?.d).toContain('M200 1h1v1'));

  it('puts many rows into one lane, and stays small', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `s${index} ${index}..${index + 1}`);
    const { lanes, rowsPerLane, paths } = minimapOf(growTree(sketch(lines.join('\n'))));
    expect(lanes).toBeLessThanOrEqual(MINIMAP_LANES);
    expect(rowsPerLane * lanes).toBeGreaterThanOrEqual(5000);
    expect(paths.reduce((length, { d }) => length + d.length, 0)).toBeLessThan(MINIMAP_LANES * MINIMAP_COLUMNS);
  });

  it('tells when something failed below the lanes, where rows share them', () => {
    const lines = Array.from(
      { length: 400 },
      (_, index) => `s${index} ${index}..${index + 1}${index < 100 ? ' !x' : ''}`,
    );
    const { lanes, height, paths } = minimapOf(growTree(sketch(lines.join('\n'))));
    expect(height).toBeGreaterThan(lanes);
    expect(paths.at(-1)).toEqual({ colour: 'failed', d: `M0 ${lanes + 2}h100v4H0z` });
    const allWell = minimapOf(growTree(sketch(lines.join('\n').replaceAll(' !x', ''))));
    expect(allWell.height).toBe(allWell.lanes);
  });

  it('starts each of several traces at the left', () => {
    const [one, two] = sketch('a 0..100\nb 900..1000');
    const spans = [one, { ...two, traceId: 'b'.repeat(32) }] as Parameters<typeof growTree>[0];
    expect(minimapOf(growTree([...spans])).paths[0]?.d).toBe('M0 0h400v1H0zM0 1h400v1H0z');
  });

  it('is nothing of nothing', () => expect(minimapOf(growTree([]))).toMatchObject({ lanes: 0, paths: [] }));

  it('takes a span that ends before it starts', () =>
    expect(pathsOf('a 0..100\n  b 60..20')[0]?.d).toContain('M240 1h1'));
});
