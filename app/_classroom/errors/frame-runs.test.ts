import { describe, expect, it } from 'vitest';
import { runsOfFrames } from './frame-runs.ts';

const frame = (file: string, inApp: boolean) => ({
  file,
  inApp,
  method: '',
  line: null,
  code: '',
  before: [],
  after: [],
});

describe('a stack', () => {
  it('is read from the innermost call, with what is not the application’s own folded together', () => {
    const stack = [frame('server.js', false), frame('app.mjs', true), frame('a.js', false), frame('b.js', false)];
    expect(runsOfFrames(stack).map(({ inApp, from, frames }) => [inApp, from, frames.map(({ file }) => file)])).toEqual(
      [
        [false, 0, ['b.js', 'a.js']],
        [true, 2, ['app.mjs']],
        [false, 3, ['server.js']],
      ],
    );
  });

  it('without frames has no runs', () => {
    expect(runsOfFrames([])).toEqual([]);
  });
});
