import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournalKeys, PRIVATE_KEY_FILE, PUBLIC_KEY_FILE } from './journal-keys.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'spanwalk-keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => {
  const keys = openJournalKeys(folder);
  if ('problem' in keys) throw new Error(keys.problem.message);
  return keys.ok;
};

describe('the keys that journals are signed with', () => {
  it('are made once, and are the same ever after', () => {
    const { keyId } = open();
    const before = readFileSync(join(folder, PRIVATE_KEY_FILE), 'utf8');
    expect(open().keyId).toBe(keyId);
    expect(readFileSync(join(folder, PRIVATE_KEY_FILE), 'utf8')).toBe(before);
    expect(readFileSync(join(folder, PUBLIC_KEY_FILE), 'utf8')).toBe(open().publicPem);
    expect(open().publicPem).not.toContain('PRIVATE');
  });

  it('are readable by the owner alone, whatever became of the file', () => {
    open();
    const mode = () => statSync(join(folder, PRIVATE_KEY_FILE)).mode & 0o777;
    expect(mode()).toBe(0o600);
    chmodSync(join(folder, PRIVATE_KEY_FILE), 0o644);
    open();
    expect(mode()).toBe(0o600);
  });

  it('are never made anew over a file that is damaged', () => {
    writeFileSync(join(folder, PRIVATE_KEY_FILE), 'damaged');
    expect(openJournalKeys(folder)).toMatchObject({ problem: { code: 'journal/key' } });
    expect(readFileSync(join(folder, PRIVATE_KEY_FILE), 'utf8')).toBe('damaged');
  });
});
