import { describe, expect, it } from 'vitest';
import { changedLines } from './changed-lines.ts';

/** The marks as a reader sees them: `-` for lines only before, `+` for lines only after. */
function marked(before: string, after: string): string[] {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const { removed, added } = changedLines(one, other);
  return [
    ...one.filter((_, at) => removed.has(at)).map((line) => `-${line}`),
    ...other.filter((_, at) => added.has(at)).map((line) => `+${line}`),
  ];
}

describe('the changed lines', () => {
  it('are none between a text and itself', () => {
    expect(marked('a\nb', 'a\nb')).toEqual([]);
  });

  it('are the new lines, where only some were added', () => {
    expect(marked('a\nc', 'a\nb\nc\nd')).toEqual(['+b', '+d']);
  });

  it('are the old and the new line, where one was rewritten', () => {
    expect(marked('a\nb\nc', 'a\nx\nc')).toEqual(['-b', '+x']);
  });

  it('do not count what only moved in under a new block', () => {
    expect(marked('def run():\n  work()', 'def run():\n  with span:\n    work()')).toEqual(['+  with span:']);
  });

  it('take a closing brace for the one that stands as deep', () => {
    const [before, after] = ['f() {\n  work\n}', 'f() {\n  try {\n    work\n  } finally {\n    end\n  }\n}'];
    expect(marked(before, after)).toEqual(['+  try {', '+  } finally {', '+    end', '+  }']);
  });

  it('leave blank lines unmarked', () => {
    expect(marked('a', 'a\n\nb')).toEqual(['+b']);
  });

  it('are everything, between texts that share nothing', () => {
    expect(marked('a', 'b')).toEqual(['-a', '+b']);
  });
});
