import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStageHome } from './stage-home.ts';

let temporary: string;
beforeEach(() => {
  temporary = join(mkdtempSync(join(tmpdir(), 'spanwalk-home-')), 'tmp');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(temporary, '..'), { recursive: true, force: true });
});

const laidOut = (name: string): string => {
  const folder = join(temporary, name);
  mkdirSync(join(folder, 'a-step/after'), { recursive: true });
  return folder;
};

describe('the folder of the stages', () => {
  it('is swept away by the next start when its process was killed', () => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const left = laidOut(`spanwalk-stages-${ended}-Abc123`);
    openStageHome();
    expect(existsSync(left)).toBe(false);
  });

  it('stays while its process lives, and so does whatever is not of its kind', () => {
    const first = openStageHome().folder;
    const others = [`spanwalk-stages-${process.ppid}-Abc123`, 'spanwalk-stages-Abc123', 'elsewhere-1-a'].map(laidOut);
    openStageHome();
    expect([first, ...others].map((folder) => existsSync(folder))).toEqual([true, true, true, true]);
  });

  it('is removed with all that is in it', () => {
    const home = openStageHome();
    writeFileSync(join(home.folder, 'app.mjs'), '');
    home.remove();
    expect(existsSync(home.folder)).toBe(false);
  });

  it('that cannot be removed does not end the process', () => {
    const home = openStageHome();
    rmSync(temporary, { recursive: true });
    // A file where the folder's own folder was: removing what should lie in it fails.
    writeFileSync(temporary, '');
    expect(home.remove).not.toThrow();
  });
});
