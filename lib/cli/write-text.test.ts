import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeText } from './write-text.ts';

it('makes the folder that a report is to lie in, and writes over an older one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spanwalk-out-'));
  const path = join(folder, 'results/of/today.json');
  writeText(path, 'one');
  writeText(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(() => writeText(join(path, 'below-a-file.json'), 'three')).toThrow(/EEXIST|ENOTDIR/);
  rmSync(folder, { recursive: true });
});
