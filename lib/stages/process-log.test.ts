import { describe, expect, it } from 'vitest';
import { ProcessLog } from './process-log.ts';

const written = (...texts: string[]): readonly string[] => {
  const log = new ProcessLog(['abcdefghijklm1234', 'short']);
  for (const text of texts) log.write(text);
  return log.lines;
};

describe('a process’s log', () => {
  it.each([
    ['lines, however they were cut in pieces', ['one\ntw', 'o\r\nthree'], ['one', 'two', 'three']],
    ['text without colours and titles', ['\u001B[31mred\u001B[0m \u001B]0;title\u0007plain\n'], ['red plain']],
    ['a mark for each control character', ['a\u0000b\u0008c\u202Ed\n'], ['a�b�c�d']],
    ['a secret’s last four characters, where it is long enough to spare them', ['x=abcdefghijklm1234\n'], ['x=…1234']],
    ['nothing of a short secret', ['x=short;\n'], ['x=…;']],
  ])('shows %s', (_what, texts, lines) => {
    expect(written(...texts)).toEqual(lines);
  });

  it('keeps the last lines, and not more of a long one than can be read', () => {
    const lines = written(...Array.from({ length: 100 }, (_, index) => `${index}\n`), 'x'.repeat(1_000_000), '\n');
    expect(lines).toHaveLength(60);
    expect(lines[58]).toBe('99');
    expect(lines[59]).toHaveLength(401);
  });
});
