import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { unzip } from '../../tests/support/unzip.ts';
import { zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = [
  { path: 'journal.md', text: 'Größe\n' },
  { path: 'pictures/ö.svg', text: 'x'.repeat(70_000) },
  { path: 'empty', text: '' },
];
const archive = zip(files, Date.UTC(2026, 2, 1, 9, 30, 4));

const python = ['python3', 'python'].find((command) => spawnSync(command, ['--version']).status === 0);

describe('an archive', () => {
  it('holds each file under its path, as it was', () => {
    expect(unzip(archive)).toEqual(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  });

  it.skipIf(python === undefined)('is opened by a program of others, names and times and all', () => {
    const file = join(folder, 'a.zip');
    writeFileSync(file, archive);
    const script = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, list(i.date_time)] for i in z.infolist()]))`;
    const { stdout, stderr } = spawnSync(python ?? '', ['-c', script, file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const at = [2026, 3, 1, 9, 30, 4];
    expect(JSON.parse(stdout)).toEqual([
      ['journal.md', 8, at],
      ['pictures/ö.svg', 70_000, at],
      ['empty', 0, at],
    ]);
  });
});
