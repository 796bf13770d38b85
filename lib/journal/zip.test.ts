import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('is opened by another program, with each file as it was, its name and its time', () => {
  const file = join(folder, 'a.zip');
  writeFileSync(file, zip([{ path: 'journal.md', text: 'Größe\n' }, { path: 'pictures/ö.svg', text: 'x'.repeat(70_000) }, { path: 'empty', text: '' }], Date.UTC(2026, 2, 1, 9, 30, 4))); // prettier-ignore
  const script = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, z.read(i).decode('utf8')[:9], i.file_size, list(i.date_time)] for i in z.infolist()]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const at = [2026, 3, 1, 9, 30, 4];
  expect(JSON.parse(stdout)).toEqual([
    ['journal.md', 'Größe\n', 8, at],
    ['pictures/ö.svg', 'xxxxxxxxx', 70_000, at],
    ['empty', '', 0, at],
  ]);
});
